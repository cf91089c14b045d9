/** What is kept of requests metered live once retention has taken them: that they were counted, by hashed keys alone. */
import type { UsageRequest } from '../model/usage/usage.ts';
import { getMeta, putMeta } from './meta.ts';
import type { WriteTransaction } from './schema.ts';

/** Notes requests that go, so that a history that is brought later does not count them once more. */
export async function noteCounted(
  transaction: WriteTransaction,
  requests: readonly UsageRequest[],
): Promise<void> {
  const bySiteDay = new Map<`ledger:${string}`, UsageRequest[]>();
  for (const request of requests) {
    const name = `ledger:${request.site}/${request.day}` as const;
    bySiteDay.set(name, [...(bySiteDay.get(name) ?? []), request]);
  }
  for (const [name, own] of bySiteDay) {
    const known = await getMeta(transaction, name);
    const keys = new Set(known?.keys);
    const news = own.filter(({ id }) => !keys.has(id));
    for (const { id, alias } of news) for (const key of [id, alias]) if (key !== undefined) keys.add(key);
    await putMeta(transaction, name, { requests: (known?.requests ?? 0) + news.length, keys: [...keys] });
  }
}
