/**
 * Deleting what a person wants gone, and taking it back: rows move between their stores and the trash, a slice a
 * transaction, so that a million can move and a worker that dies on the way goes on where it was.
 */
import { statementKey } from '../model/backup/deletions.ts';
import { addDays } from '../model/calendar/day.ts';
import type { Selection } from '../model/messages/wire.ts';
import { dayKeyOf } from '../model/usage/day-key.ts';
import type { DayRow } from '../model/usage/usage.ts';
import { writeTogether } from './database.ts';
import { forgetNarrower, stateDeletion } from './deletions.ts';
import { deleteExpired, isDeletedExpired, undeleteExpired } from './expired.ts';
import { goneDay, goneImported, goneRequest, isOneByOne, stateGoneRows } from './gone.ts';
import { numberingOf } from './install.ts';
import { startingWith } from './key-ranges.ts';
import { deleteMeta, getMeta, namesFrom, putMeta } from './meta.ts';
import type { ChosenDeletion, Deletion } from './meta-rows.ts';
import type { Database, WriteTransaction } from './schema.ts';
import { nextRequests } from './selected.ts';
import { restoreRows, trashDay, trashed, trashMeta, trashRequests } from './trash.ts';

/** Rows a transaction moves at most: recording waits for it. */
const SLICE = 200;

/** How long a deletion can be taken back once it is done. */
export const UNDO_MS = 30_000;

/** A clock that says it is so much later may as well be wrong. */
const DAY_MS = 24 * 3_600_000;

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
    for (const names of ['metered:', 'health:', 'known:', 'replaced:', 'ledger:'] as const)
      await trashMeta(transaction, namesFrom(names));
    await trashMeta(transaction, IDBKeyRange.only('histories'));
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
      case 'expired':
        await moveExpired(transaction, deletion, most);
        return true;
      case 'days':
        await moveDays(transaction, deletion, now, most);
        return true;
      case 'restoring':
        return moveBack(transaction, deletion, now, most);
      case 'deleted':
        if (isTooLate(deletion, now)) await emptyTrash(transaction);
        else if (isAnotherTime(deletion, now))
          await putMeta(transaction, 'deletion', { ...deletion, until: now + UNDO_MS });
    }
    return false;
  });
}

function isTooLate(deletion: Deletion, now: number): boolean {
  return deletion.until !== null && now >= deletion.until && !isAnotherTime(deletion, now);
}

/** The clock was put back, or far forward, or nobody was there: the half minute begins anew, by this reading. */
function isAnotherTime({ until }: Deletion, now: number): boolean {
  return until !== null && (now < until - UNDO_MS || now >= until + DAY_MS);
}

async function moveRequests(
  transaction: WriteTransaction,
  deletion: ChosenDeletion,
  most: number,
): Promise<void> {
  const { requests, isEnd } = await nextRequests(transaction, deletion, most);
  const goneRows = await trashRequests(transaction, requests, deletion.at);
  const imported = requests.flatMap((request) => goneImported(request, deletion.selection));
  await stateGoneRows(transaction, deletion, [
    ...requests.map(goneRequest),
    ...imported,
    ...goneRows.flatMap(goneDay),
  ]);
  await putMeta(transaction, 'deletion', {
    ...deletion,
    moved: deletion.moved + requests.length,
    phase: isEnd ? 'expired' : 'requests',
  });
}

/** What retention has taken of it goes too. */
async function moveExpired(
  transaction: WriteTransaction,
  deletion: ChosenDeletion,
  most: number,
): Promise<void> {
  const gone = await deleteExpired(transaction, deletion.selection, most);
  const imported = gone.flatMap((request) => goneImported(request, deletion.selection));
  await stateGoneRows(transaction, deletion, [...gone.map(goneRequest), ...imported]);
  await putMeta(transaction, 'deletion', { ...deletion, phase: gone.length < most ? 'days' : 'expired' });
}

