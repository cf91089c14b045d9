/**
 * What retention took lies in the trash for seven days on which the meter runs: a wrong clock and a slip of the hand
 * are noticed within them. It lies by the day it was taken, and within that by its own day.
 */
import type { Deletions } from '../model/backup/deletions.ts';
import type { Selection } from '../model/messages/wire.ts';
import { dayKeyOf } from '../model/usage/day-key.ts';
import type { UsageRequest } from '../model/usage/usage.ts';
import { putAdviceBack } from './coach-changes.ts';
import { isOneByOne } from './gone.ts';
import { numberingOf } from './install.ts';
import { startingWith } from './key-ranges.ts';
import type { Database, ExpiredGroup, TrashKey, TrashRow, WriteTransaction } from './schema.ts';
import { noteGone } from './trash.ts';

/** Days on which the meter ran, after the one they were taken on, that requests lie there. */
export const EXPIRED_METERED_DAYS = 7;

/** Moves requests and their ideas there. */
export async function expire(
  transaction: WriteTransaction,
  requests: readonly UsageRequest[],
  { today, now }: { readonly today: string; readonly now: number },
): Promise<void> {
  const trash = transaction.objectStore('trash');
  const coach = transaction.objectStore('coach');
  const ideas = await Promise.all(requests.map(({ id }) => coach.get(id)));
  const group: ExpiredGroup = `expired:${today}`;
  const put = (trashed: TrashRow, request: UsageRequest) =>
    trash.put(trashed, expiredKey(group, trashed.from, request));
  await Promise.all(
    requests.map(async (row, index) => {
      const idea = ideas[index];
      await put({ from: 'requests', row }, row);
      if (idea) await put({ from: 'coach', row: idea }, row);
      await transaction.objectStore('requests').delete(row.id);
      await coach.delete(row.id);
      await noteGone(transaction, row, now);
    }),
  );
}

/**
 * Groups with requests that should not lie there, and from which of their days on: those of days that are kept, and all
 * that was taken on a day that is yet to come.
 */
export async function readReturning(
  database: Database,
  firstKept: string,
  today: string,
): Promise<IDBKeyRange[]> {
  const { store } = database.transaction('trash');
  const ranges = (await groupsOf(store)).map((group) => {
    const from = takenOn(group) > today ? '' : firstKept;
    return IDBKeyRange.bound([group, 'requests', from], [group, 'requests', []]);
  });
  const keys = await Promise.all(ranges.map((range) => store.getKey(range)));
  return ranges.filter((_, index) => keys[index] !== undefined);
}

/** Takes requests of such a group out of it, with their ideas, which it puts back. */
export async function takeExpired(
  transaction: WriteTransaction,
  range: IDBKeyRange,
  most: number,
): Promise<UsageRequest[]> {
  const trash = transaction.objectStore('trash');
  const [keys, rows] = await Promise.all([trash.getAllKeys(range, most), trash.getAll(range, most)]);
  await Promise.all(
    keys.map(async (key) => {
      const ideaKey: TrashKey = [key[0], 'coach', key[2]];
      const idea = await trash.get(ideaKey);
      if (idea?.from === 'coach') await putAdviceBack(transaction, idea.row);
      await trash.delete(ideaKey);
      await trash.delete(key);
    }),
  );
  return rows.flatMap((trashed) => (trashed.from === 'requests' ? [trashed.row] : []));
}

/** What lies there of the days of requests, by id; of what lies there twice what was taken last. */
export async function readExpired(
  transaction: WriteTransaction,
  requests: readonly UsageRequest[],
): Promise<ReadonlyMap<string, UsageRequest>> {
  const trash = transaction.objectStore('trash');
  const days = new Set(requests.map(({ day }) => day));
  const found = new Map<string, UsageRequest>();
  for (const group of await groupsOf(trash))
    for (const day of days)
      for (const trashed of await trash.getAll(within(group, { of: 'day', day })))
        if (trashed.from === 'requests') found.set(trashed.row.id, trashed.row);
  return found;
}

/** Groups that have lain there for long enough, by `today`. */
export async function readOver(database: Database, today: string): Promise<ExpiredGroup[]> {
  const groups = await groupsOf(database.transaction('trash').store);
  const metered = await Promise.all(
    groups.map((group) =>
      takenOn(group) < today
        ? database.count('meta', IDBKeyRange.bound(`metered:${takenOn(group)}`, `metered:${today}`, true))
        : 0,
    ),
  );
  return groups.filter((_, index) => (metered[index] ?? 0) >= EXPIRED_METERED_DAYS);
}

