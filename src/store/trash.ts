/** What was deleted and can still be taken back, and the ids of what must not come back by itself. */

import type { DeletionStatement, StatementKey } from '../model/backup/deletions.ts';
import { dayKeyOf } from '../model/usage/day-key.ts';
import { addRequest, mergeRows, removeRequest } from '../model/usage/day-row.ts';
import type { DayRow, UsageRequest } from '../model/usage/usage.ts';
import { putAdviceBack } from './coach-changes.ts';
import { withdrawStatement } from './deletions.ts';
import { deleteMeta, getMeta, namesFrom, putMeta } from './meta.ts';
import type { MeteredDay } from './meta-rows.ts';
import { changeDayRows, mergeRequest, numbered, putDay, requestsOfDay, storeRequests } from './requests.ts';
import type { MetaName, TrashGroup, TrashKey, TrashRow, WriteTransaction } from './schema.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * A tab tells more of a request for as long as it answers, or when the page is left. One that had settled a day ago is
 * not told of again; one that never did may be for as long as its tab stays open: a week is taken to be enough.
 */
const NEWS_MS = DAY_MS;
const REMEMBERED_MS = 7 * DAY_MS;

/** One person's deletion at a time can be taken back. */
const GROUP: TrashGroup = 'deletion';

/** All that a person's deletion took, of what had expired too. */
export function trashed(): IDBKeyRange {
  // Keys that start with the group itself are too few: what had expired lies under `deletion/expired:…`.
  return IDBKeyRange.bound([GROUP], [`${GROUP}0`]);
}

/**
 * Moves requests, their ideas and their places among those going on to the trash.
 * @returns the day rows that went with them, as they were
 */
export async function trashRequests(
  transaction: WriteTransaction,
  requests: readonly UsageRequest[],
  now: number,
): Promise<DayRow[]> {
  const coach = transaction.objectStore('coach');
  const store = transaction.objectStore('requests');
  const ideas = await Promise.all(requests.map(({ id }) => coach.get(id)));
  const [gone] = await Promise.all([
    changeDayRows(transaction, { taken: requests, added: [] }),
    ...ideas.flatMap((row) =>
      row ? [putInTrash(transaction, { from: 'coach', row }), coach.delete(row.requestId)] : [],
    ),
    ...requests.flatMap((row) => [putInTrash(transaction, { from: 'requests', row }), store.delete(row.id)]),
    ...requests.map((request) => noteGone(transaction, request, now)),
    // What an import knows of one goes and comes back with it.
    ...requests.flatMap(({ alias }) =>
      alias === undefined ? [] : [trashMeta(transaction, IDBKeyRange.only(`known:${alias}`))],
    ),
  ]);
  return gone;
}

/** Notes the id of a request that news may still come of, so that they do not bring it back. */
export async function noteGone(
  transaction: WriteTransaction,
  request: UsageRequest,
  now: number,
): Promise<void> {
  const { id, outcome, at } = request;
  if (outcome === 'pending') await deleteMeta(transaction, `pending:${id}`);
  const isUnsettled = outcome === 'pending' || outcome === 'cut';
  if (isUnsettled || at > now - NEWS_MS) await putMeta(transaction, `gone:${id}`, now);
}

/**
 * Moves a day row to the trash, but for what it counts of requests that are still there: their sum stays.
 * @returns whether all of it went
 */
export async function trashDay(transaction: WriteTransaction, row: DayRow): Promise<boolean> {
  const key = dayKeyOf(row);
  const there = await requestsOfDay(transaction, key);
  const gone = there.reduce<DayRow | undefined>((rest, request) => rest && removeRequest(rest, request), row);
  const sum = there.reduce<DayRow | undefined>(addRequest, undefined);
  if (gone) await putInTrash(transaction, { from: 'days', row: gone });
  // A statement about the row says nothing of these.
  if (sum) await putDay(transaction, { ...sum, rev: Math.max(...there.map(({ rowRev }) => rowRev)) });
  else await transaction.objectStore('days').delete(key);
  return !sum;
}

/** Keeps what was stated before, the first time a deletion states something else. */
export async function trashStatement(
  transaction: WriteTransaction,
  key: StatementKey,
  before: DeletionStatement | undefined,
): Promise<void> {
  const trashed: TrashRow = { from: 'deletions', key, row: before ?? null };
  const known = await transaction.objectStore('trash').getKey(trashKey(trashed));
  if (!known) await putInTrash(transaction, trashed);
}

/** Moves the rows of these names. */
export async function trashMeta(transaction: WriteTransaction, names: IDBKeyRange): Promise<void> {
  const meta = transaction.objectStore('meta');
  for (const name of await meta.getAllKeys(names)) {
    const row = await getMeta(transaction, name);
    if (row !== undefined) await putInTrash(transaction, { from: 'meta', name, row });
    await meta.delete(name);
  }
}

/**
 * Puts rows back where they were, beside what came in meanwhile.
 * @param now epoch ms: a request that was going on is waited for anew
 */
