/** Single requests go after a time the person sets; the sums of their days stay. */
import type { UsageRequest } from '../model/usage/usage.ts';
import { writeTogether } from './database.ts';
import { deleteMeta } from './meta.ts';
import { dayKeyOf, putDay } from './requests.ts';
import type { Database, WriteTransaction } from './schema.ts';

/** Rows a transaction takes away at most: recording waits for it. */
const SLICE = 200;

/**
 * Lets go of the oldest requests of days before `firstKept` ('YYYY-MM-DD'), with their ideas. Their day rows count
 * them as before and are frozen: they can no longer be estimated from their requests.
 * @param most how many requests a step lets go of
 * @returns whether there may be more
 */
export async function stepRetention(database: Database, firstKept: string, most = SLICE): Promise<boolean> {
  // Most days there is nothing to do, and reading makes nobody wait.
  const days = IDBKeyRange.upperBound([firstKept], true);
  if ((await database.getKeyFromIndex('requests', 'day-at', days)) === undefined) return false;
  return writeTogether(database, async (transaction) => {
    const old = await transaction.objectStore('requests').index('day-at').getAll(days, most);
    await freezeDays(transaction, old);
    await Promise.all(
      old.flatMap(({ id }) => [
        transaction.objectStore('requests').delete(id),
        transaction.objectStore('coach').delete(id),
        deleteMeta(transaction, `pending:${id}`),
      ]),
    );
    return old.length === most;
  });
}

async function freezeDays(transaction: WriteTransaction, requests: readonly UsageRequest[]): Promise<void> {
  const days = transaction.objectStore('days');
  const keys = new Map(requests.map(dayKeyOf).map((key) => [JSON.stringify(key), key]));
  for (const key of keys.values()) {
    const row = await days.get(key);
    if (row && !row.frozen) await putDay(transaction, { ...row, frozen: true });
  }
}
