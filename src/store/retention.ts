/** Single requests go after a time the person sets; the sums of their days stay. */

import { deletionsIn } from '../model/backup/deletions.ts';
import { isOutdated } from '../model/footprint/reestimate.ts';
import { type DayKey, dayKeyOf } from '../model/usage/day-key.ts';
import { addRequest } from '../model/usage/day-row.ts';
import type { DayRow, UsageRequest } from '../model/usage/usage.ts';
import { writeTogether } from './database.ts';
import { expire, forgetExpired, readOver, readReturning, takeExpired } from './expired.ts';
import { readExpiring } from './expiring.ts';
import { noteCounted } from './ledger.ts';
import { askReestimation } from './reestimation.ts';
import {
  changeDayRows,
  getRequest,
  mergeRequest,
  putDay,
  putRequest,
  requestsOfDay,
  stateRowsGone,
} from './requests.ts';
import type { Database, WriteTransaction } from './schema.ts';
import { putBackRequests } from './trash.ts';

/** Rows a transaction takes away at most: recording waits for it. */
const SLICE = 200;

/** By which days requests go. */
export interface RetentionDays {
  /** The day that is believed to be today, 'YYYY-MM-DD'. */
  readonly today: string;
  /** Requests of days before it go. */
  readonly firstKept: string;
  /** Epoch ms. */
  readonly now: number;
}

/**
 * Takes the oldest requests of days before `firstKept`, with their ideas, to the trash. Their day rows count them as
 * before and are frozen: they can no longer be estimated from their requests. What lies there of days that are kept,
 * since the clock was wrong or the person chose longer, comes back; what has lain there for long goes for good.
 * @param most how many requests a step moves
 * @returns whether there may be more
 */
export async function stepRetention(
  database: Database,
  { today, firstKept, now }: RetentionDays,
  most = SLICE,
): Promise<boolean> {
  // Most days there is nothing to do, and reading makes nobody wait.
  const [returning] = await readReturning(database, firstKept, today);
  if (returning) {
    await writeTogether(database, async (transaction) =>
      putBack(transaction, await takeExpired(transaction, returning, most), now),
    );
    return true;
  }
  for (const group of await readOver(database, today))
    await writeTogether(database, (transaction) => forgetExpired(transaction, group));
  const expiring = await readExpiring(database, firstKept, most);
  if (expiring.length === 0) return false;
  return writeTogether(database, async (transaction) => {
    const found = await Promise.all(expiring.map((id) => getRequest(transaction, id)));
    const old = found.filter((request) => request !== undefined);
    await freezeDays(transaction, old);
    await noteCounted(transaction, old);
    await expire(transaction, old, { today, now });
    return expiring.length === most;
  });
}

async function freezeDays(transaction: WriteTransaction, requests: readonly UsageRequest[]): Promise<void> {
  const days = transaction.objectStore('days');
  for (const key of dayKeysOf(requests)) {
    const row = await days.get(key);
    if (row && !row.frozen) await putDay(transaction, { ...row, frozen: true });
  }
}

/** Their day rows never ceased to count them. What was deleted on another device meanwhile, as a file said, stays so. */
async function putBack(
  transaction: WriteTransaction,
  taken: readonly UsageRequest[],
  now: number,
): Promise<void> {
  const deletions = deletionsIn(await transaction.objectStore('deletions').getAll());
  const requests = taken.filter((request) => deletions.of(request).length === 0);
  const missing = await putBackRequests(transaction, requests, now);
  const again = requests.filter((request) => !missing.includes(request));
  for (const request of again) await rejoin(transaction, request);
  for (const key of dayKeysOf(requests)) await thaw(transaction, key);
  if (missing.some(({ factors }) => isOutdated(factors))) await askReestimation(transaction);
}

/**
 * A tab told more of it meanwhile, by the clock that was wrong, so it was taken for new: one stays, sent when it was
 * first told. One that an import brought is of the same day, and its row counts it once.
 */
async function rejoin(transaction: WriteTransaction, old: UsageRequest): Promise<void> {
  const present = await getRequest(transaction, old.id);
  if (!present || present.day === old.day) return;
  const joined = mergeRequest(present, old) ?? old;
  const gone = await changeDayRows(transaction, { taken: [old, present], added: [joined] });
  await stateRowsGone(transaction, gone);
  await putRequest(transaction, joined);
}

/** A row of which all requests are back is their sum again, and is estimated from them. */
export async function thaw(transaction: WriteTransaction, key: DayKey): Promise<void> {
  const row = await transaction.objectStore('days').get(key);
  if (!row?.frozen) return;
  const requests = await requestsOfDay(transaction, key);
  const sum = requests.reduce<DayRow | undefined>(addRequest, undefined);
  if (sum && isSameSum(sum, row)) await putDay(transaction, { ...row, frozen: false });
}

function isSameSum(sum: DayRow, row: DayRow): boolean {
  const { frozen: _, rev: __, ...sums } = sum;
  return Object.entries(sums).every(
    ([name, value]) => JSON.stringify(value) === JSON.stringify(row[name as keyof DayRow]),
  );
}

/** Each once. */
function dayKeysOf(requests: readonly UsageRequest[]): DayKey[] {
  return [...new Map(requests.map(dayKeyOf).map((key) => [JSON.stringify(key), key])).values()];
}
