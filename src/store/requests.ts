/** Requests and the day rows they add up to, changed together: a row is always the exact sum of its requests. */

import type { DeletionScope } from '../model/backup/deletions.ts';
import { type DayKey, dayKeyOf } from '../model/usage/day-key.ts';
import { addRequest, removeRequest } from '../model/usage/day-row.ts';
import type { DayRow, UsageRequest } from '../model/usage/usage.ts';
import { answersOf, rawStore } from './at-once.ts';
import { stateDeletion, withdrawStatement } from './deletions.ts';
import { numberingOf } from './install.ts';
import { startingWith } from './key-ranges.ts';
import { deleteMeta, namesFrom, putMeta } from './meta.ts';
import type { WriteTransaction } from './schema.ts';

/** The request as it stands within the transaction; undefined for an id that isn't stored. */
export async function getRequest(
  transaction: WriteTransaction,
  id: string,
): Promise<UsageRequest | undefined> {
  return transaction.objectStore('requests').get(id);
}

/**
 * What stands once a request is told of that may be stored already, as `previous`: when and where it was sent stays as
 * first told. Undefined for a rev that is not higher, which changes nothing.
 */
export function mergeRequest(
  request: UsageRequest,
  previous: UsageRequest | undefined,
): UsageRequest | undefined {
  if (!previous) return request;
  if (request.rev <= previous.rev) return undefined;
  const { device, at, day, tzOffsetMin, site } = previous;
  const alias = request.alias ?? previous.alias;
  return { ...request, device, at, day, tzOffsetMin, site, ...(alias === undefined ? {} : { alias }) };
}

/**
 * Puts `next` where `previous` stood: in its own row, in the day rows, and in the list of those still going on.
 * @param now epoch ms, the moment of this news
 * @returns the request as it is stored
 */
export async function replaceRequest(
  transaction: WriteTransaction,
  previous: UsageRequest | undefined,
  next: UsageRequest,
  now: number,
): Promise<UsageRequest> {
  const gone = await changeDayRows(transaction, { taken: previous ? [previous] : [], added: [next] });
  await stateRowsGone(transaction, gone);
  const stored = await putRequest(transaction, next);
  if (next.outcome === 'pending') await putMeta(transaction, `pending:${next.id}`, now);
  else if (previous?.outcome === 'pending') await deleteMeta(transaction, `pending:${next.id}`);
  return stored;
}

/** Stores a request, numbered where it is this device's. */
export async function putRequest(
  transaction: WriteTransaction,
  request: UsageRequest,
): Promise<UsageRequest> {
  const { device, next } = await numberingOf(transaction);
  const numbered = request.device === device ? { ...request, rowRev: await next() } : request;
  storeRequests(transaction, [numbered], 'put');
  return numbered;
}

/** Those that are stored, each in the place of its id. */
export async function getRequests(
  transaction: WriteTransaction,
  ids: readonly string[],
): Promise<(UsageRequest | undefined)[]> {
  const store = rawStore(transaction, 'requests');
  return answersOf(ids.map((id): IDBRequest<UsageRequest | undefined> => store.get(id)));
}

/** Stores many, numbered where they are this device's. */
export async function putRequests(
  transaction: WriteTransaction,
  requests: readonly UsageRequest[],
): Promise<void> {
  storeRequests(transaction, await numbered(transaction, requests), 'put');
}

/** The same requests; this device's with this transaction's number. */
export async function numbered(
  transaction: WriteTransaction,
  requests: readonly UsageRequest[],
): Promise<readonly UsageRequest[]> {
  const { device, next } = await numberingOf(transaction);
  if (requests.every((request) => request.device !== device)) return requests;
  const rowRev = await next();
  return requests.map((request) => (request.device === device ? { ...request, rowRev } : request));
}

/**
 * Stores many as they are, with their numbers: who deleted them elsewhere, where they were known by these, meant them.
 * None is waited for: one that fails ends the transaction, and so does one that is stored already where it is added.
 */
export function storeRequests(
  transaction: WriteTransaction,
  requests: readonly UsageRequest[],
  how: 'put' | 'add',
): void {
  const store = rawStore(transaction, 'requests');
  for (const request of requests) store[how](request);
}

/** Takes requests away, and nothing else of them. None is waited for. */
export function dropRequests(transaction: WriteTransaction, ids: Iterable<string>): void {
  const store = rawStore(transaction, 'requests');
  for (const id of ids) store.delete(id);
}