export async function restoreRows(
  transaction: WriteTransaction,
  rows: readonly TrashRow[],
  now: number,
): Promise<void> {
  const requests = rows.flatMap((trashed) => (trashed.from === 'requests' ? [trashed.row] : []));
  await restoreRequests(transaction, requests, now);
  for (const trashed of rows) {
    if (trashed.from === 'coach') await putAdviceBack(transaction, trashed.row);
    else if (trashed.from === 'days') await restoreDay(transaction, trashed.row);
    else if (trashed.from === 'meta') await restoreMeta(transaction, trashed.name, trashed.row);
    else if (trashed.from === 'deletions') await restoreStatement(transaction, trashed.key, trashed.row);
  }
}

/**
 * Puts back requests that are missing, as they are; news of all of them counts again.
 * @param now epoch ms: one that was going on is waited for anew
 * @returns those that were missing
 */
export async function putBackRequests(
  transaction: WriteTransaction,
  requests: readonly UsageRequest[],
  now: number,
): Promise<UsageRequest[]> {
  const store = transaction.objectStore('requests');
  const present = await Promise.all(requests.map(({ id }) => store.getKey(id)));
  const missing = requests.filter((_, index) => present[index] === undefined);
  storeRequests(transaction, missing, 'put');
  await Promise.all([
    ...requests.map(({ id }) => deleteMeta(transaction, `gone:${id}`)),
    ...missing
      .filter(({ outcome }) => outcome === 'pending')
      .map(({ id }) => putMeta(transaction, `pending:${id}`, now)),
  ]);
  return missing;
}

/** Whether news of this id is of something deleted. If it can still be taken back, it keeps the news. */
export async function absorbNews(transaction: WriteTransaction, news: UsageRequest): Promise<boolean> {
  if ((await getMeta(transaction, `gone:${news.id}`)) === undefined) return false;
  const trashed = await transaction.objectStore('trash').get([GROUP, 'requests', news.id]);
  const merged = trashed?.from === 'requests' && mergeRequest(news, trashed.row);
  if (merged) await putInTrash(transaction, { from: 'requests', row: merged });
  return true;
}

/** Forgets the ids of what was deleted long ago. */
export async function forgetGone(transaction: WriteTransaction, now: number): Promise<void> {
  const meta = transaction.objectStore('meta');
  const names = await meta.getAllKeys(namesFrom('gone:'));
  const moments = (await meta.getAll(namesFrom('gone:'))) as number[];
  const old = names.filter((_, index) => (moments[index] ?? 0) <= now - REMEMBERED_MS);
  await Promise.all(old.map((name) => meta.delete(name)));
}

async function putInTrash(transaction: WriteTransaction, trashed: TrashRow): Promise<void> {
  await transaction.objectStore('trash').put(trashed, trashKey(trashed));
}

function trashKey(trashed: TrashRow): TrashKey {
  return [GROUP, trashed.from, trashId(trashed)];
}

function trashId(trashed: TrashRow): string {
  switch (trashed.from) {
    case 'requests':
      return trashed.row.id;
    case 'coach':
      return trashed.row.requestId;
    case 'days':
      return JSON.stringify(dayKeyOf(trashed.row));
    case 'meta':
      return trashed.name;
    case 'deletions':
      return JSON.stringify(trashed.key);
  }
}

async function restoreStatement(
  transaction: WriteTransaction,
  key: StatementKey,
  before: DeletionStatement | null,
): Promise<void> {
  const deletions = transaction.objectStore('deletions');
  await (before ? deletions.put(before, key) : deletions.delete(key));
}

async function restoreRequests(
  transaction: WriteTransaction,
  requests: readonly UsageRequest[],
  now: number,
): Promise<void> {
  // A file may have said meanwhile that they are deleted.
  const added = await putBackRequests(transaction, await numbered(transaction, requests), now);
  await Promise.all([
    changeDayRows(transaction, { taken: [], added }),
    ...added.map(({ device, id }) => withdrawStatement(transaction, device, { of: 'request', id })),
  ]);
}

async function restoreDay(transaction: WriteTransaction, row: DayRow): Promise<void> {
  const days = transaction.objectStore('days');
  const key = dayKeyOf(row);
  const present = await days.get(key);
  await putDay(transaction, present ? mergeRows(row, present) : row);
  await withdrawStatement(transaction, row.device, { of: 'row', key });
}

/** A day that was metered meanwhile was metered for all of it; of the rest, what is newer stands. */
async function restoreMeta(
  transaction: WriteTransaction,
  name: MetaName,
  row: TrashRow['row'],
): Promise<void> {
  const meta = transaction.objectStore('meta');
  const present = await meta.get(name);
  if (name.startsWith('metered:') && present) {
    await meta.put(joined(row as MeteredDay, present as MeteredDay), name);
  } else if (!present) {
    await meta.put(row as MeteredDay, name);
  }
}

function joined(a: MeteredDay, b: MeteredDay): MeteredDay {
  return {
    first: Math.min(a.first, b.first),
    last: Math.max(a.last, b.last),
    pausedMs: a.pausedMs + b.pausedMs,
    sitesOff: [...new Set([...a.sitesOff, ...b.sitesOff])],
  };
}
