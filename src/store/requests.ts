/** Requests and the day rows they add up to, changed together. */
import { addRequest, removeRequest } from '../model/day-row.ts';
import type { UsageRequest } from '../model/usage.ts';
import { namesFrom, putMeta } from './meta.ts';
import type { DayKey, WriteTransaction } from './schema.ts';

export async function readRequest(
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
  return { ...request, device, at, day, tzOffsetMin, site };
}

/**
 * Puts `next` where `previous` stood: in its own row, in the day rows, and in the list of those still going on.
 * @param now epoch ms, the moment of this news
 */
export async function replaceRequest(
  transaction: WriteTransaction,
  previous: UsageRequest | undefined,
  next: UsageRequest,
  now: number,
): Promise<void> {
  if (previous) await takeFromDay(transaction, previous);
  await addToDay(transaction, next);
  await transaction.objectStore('requests').put(next);
  if (next.outcome === 'pending') await putMeta(transaction, `pending:${next.id}`, now);
  else if (previous?.outcome === 'pending')
    await transaction.objectStore('meta').delete(`pending:${next.id}`);
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

async function addToDay(transaction: WriteTransaction, request: UsageRequest): Promise<void> {
  const days = transaction.objectStore('days');
  await days.put(addRequest(await days.get(dayKeyOf(request)), request));
}

async function takeFromDay(transaction: WriteTransaction, request: UsageRequest): Promise<void> {
  const days = transaction.objectStore('days');
  const key = dayKeyOf(request);
  const row = await days.get(key);
  const rest = row && removeRequest(row, request);
  if (rest) await days.put(rest);
  else await days.delete(key);
}

function dayKeyOf({ device, day, site, model, kind, mode }: UsageRequest): DayKey {
  return [device, day, site, model ?? '', kind, mode];
}
