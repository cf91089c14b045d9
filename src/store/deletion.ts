/**
 * Deleting what a person wants gone, and taking it back: rows move between their stores and the trash, a slice a
 * transaction, so that a million can move and a worker that dies on the way goes on where it was.
 */
import { addDays } from '../model/calendar/day.ts';
import type { Selection } from '../model/messages/wire.ts';
import type { DayRow, UsageRequest } from '../model/usage/usage.ts';
import { writeTogether } from './database.ts';
import { forgetNarrower, stateDeletion, statementKey } from './deletions.ts';
import { numberingOf } from './install.ts';
import { deleteMeta, getMeta, namesFrom, putMeta } from './meta.ts';
import type { Deletion } from './meta-rows.ts';
import { dayKeyOf, stateGone } from './requests.ts';
import type { Database, DeletionScope, WriteTransaction } from './schema.ts';
import { restoreRows, trashDay, trashed, trashMeta, trashRequests, trashStatement } from './trash.ts';

/** Rows a transaction moves at most: recording waits for it. */
const SLICE = 200;

/** How long a deletion can be taken back once it is done. */
export const UNDO_MS = 30_000;

/** The last deletion, while it can be taken back; undefined where there is none. */
export async function readDeletion(database: Database): Promise<Deletion | undefined> {
  return (await database.get('meta', 'deletion')) as Deletion | undefined;
}

/** Begins to delete; what was deleted before is gone for good. Nothing may be under way. */
export async function beginDeletion(
  transaction: WriteTransaction,
  selection: Selection,
  now: number,
): Promise<void> {
  await emptyTrash(transaction);
  if (selection.of === 'site') await trashMeta(transaction, IDBKeyRange.only(`health:${selection.site}`));
  if (selection.of === 'all') {
    await trashMeta(transaction, namesFrom('metered:'));
    await trashMeta(transaction, namesFrom('health:'));
    await transaction.objectStore('meta').delete(namesFrom('volume:'));
  }
  const { before } = await numberingOf(transaction);
  await putMeta(transaction, 'deletion', {
    selection,
    at: now,
    upToRev: before,
    phase: 'requests',
    lastDayRow: null,
    moved: 0,
    until: null,
  });
}

/** Begins to take the last deletion back; false where there is none, or it is too late. */
export async function beginRestore(transaction: WriteTransaction, now: number): Promise<boolean> {
  const deletion = await getMeta(transaction, 'deletion');
  if (!deletion || isTooLate(deletion, now)) return false;
  await putMeta(transaction, 'deletion', { ...deletion, phase: 'restoring', until: null });
  return true;
}

/**
 * Takes the next step of what is under way, or empties the trash once it is time.
 * @param most rows a step moves at most
 * @returns whether there is another step to take at once
 */
export async function stepDeletion(database: Database, now: number, most = SLICE): Promise<boolean> {
  // Mostly there is nothing to do, and reading makes nobody wait.
  if (!(await readDeletion(database))) return false;
  return writeTogether(database, async (transaction) => {
    const deletion = await getMeta(transaction, 'deletion');
    switch (deletion?.phase) {
      case 'requests':
        await moveRequests(transaction, deletion, most);
        return true;
      case 'days':
        await moveDays(transaction, deletion, now, most);
        return true;
      case 'restoring':
        return moveBack(transaction, deletion, now, most);
      case 'deleted':
        if (isTooLate(deletion, now)) await emptyTrash(transaction);
    }
    return false;
  });
}

function isTooLate({ until }: Deletion, now: number): boolean {
  return until !== null && now >= until;
}

async function moveRequests(transaction: WriteTransaction, deletion: Deletion, most: number): Promise<void> {
  const { selection, at, moved } = deletion;
  const found = await selectedRequests(transaction, selection, most);
  // What was sent after the click is not what the person meant.
  const old = selection.of === 'request' ? found : found.filter((request) => request.at <= at);
  const goneRows = await trashRequests(transaction, old, at);
  await stateGoneRows(transaction, deletion, [...old.map(goneRequest), ...goneRows.map(goneDay)]);
  await putMeta(transaction, 'deletion', {
    ...deletion,
    moved: moved + old.length,
    phase: found.length < most || old.length === 0 ? 'days' : 'requests',
  });
}

/** The oldest of them first, so that those sent later come last. */
async function selectedRequests(transaction: WriteTransaction, selection: Selection, most: number) {
  const store = transaction.objectStore('requests');
  switch (selection.of) {
    case 'request':
      return store.getAll(selection.id);
    case 'day':
      return store.index('day-at').getAll(startingWith(selection.day), most);
    case 'site':
      return store.index('site-day-at').getAll(startingWith(selection.site), most);
    case 'all':
      return store.index('day-at').getAll(null, most);
  }
}

