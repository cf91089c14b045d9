/**
 * Whether the records are still the ones that were here. A browser may throw a database away, for want of room or since
 * its disk broke it, and gives an empty one in its place: a mark outside it tells that from a new install.
 */
import { readItem, writeItem } from '../platform/storage.ts';
import { type OpenDatabase, writeTogether } from './database.ts';
import { LOST_KEY } from './history-loss.ts';
import { randomId } from './ids.ts';
import { getMeta, putMeta } from './meta.ts';

const MARK_KEY = 'history';

/** Compares the database with the mark, and leaves both the same. Rejects where either can't be read or written. */
export async function noticeHistoryLoss(openDatabase: OpenDatabase, now: number): Promise<void> {
  const outside = await readItem('local', MARK_KEY);
  const { inside, isNew } = await writeTogether(await openDatabase(), async (transaction) => {
    const known = await getMeta(transaction, 'history');
    const mark = known ?? randomId();
    if (!known) await putMeta(transaction, 'history', mark);
    return { inside: mark, isNew: !known };
  });
  if (outside === inside) return;
  // Said before the mark is moved: a worker that dies between the two says it again.
  if (isNew && outside !== undefined) await writeItem('local', LOST_KEY, now);
  await writeItem('local', MARK_KEY, inside);
}