/** The rows that are left without any of their requests: those were gone already. */
async function moveDays(
  transaction: WriteTransaction,
  deletion: ChosenDeletion,
  now: number,
  most: number,
): Promise<void> {
  const { selection, lastDayRow } = deletion;
  const rows = await daySlice(transaction, deletion, most);
  const gone: DayRow[] = [];
  for (const row of rows) {
    if (!isSelected(row, selection) || (await hasRequests(transaction, row))) continue;
    const isWhole = await trashDay(transaction, row);
    // What stays of it has this transaction's number: what is stated is below it.
    gone.push(isWhole ? row : { ...row, rev: Math.min(row.rev, deletion.upToRev) });
  }
  await stateGoneRows(transaction, deletion, gone.flatMap(goneDay));
  const last = rows.at(-1);
  const isDone = rows.length < most;
  if (isDone) await closeStatement(transaction, deletion);
  await putMeta(transaction, 'deletion', {
    ...deletion,
    lastDayRow: last ? dayKeyOf(last) : lastDayRow,
    phase: isDone ? 'deleted' : 'days',
    until: isDone ? now + UNDO_MS : null,
  });
}

/**
 * Rows of which some requests went before the others were numbered by the deletion itself. Where none of this device's
 * stands in the scope any more, one statement covers them too.
 */
async function closeStatement(transaction: WriteTransaction, { selection }: ChosenDeletion): Promise<void> {
  const { device, next } = await numberingOf(transaction);
  if (isOneByOne(selection) || device === undefined) return;
  const known = await transaction.objectStore('deletions').get(statementKey({ device, scope: selection }));
  if (!known) return;
  const keys = await transaction.objectStore('days').getAllKeys(startingWith([device]));
  const isLeft = keys.some(([, day, site]) => isSelected({ day, site }, selection));
  if (!isLeft) await stateDeletion(transaction, { ...known, upToRev: await next() });
}

async function daySlice(
  transaction: WriteTransaction,
  { selection, lastDayRow }: ChosenDeletion,
  most: number,
): Promise<DayRow[]> {
  const days = transaction.objectStore('days');
  if (isOneByOne(selection)) return [];
  return days.getAll(lastDayRow && IDBKeyRange.lowerBound(lastDayRow, true), most);
}

function isSelected(row: Pick<DayRow, 'day' | 'site'>, selection: Selection): boolean {
  if (selection.of === 'day') return row.day === selection.day;
  if (selection.of === 'site') return row.site === selection.site;
  return selection.of === 'all';
}

async function hasRequests(transaction: WriteTransaction, { site, day, frozen }: DayRow): Promise<boolean> {
  if (frozen) return false;
  const keys = IDBKeyRange.bound([site, day], [site, addDays(day, 1)]);
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
  const isExpired = keys.map(isDeletedExpired);
  await restoreRows(
    transaction,
    rows.filter((_, index) => !isExpired[index]),
    now,
  );
  await Promise.all(
    keys.map((key, index) => (isExpired[index] ? undeleteExpired(transaction, key) : trash.delete(key))),
  );
  const isDone = rows.length < most;
  if (isDone) await deleteMeta(transaction, 'deletion');
  else
    await putMeta(transaction, 'deletion', { ...deletion, moved: Math.max(0, deletion.moved - rows.length) });
  return !isDone;
}

/** What an import moved to the trash can be taken back like what a person chose. */
export async function noteSwept(transaction: WriteTransaction, moved: number, now: number): Promise<void> {
  const { before } = await numberingOf(transaction);
  await putMeta(transaction, 'deletion', {
    selection: { of: 'elsewhere' },
    at: now,
    upToRev: before,
    phase: 'deleted',
    lastDayRow: null,
    moved,
    until: now + UNDO_MS,
  });
}

/** Lets what was deleted last go for good. */
export async function emptyTrash(transaction: WriteTransaction): Promise<void> {
  await transaction.objectStore('trash').delete(trashed());
  await forgetNarrower(transaction);
  await deleteMeta(transaction, 'deletion');
}
