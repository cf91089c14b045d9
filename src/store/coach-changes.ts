/** Noting ideas, and what became of them: the background alone does. */
import type { CoachRow, WriteTransaction } from './schema.ts';

/** Keeps the first idea of a request; it has one at most. */
export async function addAdvice(
  transaction: WriteTransaction,
  requestId: string,
  advice: Pick<CoachRow, 'ruleId' | 'confidence'>,
  now: number,
): Promise<void> {
  const coach = transaction.objectStore('coach');
  if (await coach.get(requestId)) return;
  await coach.put({ requestId, ...advice, at: now, shownAt: null, dismissedAt: null });
}

/** Notes the first time an idea was shown, or sent away; nothing where there is none. */
export async function noteAdvice(
  transaction: WriteTransaction,
  requestId: string,
  moment: 'shownAt' | 'dismissedAt',
  now: number,
): Promise<void> {
  const coach = transaction.objectStore('coach');
  const row = await coach.get(requestId);
  if (row && row[moment] === null) await coach.put({ ...row, [moment]: now });
}

/** Puts an idea back that was deleted; one that came up for the request meanwhile stays. */
export async function putAdviceBack(transaction: WriteTransaction, row: CoachRow): Promise<void> {
  const coach = transaction.objectStore('coach');
  if (!(await coach.getKey(row.requestId))) await coach.put(row);
}
