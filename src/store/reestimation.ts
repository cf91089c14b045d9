/**
 * Estimating what is stored anew, a slice at a time: read, computed and written in one short transaction together with
 * how far it has come, so that a worker that dies anywhere loses and doubles nothing, and no news comes in between.
 */

import { FACTOR_SET } from '../model/footprint/factor-set.ts';
import {
  addToClass,
  type ClassSums,
  classOf,
  type Revision,
  revised,
  revisedDay,
} from '../model/footprint/reestimate.ts';
import { groupedBy } from '../model/grouped.ts';
import { type DayKey, dayKeyOf } from '../model/usage/day-key.ts';
import { MIXED_FACTORS } from '../model/usage/day-row.ts';
import type { UsageRequest } from '../model/usage/usage.ts';
import { writeTogether } from './database.ts';
import { startingWith } from './key-ranges.ts';
import { getMeta, namesFrom, putMeta } from './meta.ts';
import type { Reestimation, WalkPosition } from './meta-rows.ts';
import { changeDayRows, putDay, putRequests } from './requests.ts';
import type { Database, WriteTransaction } from './schema.ts';

/** Rows a transaction changes at most: recording waits for it. */
const SLICE = 200;

/** How far estimating anew has come; undefined before the first run. */
export async function readProgress(database: Database): Promise<Reestimation | undefined> {
  return (await database.get('meta', 'reestimation')) as Reestimation | undefined;
}

/** Begins a run, instead of the one that may be under way. */
export async function beginReestimation(transaction: WriteTransaction, revision: Revision): Promise<void> {
  const known = await getMeta(transaction, 'reestimation');
  const count = (store: 'requests' | 'days') => transaction.objectStore(store).count();
  await deleteClasses(transaction);
  await putMeta(transaction, 'reestimation', {
    set: FACTOR_SET,
    revision,
    run: (known?.run ?? 0) + 1,
    phase: 'requests',
    position: null,
    tally: {},
    lastDayRow: null,
    done: 0,
    total: (await count('requests')) + (await count('days')),
  });
}

/** Has what is under way, or what was done, begin over at the next step: rows of older factors came in. */
export async function askReestimation(transaction: WriteTransaction): Promise<void> {
  const known = await getMeta(transaction, 'reestimation');
  if (known) await putMeta(transaction, 'reestimation', { ...known, set: '' });
}

/**
 * Takes the next step.
 * @param most rows a step changes at most
 * @returns false once all is as the factors of today say
 */
export async function stepReestimation(database: Database, most = SLICE): Promise<boolean> {
  const progress = await readProgress(database);
  if (progress?.set !== FACTOR_SET) {
    await writeTogether(database, async (transaction) => {
      // A person may have asked for another run since: theirs goes first.
      const current = await getMeta(transaction, 'reestimation');
      if (current?.set !== FACTOR_SET) await beginReestimation(transaction, unfinishedRevision(current));
    });
    return true;
  }
  if (progress.phase === 'requests') await walkRequests(database, progress, most);
  else if (progress.phase === 'days') await walkDays(database, progress, most);
  return progress.phase !== 'done';
}

/** Whether the run a step was taken for is still under way. */
function isCurrent(current: Reestimation | undefined, { run, set }: Reestimation): current is Reestimation {
  return current?.run === run && current.set === set;
}

function unfinishedRevision(known: Reestimation | undefined): Revision {
  return known && known.phase !== 'done' ? known.revision : { of: 'outdated' };
}

async function walkRequests(database: Database, progress: Reestimation, most: number): Promise<void> {
  await writeTogether(database, async (transaction) => {
    const current = await getMeta(transaction, 'reestimation');
    if (!isCurrent(current, progress)) return;
    const position = current.position ?? (await dayBefore(transaction, null));
    const slice = position ? await readSlice(transaction, position, most) : NOTHING_LEFT;
    await writeSlice(transaction, current, slice);
  });
}

/** Requests of one day that follow one another, and where the walk goes on after them. */
interface Slice {
  readonly requests: readonly UsageRequest[];
  readonly isEndOfDay: boolean;
  /** Null after the oldest day. */
  readonly next: WalkPosition | null;
}

const NOTHING_LEFT: Slice = { requests: [], isEndOfDay: true, next: null };

/** The newest day with requests before a day, or of all. */
async function dayBefore(transaction: WriteTransaction, day: string | null): Promise<WalkPosition | null> {
  const index = transaction.objectStore('requests').index('day-at');
  const cursor = await index.openKeyCursor(day === null ? null : IDBKeyRange.upperBound([day]), 'prev');
  return cursor && { day: cursor.key[0], last: null };
}

