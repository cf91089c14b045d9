/** Day rows hold so many requests and no more. */
import { dayKeyOf } from '../model/usage/day-key.ts';
import { MAX_ROW_REQUESTS } from '../model/usage/day-row.ts';
import type { DayRow, UsageRequest } from '../model/usage/usage.ts';
import { getDays } from './requests.ts';
import type { WriteTransaction } from './schema.ts';

/**
 * Whether the day row a request comes to has a place for it, counting those it was asked for before.
 * @param requests all it may be asked for: their day rows are read at once
 */
export async function roomFor(transaction: WriteTransaction, requests: readonly UsageRequest[]) {
  const keys = new Map(requests.map((request) => [keyText(request), dayKeyOf(request)]));
  const rows = await getDays(transaction, [...keys.values()]);
  const held = new Map(
    [...keys.keys()].map((text, index) => [text, countOf(rows[index])] satisfies [string, number]),
  );
  return (request: UsageRequest, before: UsageRequest | undefined): boolean => {
    const text = keyText(request);
    if (before && keyText(before) === text) return true;
    const count = held.get(text) ?? 0;
    if (count >= MAX_ROW_REQUESTS) return false;
    held.set(text, count + 1);
    return true;
  };
}

/** Frozen rows count requests that are gone, and those that come are not added once more. */
function countOf(row: DayRow | undefined): number {
  return row && !row.frozen ? row.requests + row.sessions : 0;
}

function keyText(request: UsageRequest): string {
  return JSON.stringify(dayKeyOf(request));
}
