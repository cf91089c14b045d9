/** Deleting here what a file says was deleted elsewhere: as a person's own deletion, it can be taken back for a while. */
import { type DeletionStatement, deletionsIn, statementKey } from '../model/backup/deletions.ts';
import { emptyTrash, noteSwept } from './deletion.ts';
import { stateDeletion } from './deletions.ts';
import { deleteStatedExpired } from './expired.ts';
import type { Sweep } from './meta-rows.ts';
import { stateOwnRowsGone } from './requests.ts';
import type { WriteTransaction } from './schema.ts';
import { trashDay, trashRequests, trashStatement } from './trash.ts';

/** Requests a transaction looks at: recording waits for it. */
const SLICE = 1_000;

/** Says what a file says is deleted; the rows themselves go in steps. */
export async function beginSweep(
  transaction: WriteTransaction,
  statements: readonly DeletionStatement[],
): Promise<Sweep> {
  await emptyTrash(transaction);
  for (const statement of statements)
    await trashStatement(transaction, statementKey(statement), await stateDeletion(transaction, statement));
  return { after: null, moved: 0 };
}

/**
 * Takes the next step: requests first, oldest day first, then what retention has taken, then the day rows that count
 * what was gone already.
 * @param now epoch ms
 * @returns where to go on; null once all is gone
 */
export async function stepSweep(
  transaction: WriteTransaction,
  { after, moved: before }: Sweep,
  now: number,
): Promise<Sweep | null> {
  const deletions = deletionsIn(await transaction.objectStore('deletions').getAll());
  const index = transaction.objectStore('requests').index('day-at');
  const slice = await index.getAll(after && IDBKeyRange.lowerBound(after, true), SLICE);
  const deleted = slice.filter((request) => deletions.of(request).length > 0);
  await stateOwnRowsGone(transaction, await trashRequests(transaction, deleted, now));
  const sum = before + deleted.length;
  const last = slice.at(-1);
  if (last && slice.length === SLICE) return { after: [last.day, last.at, last.id], moved: sum };
  const expired = await deleteStatedExpired(transaction, deletions, SLICE);
  const moved = sum + expired.length;
  if (expired.length === SLICE) return { after, moved };
  const days = await transaction.objectStore('days').getAll();
  const rows = days.filter((row) => row.frozen && deletions.of(row).length > 0);
  for (const row of rows) await trashDay(transaction, row);
  if (moved + rows.length > 0) await noteSwept(transaction, moved, now);
  else await emptyTrash(transaction);
  return null;
}
