/** Requests as lists, for the pages and for exports: read past the recording of new ones, changed by none of this. */
import type { UsageRequest } from '../model/usage/usage.ts';
import type { Database } from './schema.ts';

/** Where a request stands in the list. Two sent in the same millisecond are told apart by id. */
export type RequestPosition = Pick<UsageRequest, 'day' | 'at' | 'id'>;

/** Days are local, 'YYYY-MM-DD', both included. */
export interface RequestRange {
  readonly from: string;
  readonly to: string;
  /** Of this site only. */
  readonly site?: string;
}

/** One page of the list: at most `limit` requests. */
export interface RequestQuery extends RequestRange {
  /** Those that are left out take no place on the page. */
  readonly isMeant?: (request: UsageRequest) => boolean;
  /** Only those that stand after this one: the last of the page before. */
  readonly before?: RequestPosition;
  readonly limit: number;
}

/** More than any number and any text, as IndexedDB compares keys. */
const AFTER_ALL: IDBValidKey = [];

/** Where some are left out, at least so many are read at once. */
const LEAST_PAGE = 100;

/** Requests of a range of days, newest first. */
export async function readRequests(
  database: Database,
  { limit, before, isMeant, ...range }: RequestQuery,
): Promise<UsageRequest[]> {
  if (!isMeant) return readNewest(database, range, limit, before);
  const found: UsageRequest[] = [];
  for (let last = before; found.length < limit; ) {
    const most = Math.max(limit - found.length, LEAST_PAGE);
    const page = await readNewest(database, range, most, last);
    found.push(...page.filter(isMeant));
    if (page.length < most) break;
    last = page.at(-1);
  }
  return found.slice(0, limit);
}

/** One leap over as many keys, then all at once: a step for each takes ten times as long. */
async function readNewest(
  database: Database,
  range: RequestRange,
  most: number,
  before: RequestPosition | undefined,
): Promise<UsageRequest[]> {
  const { index, keys } = within(database, range, before);
  const newest = await index.openKeyCursor(keys, 'prev');
  const oldest = most > 1 ? await newest?.advance(most - 1) : newest;
  const wanted = oldest ? IDBKeyRange.bound(oldest.key, keys.upper, false, keys.upperOpen) : keys;
  return (await index.getAll(wanted)).reverse();
}

/** One request, by its id. */
export async function readRequest(database: Database, id: string): Promise<UsageRequest | undefined> {
  return database.get('requests', id);
}

/** How many requests there are in a range of days, voice sessions included. */
export async function countRequests(database: Database, range: RequestRange): Promise<number> {
  const { index, keys } = within(database, range);
  return index.count(keys);
}

/** Requests of a range of days, oldest first, so many at a time: each batch is read when it is asked for. */
export async function* requestBatches(
  database: Database,
  { from, to }: RequestRange,
  batchSize: number,
): AsyncGenerator<UsageRequest[]> {
  const end = [to, AFTER_ALL];
  let keys = IDBKeyRange.bound([from], end);
  for (;;) {
    const batch = await database.getAllFromIndex('requests', 'day-at', keys, batchSize);
    if (batch.length > 0) yield batch;
    const last = batch.at(-1);
    if (!last || batch.length < batchSize) return;
    keys = IDBKeyRange.bound([last.day, last.at, last.id], end, true);
  }
}

/** Requests of a range of days, newest first, a day at a time. */
export async function* requestsByDay(
  database: Database,
  { from, to }: RequestRange,
): AsyncGenerator<UsageRequest[]> {
  const newest = (keys: IDBKeyRange) =>
    database.transaction('requests').store.index('day-at').openKeyCursor(keys, 'prev');
  let cursor = await newest(IDBKeyRange.bound([from], [to, AFTER_ALL]));
  while (cursor) {
    const [day] = cursor.key;
    const keys = IDBKeyRange.bound([day], [day, AFTER_ALL]);
    yield (await database.getAllFromIndex('requests', 'day-at', keys)).reverse();
    cursor = day > from ? await newest(IDBKeyRange.bound([from], [day], false, true)) : null;
  }
}

/** Called with how many requests were read so far, of how many there are; what it throws ends the reading. */
export type OnRead = (read: number, total: number) => void;

/** Batches of a range as they come, with word of each to whoever wants to hear how far it is. */
export async function* telling(
  database: Database,
  range: RequestRange,
  batches: AsyncIterable<readonly UsageRequest[]>,
  onRead: OnRead | undefined,
): AsyncGenerator<readonly UsageRequest[]> {
  const total = onRead ? await countRequests(database, range) : 0;
  let read = 0;
  for await (const batch of batches) {
    yield batch;
    read += batch.length;
    onRead?.(read, total);
  }
}

function within(database: Database, { from, to, site }: RequestRange, before?: RequestPosition) {
  const { store } = database.transaction('requests');
  const prefix = site === undefined ? [] : [site];
  const end = before ? [before.day, before.at, before.id] : [to, AFTER_ALL];
  const keys = IDBKeyRange.bound([...prefix, from], [...prefix, ...end], false, before !== undefined);
  return { index: site === undefined ? store.index('day-at') : store.index('site-day-at'), keys };
}
