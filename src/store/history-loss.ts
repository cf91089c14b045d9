/**
 * Whether the records are still the ones that were here. A browser may throw a database away, for want of room or since
 * its disk broke it, and gives an empty one in its place: a mark outside it tells that from a new install.
 */
import { onLocalChange, readItem, writeItem } from '../platform/storage.ts';
import { type OpenDatabase, writeTogether } from './database.ts';
import { randomId } from './ids.ts';
import { getMeta, putMeta } from './meta.ts';

const MARK_KEY = 'history';
const LOST_KEY = 'historyLostAt';

/** How long it is said, so that who looks in once a week hears of it. */
const SAID_MS = 7 * 24 * 3_600_000;

/** Epoch ms it was noticed that the records were gone; null where they never were, or it was said for long. */
export async function readHistoryLoss(now: number): Promise<number | null> {
  const at = await readItem('local', LOST_KEY);
  return typeof at === 'number' && at > now - SAID_MS ? at : null;
}

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

/** Calls when it is noticed. */
export function onHistoryLoss(changed: () => void): void {
  onLocalChange(LOST_KEY, changed);
}