/** How many requests lie there. */
export async function countExpired(database: Database): Promise<number> {
  const { store } = database.transaction('trash');
  const counts = (await groupsOf(store)).map((group) => store.count(requestsIn(group)));
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

/** Lets a group go for good. */
export async function forgetExpired(transaction: WriteTransaction, group: ExpiredGroup): Promise<void> {
  await transaction.objectStore('trash').delete(startingWith([group]));
}

/**
 * A person deletes more than what is in sight: what lies there goes with it, and comes back there.
 * @returns the requests that went; fewer than `most` where there are no others
 */
export async function deleteExpired(
  transaction: WriteTransaction,
  selection: Selection,
  most: number,
): Promise<UsageRequest[]> {
  if (isOneByOne(selection)) return [];
  const isMeant = ({ site }: UsageRequest) => selection.of !== 'site' || site === selection.site;
  return deleteWithin(transaction, (group) => within(group, selection), isMeant, most);
}

/** The same of what was deleted elsewhere. */
export function deleteStatedExpired(
  transaction: WriteTransaction,
  deletions: Deletions,
  most: number,
): Promise<UsageRequest[]> {
  const isMeant = (request: UsageRequest) => deletions.of(request).length > 0;
  return deleteWithin(transaction, requestsIn, isMeant, most);
}

async function deleteWithin(
  transaction: WriteTransaction,
  rangeOf: (group: ExpiredGroup) => IDBKeyRange,
  isMeant: (request: UsageRequest) => boolean,
  most: number,
): Promise<UsageRequest[]> {
  const trash = transaction.objectStore('trash');
  const found: UsageRequest[] = [];
  for (const group of await groupsOf(trash)) {
    let cursor = await trash.openCursor(rangeOf(group));
    for (; cursor && found.length < most; cursor = await cursor.continue()) {
      const { value, key } = cursor;
      if (value.from !== 'requests' || !isMeant(value.row)) continue;
      found.push(value.row);
      await regroup(transaction, key, `deletion/${group}`);
      await regroup(transaction, [group, 'coach', key[2]], `deletion/${group}`);
    }
  }
  return found;
}

/** Whether a person deleted this of what lay there. */
export function isDeletedExpired([group]: TrashKey): boolean {
  return group.startsWith('deletion/');
}

/** Lays it there again; above what a file may have said meanwhile, as is the day row that counts it and is back. */
export async function undeleteExpired(transaction: WriteTransaction, key: TrashKey): Promise<void> {
  const group = key[0].slice('deletion/'.length) as ExpiredGroup;
  await regroup(transaction, key, group, async (trashed) =>
    trashed.from === 'requests'
      ? { ...trashed, row: await numberedAsCounted(transaction, trashed.row) }
      : trashed,
  );
}

/** The request; one of this device with the number of the day row that counts it. */
async function numberedAsCounted(
  transaction: WriteTransaction,
  request: UsageRequest,
): Promise<UsageRequest> {
  const { device } = await numberingOf(transaction);
  if (request.device !== device) return request;
  const row = await transaction.objectStore('days').get(dayKeyOf(request));
  return row ? { ...request, rowRev: row.rev } : request;
}

/** @param changed what becomes of it on the way */
async function regroup(
  transaction: WriteTransaction,
  key: TrashKey,
  group: TrashKey[0],
  changed: (trashed: TrashRow) => Promise<TrashRow> = async (trashed) => trashed,
): Promise<void> {
  const trash = transaction.objectStore('trash');
  const trashed = await trash.get(key);
  if (trashed) await trash.put(await changed(trashed), [group, key[1], key[2]]);
  await trash.delete(key);
}

function within(group: ExpiredGroup, selection: Selection): IDBKeyRange {
  if (selection.of !== 'day') return requestsIn(group);
  const day = (end: string) => [group, 'requests', `${selection.day}/${end}`];
  return IDBKeyRange.bound(day(''), day('\uffff'));
}

function requestsIn(group: ExpiredGroup): IDBKeyRange {
  return startingWith([group, 'requests']);
}

/** As far as groups are looked for in it. */
interface Trash {
  readonly getKey: (range: IDBKeyRange) => Promise<TrashKey | undefined>;
}

/** One look a group, whatever lies in it. */
async function groupsOf(trash: Trash): Promise<ExpiredGroup[]> {
  const groups: ExpiredGroup[] = [];
  for (let after: IDBValidKey = ['expired:']; ; ) {
    const key = await trash.getKey(IDBKeyRange.bound(after, ['expired;']));
    if (!key) return groups;
    groups.push(key[0] as ExpiredGroup);
    after = [key[0], []];
  }
}

function takenOn(group: ExpiredGroup): string {
  return group.slice('expired:'.length);
}

function expiredKey(group: ExpiredGroup, from: TrashRow['from'], { day, id }: UsageRequest): TrashKey {
  return [group, from, `${day}/${id}`];
}
