/**
 * Rows of an export file, taken in beside what is there: by id the higher rev, by key the row that is missing. The
 * same file a second time changes nothing.
 */
import { parseBackupDay, parseBackupRequest } from '../model/backup/backup-rows.ts';
import { isOutdated } from '../model/footprint/reestimate.ts';
import type { BackupTable, Imported } from '../model/messages/wire.ts';
import { holdsAllOf, MAX_ROW_REQUESTS } from '../model/usage/day-row.ts';
import type { DayRow, UsageRequest } from '../model/usage/usage.ts';
import { writeTogether } from './database.ts';
import { withdrawStatement } from './deletions.ts';
import { numberingOf } from './install.ts';
import { startingWith } from './key-ranges.ts';
import { deleteMeta, putMeta } from './meta.ts';
import { askReestimation } from './reestimation.ts';
import {
  changeDayRows,
  dayKeyOf,
  mergeRequest,
  putDay,
  putRequest,
  readPending,
  stateRowsGone,
} from './requests.ts';
import type { Database, WriteTransaction } from './schema.ts';

/** Of the file, as they stand there: not yet looked at. */
export interface ImportedRows {
  readonly requests: readonly unknown[];
  readonly days: readonly unknown[];
}

/** Takes in what is new of the rows of one message, all in one transaction. */
export async function importRows(database: Database, rows: ImportedRows, now: number): Promise<Imported> {
  const requests = rows.requests.map((row) => parseBackupRequest(row, now));
  const days = rows.days.map((row) => parseBackupDay(row, now));
  const taken = await writeTogether(database, async (transaction) => {
    const takenDays = await takeDays(transaction, days.filter(isRow));
    const { taken: takenRequests, full } = await takeRequests(
      transaction,
      newest(requests.filter(isRow)),
      now,
    );
    const factors = [...takenDays, ...takenRequests].map((row) => row.factors);
    if (factors.some(isOutdated)) await askReestimation(transaction);
    return { requests: takenRequests.length, days: takenDays.length, full };
  });
  const fitting = requests.map((request) => (request && taken.full.has(request.id) ? undefined : request));
  return {
    requests: taken.requests,
    days: taken.days,
    rejected: [...rejected('requests', fitting), ...rejected('days', days)],
  };
}

function isRow<Row>(row: Row | undefined): row is Row {
  return row !== undefined;
}

function rejected(table: BackupTable, parsed: readonly unknown[]): Imported['rejected'] {
  return parsed.flatMap((row, index) => (row === undefined ? [{ table, index }] : []));
}

/** Each id once, with its highest rev. */
function newest(requests: readonly UsageRequest[]): UsageRequest[] {
  const byId = new Map<string, UsageRequest>();
  for (const request of requests) {
    const merged = mergeRequest(request, byId.get(request.id));
    if (merged) byId.set(request.id, merged);
  }
  return [...byId.values()];
}

/**
 * A row that is missing has no requests here. One of this device's that stands here already stays: no file knows more
 * of it. Another device's gives way to a higher number of that device, where nothing here is missing from it.
 */
async function takeDays(transaction: WriteTransaction, rows: readonly DayRow[]): Promise<DayRow[]> {
  const store = transaction.objectStore('days');
  const { device } = await numberingOf(transaction);
  const present = await Promise.all(rows.map((row) => store.get(dayKeyOf(row))));
  const missing = rows.filter((_, index) => !present[index]);
  const numbered: DayRow[] = [];
  const fuller: DayRow[] = [];
  for (const [index, row] of rows.entries()) {
    const known = present[index];
    if (!known || row.device === device || known.rev >= row.rev) continue;
    if (areSameSums(known, row)) numbered.push(row);
    else if (holdsAllOf(row, known)) fuller.push(row);
  }
  await Promise.all([
    ...missing.map((row) => putDay(transaction, { ...row, frozen: true })),
    ...missing.map((row) => withdrawStatement(transaction, row.device, { of: 'row', key: dayKeyOf(row) })),
    ...numbered.map((row) => store.put(row)),
    // It counts requests that are not here.
    ...fuller.map((row) => store.put({ ...row, frozen: true })),
  ]);
  return [...missing, ...fuller];
}

function areSameSums(known: DayRow, row: DayRow): boolean {
  return keysOf(known).every(
    (key) => key === 'rev' || JSON.stringify(known[key]) === JSON.stringify(row[key]),
  );
}

function keysOf(row: DayRow): (keyof DayRow)[] {
  return Object.keys(row) as (keyof DayRow)[];
}

/**
 * Frozen rows count their requests already, kept or gone: those that come back are not added once more.
 * @returns also the ids of those whose day rows are full
 */
async function takeRequests(
  transaction: WriteTransaction,
  requests: readonly UsageRequest[],
  now: number,
): Promise<{ taken: UsageRequest[]; full: ReadonlySet<string> }> {
  const store = transaction.objectStore('requests');
  const present = await Promise.all(requests.map(({ id }) => store.get(id)));
  const hasRoom = roomIn(transaction);
  const full = new Set<string>();
  const added: UsageRequest[] = [];
  const replaced: UsageRequest[] = [];
  const replacing: UsageRequest[] = [];
  for (const [index, request] of requests.entries()) {
    const before = present[index];
    const merged = mergeRequest(request, before);
    if (!merged) continue;
    if (!(await hasRoom(merged, before))) full.add(request.id);
    else if (!before) added.push(merged);
    else {
      replaced.push(before);
      replacing.push(merged);
    }
  }
  await changeDayRows(transaction, { taken: [], added, sparesFrozen: true });
  const gone = await changeDayRows(transaction, { taken: replaced, added: replacing });
  await stateRowsGone(transaction, gone);
  const taken = [...added, ...replacing];
  await Promise.all([
    ...taken.map((request) => putRequest(transaction, request)),
    withdrawRequests(transaction, added),
    waitForPending(transaction, taken, now),
  ]);
  return { taken, full };
}

/** Asked for once, not for each request: few are deleted one by one, and a file may have a hundred thousand. */
async function withdrawRequests(
  transaction: WriteTransaction,
  requests: readonly UsageRequest[],
): Promise<void> {
  const devices = [...new Set(requests.map(({ device }) => device))];
  const ofRequests = (device: string) => startingWith([device, 'request']);
  const keys = await Promise.all(
    devices.map((device) => transaction.objectStore('deletions').getAllKeys(ofRequests(device))),
  );
  const deleted = new Set(keys.flat().map(([device, , id]) => `${device} ${id}`));
  const back = requests.filter(({ device, id }) => deleted.has(`${device} ${id}`));
  await Promise.all(
    back.map(({ device, id }) => withdrawStatement(transaction, device, { of: 'request', id })),
  );
}

/** No tab will tell of a pending one any more: it is cut like one that fell silent now. */
async function waitForPending(
  transaction: WriteTransaction,
  requests: readonly UsageRequest[],
  now: number,
): Promise<void> {
  const waitedFor = new Set((await readPending(transaction)).map(({ id }) => id));
  await Promise.all(
    requests.map(({ id, outcome }) => {
      if (outcome === 'pending') return putMeta(transaction, `pending:${id}`, now);
      return waitedFor.has(id) ? deleteMeta(transaction, `pending:${id}`) : undefined;
    }),
  );
}

/** Whether the day row a request comes to has a place for it, counting those it was asked for before. */
function roomIn(transaction: WriteTransaction) {
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