/** The requests of a day row that are still there. */
export async function requestsOfDay(transaction: WriteTransaction, key: DayKey): Promise<UsageRequest[]> {
  const [, day, site] = key;
  const ofDay = await transaction
    .objectStore('requests')
    .index('site-day-at')
    .getAll(startingWith([site, day]));
  return ofDay.filter((request) => indexedDB.cmp(dayKeyOf(request), key) === 0);
}

/** The day rows of these keys, each in its place. */
export async function getDays(
  transaction: WriteTransaction,
  keys: readonly DayKey[],
): Promise<(DayRow | undefined)[]> {
  const store = rawStore(transaction, 'days');
  return answersOf(keys.map((key): IDBRequest<DayRow | undefined> => store.get(key)));
}

/** Stores a day row, numbered where it is this device's. It is not waited for: what fails ends the transaction. */
export async function putDay(transaction: WriteTransaction, row: DayRow): Promise<void> {
  const { device, next } = await numberingOf(transaction);
  const numbered = row.device === device ? { ...row, rev: await next() } : row;
  rawStore(transaction, 'days').put(numbered);
}

/** Requests that leave their day rows, as they were, and those that come; one that changed is in both. */
export interface DayChanges {
  readonly taken: readonly UsageRequest[];
  readonly added: readonly UsageRequest[];
  /** Leaves alone rows that count requests which are gone. */
  readonly sparesFrozen?: boolean;
}

/**
 * Takes requests out of their day rows and puts others in, each row read and written once.
 * @returns the rows that went, as they were: who takes their requests away states it
 */
export async function changeDayRows(
  transaction: WriteTransaction,
  { taken, added, sparesFrozen = false }: DayChanges,
): Promise<DayRow[]> {
  const days = transaction.objectStore('days');
  const rows = changesByRow(taken, added);
  const gone: DayRow[] = [];
  const known = await getDays(
    transaction,
    rows.map(({ key }) => key),
  );
  await Promise.all(
    rows.map(async ({ key, taken, added }, index) => {
      const before = known[index];
      if (before?.frozen && sparesFrozen) return;
      const rest = taken.reduce<DayRow | undefined>(
        (row, request) => row && removeRequest(row, request),
        before,
      );
      const after = added.reduce<DayRow | undefined>(addRequest, rest);
      if (after) await putDay(transaction, after);
      else await days.delete(key);
      if (after && !before) await withdrawStatement(transaction, after.device, { of: 'row', key });
      if (before && !after) gone.push(before);
    }),
  );
  return gone;
}

/** Requests by the day row they leave or come to: each is looked at once, however many rows there are. */
function changesByRow(taken: readonly UsageRequest[], added: readonly UsageRequest[]) {
  const rows = new Map<string, { key: DayKey; taken: UsageRequest[]; added: UsageRequest[] }>();
  const rowOf = (request: UsageRequest) => {
    const key = dayKeyOf(request);
    const text = JSON.stringify(key);
    const row = rows.get(text) ?? { key, taken: [], added: [] };
    rows.set(text, row);
    return row;
  };
  for (const request of taken) rowOf(request).taken.push(request);
  for (const request of added) rowOf(request).added.push(request);
  return [...rows.values()];
}

/** States that day rows are gone because their last requests moved to others, so that no copy keeps them. */
export async function stateRowsGone(transaction: WriteTransaction, rows: readonly DayRow[]): Promise<void> {
  for (const row of rows) await stateGone(transaction, row, { of: 'row', key: dayKeyOf(row) });
}

/** The same of rows of which another device may know more: it states itself what it takes away. */
export async function stateOwnRowsGone(
  transaction: WriteTransaction,
  rows: readonly DayRow[],
): Promise<void> {
  const { device } = await numberingOf(transaction);
  await stateRowsGone(
    transaction,
    rows.filter((row) => row.device === device),
  );
}

/** States that a row is gone: with this transaction's number where it is this device's, else with its own. */
export async function stateGone(
  transaction: WriteTransaction,
  { device, rev }: Pick<DayRow, 'device' | 'rev'>,
  scope: DeletionScope,
): Promise<void> {
  const { device: own, next } = await numberingOf(transaction);
  const upToRev = device === own ? await next() : rev;
  await stateDeletion(transaction, { device, scope, upToRev });
}

/** Requests still going on, with the moment (epoch ms) of their last news. */
export async function readPending(
  transaction: WriteTransaction,
): Promise<{ id: string; lastNewsAt: number }[]> {
  const meta = transaction.objectStore('meta');
  const names = namesFrom('pending:');
  const [keys, rows] = await Promise.all([meta.getAllKeys(names), meta.getAll(names)]);
  return keys.map((key, index) => ({ id: key.slice('pending:'.length), lastNewsAt: rows[index] as number }));
}