async function readSlice(
  transaction: WriteTransaction,
  { day, last }: WalkPosition,
  most: number,
): Promise<Slice> {
  const keys = startingWith([day], last && [day, ...last]);
  const requests = await transaction.objectStore('requests').index('day-at').getAll(keys, most);
  const end = requests.at(-1);
  if (!end || requests.length < most)
    return { requests, isEndOfDay: true, next: await dayBefore(transaction, day) };
  return { requests, isEndOfDay: false, next: { day, last: [end.at, end.id] } };
}

async function writeSlice(
  transaction: WriteTransaction,
  progress: Reestimation,
  { requests, isEndOfDay, next }: Slice,
): Promise<void> {
  const walked = requests.map((before) => ({ before, after: revised(before, progress.revision) }));
  const changes = walked.flatMap(({ before, after }): Change[] => (after ? [{ before, after }] : []));
  const tally = tallied(
    progress.tally,
    walked.map(({ before, after }) => after ?? before),
  );
  await Promise.all([
    putRequests(
      transaction,
      changes.map(({ after }) => after),
    ),
    // Rows that also count requests which are gone are left for the second phase.
    changeDayRows(transaction, {
      taken: changes.map(({ before }) => before),
      added: changes.map(({ after }) => after),
      sparesFrozen: true,
    }),
    changeClasses(transaction, changes),
  ]);
  if (isEndOfDay) await labelDays(transaction, tally);
  await putMeta(transaction, 'reestimation', {
    ...progress,
    phase: next ? 'requests' : 'days',
    position: next,
    tally: isEndOfDay ? {} : tally,
    done: progress.done + requests.length,
  });
}

interface Change {
  readonly before: UsageRequest;
  readonly after: UsageRequest;
}

async function changeClasses(transaction: WriteTransaction, changes: readonly Change[]): Promise<void> {
  for (const [name, ofClass] of groupedBy(changes, ({ before }) => classOf(before))) {
    let sums: ClassSums | undefined = await getMeta(transaction, `class:${name}`);
    for (const { before, after } of ofClass) sums = addToClass(sums, before.footprint, after.footprint);
    if (sums) await putMeta(transaction, `class:${name}`, sums);
  }
}

function tallied(tally: Reestimation['tally'], requests: readonly UsageRequest[]): Reestimation['tally'] {
  const counted = new Map(Object.entries(tally));
  for (const request of requests) {
    const key = keyText(dayKeyOf(request));
    const known = counted.get(key);
    const factors = known && known.factors !== request.factors ? MIXED_FACTORS : request.factors;
    counted.set(key, { factors, count: (known?.count ?? 0) + 1 });
  }
  return Object.fromEntries(counted);
}

/** Names the factors of rows that were mixed while some of their requests were still to be walked. */
async function labelDays(transaction: WriteTransaction, tally: Reestimation['tally']): Promise<void> {
  const days = transaction.objectStore('days');
  for (const [key, { factors, count }] of Object.entries(tally)) {
    const row = await days.get(JSON.parse(key) as DayKey);
    const isWhole = row && !row.frozen && row.requests + row.sessions === count;
    if (isWhole && row.factors !== factors) await putDay(transaction, { ...row, factors });
  }
}

async function walkDays(database: Database, progress: Reestimation, most: number): Promise<void> {
  await writeTogether(database, async (transaction) => {
    const current = await getMeta(transaction, 'reestimation');
    if (!isCurrent(current, progress)) return;
    const days = transaction.objectStore('days');
    const { lastDayRow, revision } = current;
    const rows = await days.getAll(lastDayRow && IDBKeyRange.lowerBound(lastDayRow, true), most);
    for (const row of rows.filter(({ frozen }) => frozen)) {
      const sums = await getMeta(transaction, `class:${classOf(row)}`);
      const changed = revisedDay(row, sums, revision);
      if (changed) await putDay(transaction, changed);
    }
    const last = rows.at(-1);
    const isDone = !last || rows.length < most;
    if (isDone) await deleteClasses(transaction);
    await putMeta(transaction, 'reestimation', {
      ...current,
      phase: isDone ? 'done' : 'days',
      lastDayRow: last ? dayKeyOf(last) : lastDayRow,
      done: current.done + rows.length,
    });
  });
}

async function deleteClasses(transaction: WriteTransaction): Promise<void> {
  await transaction.objectStore('meta').delete(namesFrom('class:'));
}

function keyText(key: DayKey): string {
  return JSON.stringify(key);
}
