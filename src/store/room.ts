/** Day rows hold so many requests and no more. */
import { dayKeyOf } from '../model/usage/day-key.ts';
import { MAX_ROW_REQUESTS } from '../model/usage/day-row.ts';
import type { UsageRequest } from '../model/usage/usage.ts';
import type { WriteTransaction } from './schema.ts';

/** Whether the day row a request comes to has a place for it, counting those it was asked for before. */
export function roomIn(transaction: WriteTransaction) {
  const held = new Map<string, number>();
  return async (request: UsageRequest, before: UsageRequest | undefined): Promise<boolean> => {
    const key = dayKeyOf(request);
    const text = JSON.stringify(key);
    if (before && JSON.stringify(dayKeyOf(before)) === text) return true;
    const row = held.has(text) ? undefined : await transaction.objectStore('days').get(key);
    const count = held.get(text) ?? (row && !row.frozen ? row.requests + row.sessions : 0);
    if (count >= MAX_ROW_REQUESTS) return false;
    held.set(text, count + 1);
    return true;
  };
}
