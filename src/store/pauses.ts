/** The pauses a person took: put down in the days they fell on, and remembered while news of them may still come. */
import { accountPause, byLocalDay, type Span } from '../model/calendar/pause.ts';
import type { Settings } from '../model/settings/settings.ts';
import { getMeta, putMeta } from './meta.ts';
import type { Pauses } from './meta-rows.ts';
import type { WriteTransaction } from './schema.ts';

/** News of a request sent longer ago than this is dated by when it arrives: see background/request.ts. */
const REMEMBERED_MS = 24 * 3_600_000;
const MOST_REMEMBERED = 100;

const NONE: Pauses = { running: null, ended: [] };

/** Puts down what was paused up to now. Repeated or late, it adds nothing twice. */
export async function notePause(
  transaction: WriteTransaction,
  set: Settings['pause'],
  now: number,
): Promise<void> {
  const known = (await getMeta(transaction, 'pauses')) ?? NONE;
  const { added, ended, running } = accountPause(known.running, set, now);
  if (!added && !ended && !running && !known.running) return;
  for (const { day, span } of added ? byLocalDay(added) : []) await addPaused(transaction, day, span);
  const recent = known.ended.filter(({ until }) => until > now - REMEMBERED_MS);
  await putMeta(transaction, 'pauses', {
    running,
    ended: (ended ? [...recent, ended] : recent).slice(-MOST_REMEMBERED),
  });
}

/** Whether a request was sent while nothing was to be counted, as far as is remembered. */
export async function wasPausedAt(transaction: WriteTransaction, at: number): Promise<boolean> {
  const { ended } = (await getMeta(transaction, 'pauses')) ?? NONE;
  return ended.some(({ since, until }) => at >= since && at < until);
}

async function addPaused(transaction: WriteTransaction, day: string, { since, until }: Span): Promise<void> {
  const known = await getMeta(transaction, `metered:${day}`);
  await putMeta(transaction, `metered:${day}`, {
    first: Math.min(known?.first ?? since, since),
    last: Math.max(known?.last ?? until, until),
    pausedMs: (known?.pausedMs ?? 0) + until - since,
    sitesOff: known?.sitesOff ?? [],
  });
}
