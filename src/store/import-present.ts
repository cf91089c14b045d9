/** What is there already of requests that a file brings: stored, or in the trash of what retention took. */
import { replaces } from '../model/backup/join.ts';
import type { UsageRequest } from '../model/usage/usage.ts';
import { readExpired } from './expired.ts';
import { getRequests } from './requests.ts';
import type { WriteTransaction } from './schema.ts';

/** So many ids are read as fast as one is asked for. */
const MOST_READ = 8;

/** Requests of a file; what retention took of one may be newer, and is what its day row counts. */
export async function orExpired(
  transaction: WriteTransaction,
  requests: readonly UsageRequest[],
): Promise<UsageRequest[]> {
  const expired = await readExpired(transaction, requests);
  return requests.map((request) => {
    const lying = expired.get(request.id);
    return lying && replaces(lying, request) ? lying : request;
  });
}

/** Requests that are stored, by id. */
export type Present = ReadonlyMap<string, UsageRequest>;

/**
 * What is stored already is asked for by the days of the rows, which takes a third of the time: where one is stored
 * on another day, the transaction ends, and they want to be asked for by their ids.
 */
export type AsksFor = 'days' | 'ids';

/** Those of these that are stored. */
export function getPresent(
  transaction: WriteTransaction,
  requests: readonly UsageRequest[],
  asks: AsksFor,
): Promise<Present> {
  return asks === 'days' ? getOfDays(transaction, requests) : getOfIds(transaction, requests);
}

async function getOfIds(
  transaction: WriteTransaction,
  requests: readonly Pick<UsageRequest, 'id'>[],
): Promise<Present> {
  const rows = await getRequests(
    transaction,
    requests.map(({ id }) => id),
  );
  return new Map(rows.flatMap((row) => (row ? [[row.id, row]] : [])));
}

/** Ids of a day are read together, in a tenth of the time of as many questions. A file in no order has too many days. */
async function getOfDays(transaction: WriteTransaction, requests: readonly UsageRequest[]): Promise<Present> {
  const days = requests.map(({ day }) => day).sort();
  const range = IDBKeyRange.bound([days[0] ?? ''], [days.at(-1) ?? '', []]);
  const most = MOST_READ * requests.length;
  const ids = await transaction.objectStore('requests').index('day-at').getAllKeys(range, most);
  if (ids.length === most) return getOfIds(transaction, requests);
  const stored = new Set(ids);
  return getOfIds(
    transaction,
    requests.filter(({ id }) => stored.has(id)),
  );
}
