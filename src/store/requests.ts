/** Requests and the day rows they add up to, changed together: a row is always the exact sum of its requests. */
import { addRequest, removeRequest } from '../model/day-row.ts';
import type { DayRow, UsageRequest } from '../model/usage.ts';
import { deleteMeta, namesFrom, putMeta } from './meta.ts';
import type { DayKey } from './meta-rows.ts';
import type { WriteTransaction } from './schema.ts';

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
  await changeDayRows(transaction, { taken: previous ? [previous] : [], added: [next] });
  await transaction.objectStore('requests').put(next);
  if (next.outcome === 'pending') await putMeta(transaction, `pending:${next.id}`, now);
  else if (previous?.outcome === 'pending') await deleteMeta(transaction, `pending:${next.id}`);
}

export interface DayChanges {
  readonly taken: readonly UsageRequest[];
  readonly added: readonly UsageRequest[];
  /** Leaves alone rows that count requests which are gone. */
  readonly sparesFrozen?: boolean;
}

/** Takes requests out of their day rows and puts others in, each row read and written once. */
export async function changeDayRows(
  transaction: WriteTransaction,
  { taken, added, sparesFrozen = false }: DayChanges,
): Promise<void> {
  const days = transaction.objectStore('days');
  const keys = new Map([...taken, ...added].map((request) => [keyText(request), dayKeyOf(request)]));
  await Promise.all(
    [...keys].map(async ([text, key]) => {
      const before = await days.get(key);
      if (before?.frozen && sparesFrozen) return;
      const ofRow = (request: UsageRequest) => keyText(request) === text;
      const rest = taken
        .filter(ofRow)
        .reduce<DayRow | undefined>((row, request) => row && removeRequest(row, request), before);
      const after = added.filter(ofRow).reduce<DayRow | undefined>(addRequest, rest);
      await (after ? days.put(after) : days.delete(key));
    }),
  );
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

/** Key of the day row a request counts in. */
export function dayKeyOf({
  device,
  day,
  site,
  model,
  kind,
  mode,
}: Pick<UsageRequest, 'device' | 'day' | 'site' | 'kind' | 'mode'> & { model: string | null }): DayKey {
  return [device, day, site, model ?? '', kind, mode];
}

/** The same as a text, for comparing. */
function keyText(request: UsageRequest): string {
  return JSON.stringify(dayKeyOf(request));
}