/** The rows that are left without any of their requests: those were gone already. */
async function moveDays(
  transaction: WriteTransaction,
  deletion: Deletion,
  now: number,
  most: number,
): Promise<void> {
  const { selection, lastDayRow } = deletion;
  const rows = await daySlice(transaction, deletion, most);
  const gone: DayRow[] = [];
  for (const row of rows) {
    if (!isSelected(row, selection) || (await hasRequests(transaction, row))) continue;
    await trashDay(transaction, row);
    gone.push(row);
  }
  await stateGoneRows(transaction, deletion, gone.map(goneDay));
  const last = rows.at(-1);
  const isDone = !last || rows.length < most;
  if (isDone) await closeStatement(transaction, deletion);
  await putMeta(transaction, 'deletion', {
    ...deletion,
    lastDayRow: last ? dayKeyOf(last) : lastDayRow,
    phase: isDone ? 'deleted' : 'days',
    until: isDone ? now + UNDO_MS : null,
  });
}

/** A row a deletion took, with the scope that names it alone. */
interface GoneRow {
  readonly device: string;
  readonly rev: number;
  readonly scope: DeletionScope;
}

function goneRequest({ device, rowRev, id }: UsageRequest): GoneRow {
  return { device, rev: rowRev, scope: { of: 'request', id } };
}

function goneDay(row: DayRow): GoneRow {
  return { device: row.device, rev: row.rev, scope: { of: 'row', key: dayKeyOf(row) } };
}

/**
 * States what is gone, for each device in the scope of the deletion. What this device numbered after it began may
 * stand beside what stays, so it is stated by itself.
 */
async function stateGoneRows(
  transaction: WriteTransaction,
  { selection, upToRev }: Deletion,
  gone: readonly GoneRow[],
): Promise<void> {
  const { device: own } = await numberingOf(transaction);
  const highest = new Map<string, number>();
  for (const { device, rev, scope } of gone) {
    const isOwn = device === own;
    if (selection.of === 'request' || (isOwn && rev > upToRev))
      await stateGone(transaction, { device, rev }, scope);
    else highest.set(device, isOwn ? upToRev : Math.max(rev, highest.get(device) ?? 0));
  }
  for (const [device, rev] of highest) {
    const statement = { device, scope: selection, upToRev: rev };
    await trashStatement(transaction, statementKey(statement), await stateDeletion(transaction, statement));
  }
}

/**
 * Rows of which some requests went before the others were numbered by the deletion itself. Where none of this device's
 * stands in the scope any more, one statement covers them too.
 */
async function closeStatement(transaction: WriteTransaction, { selection }: Deletion): Promise<void> {
  const { device, next } = await numberingOf(transaction);
  if (selection.of === 'request' || device === undefined) return;
  const known = await transaction.objectStore('deletions').get(statementKey({ device, scope: selection }));
  if (!known) return;
  const keys = await transaction.objectStore('days').getAllKeys(IDBKeyRange.bound([device], [device, []]));
  const isLeft = keys.some(([, day, site]) => isSelected({ day, site }, selection));
  if (!isLeft) await stateDeletion(transaction, { ...known, upToRev: await next() });
}

async function daySlice(
  transaction: WriteTransaction,
  { selection, lastDayRow }: Deletion,
  most: number,
): Promise<DayRow[]> {
  const days = transaction.objectStore('days');
  if (selection.of === 'request') return [];
  return days.getAll(lastDayRow && IDBKeyRange.lowerBound(lastDayRow, true), most);
}

function isSelected(row: Pick<DayRow, 'day' | 'site'>, selection: Selection): boolean {
  if (selection.of === 'day') return row.day === selection.day;
  return selection.of === 'all' || (selection.of === 'site' && row.site === selection.site);
}

async function hasRequests(transaction: WriteTransaction, { site, day, frozen }: DayRow): Promise<boolean> {
  if (frozen) return false;
  const keys = IDBKeyRange.bound([site, day], [site, addDays(day, 1)], false, true);
  return (await transaction.objectStore('requests').index('site-day-at').count(keys)) > 0;
}

async function moveBack(
  transaction: WriteTransaction,
  deletion: Deletion,
  now: number,
  most: number,
): Promise<boolean> {
  const trash = transaction.objectStore('trash');
  const [keys, rows] = await Promise.all([trash.getAllKeys(trashed(), most), trash.getAll(trashed(), most)]);
  await restoreRows(transaction, rows, now);
  await Promise.all(keys.map((key) => trash.delete(key)));
  const isDone = rows.length < most;
  if (isDone) await deleteMeta(transaction, 'deletion');
  else
    await putMeta(transaction, 'deletion', { ...deletion, moved: Math.max(0, deletion.moved - rows.length) });
  return !isDone;
}

async function emptyTrash(transaction: WriteTransaction): Promise<void> {
  await transaction.objectStore('trash').delete(trashed());
  await forgetNarrower(transaction);
  await deleteMeta(transaction, 'deletion');
}

function startingWith(first: string): IDBKeyRange {
  return IDBKeyRange.bound([first], [first, []]);
}
