/** Reading and writing the rows of the `meta` store. */
import { rawStore } from './at-once.ts';
import type { MetaRows } from './meta-rows.ts';
import type { WriteTransaction } from './schema.ts';

type Name = keyof MetaRows;

/** What was asked for before it is wanted, by transaction. */
const ahead = new WeakMap<WriteTransaction, Map<Name, Promise<unknown>>>();

/**
 * Asks for rows that will be read, all at once: each answer that is waited for by itself costs as much again. In a
 * transaction in which nothing but `putMeta` and `deleteMeta` changes them.
 */
export function prefetchMeta(transaction: WriteTransaction, names: readonly Name[]): void {
  const meta = transaction.objectStore('meta');
  const asked = names.map((name) => [name, meta.get(name)] as const);
  // One that fails says so to who reads it, and to the transaction.
  for (const [, row] of asked) row.catch(() => undefined);
  ahead.set(transaction, new Map(asked));
}

/** Undefined where there is no row of that name. */
export async function getMeta<Key extends Name>(
  transaction: WriteTransaction,
  key: Key,
): Promise<MetaRows[Key] | undefined> {
  const row = ahead.get(transaction)?.get(key) ?? transaction.objectStore('meta').get(key);
  return (await row) as MetaRows[Key] | undefined;
}

/** Puts the row in place of the one that stood there. It is not waited for: what fails ends the transaction. */
export async function putMeta<Key extends Name>(
  transaction: WriteTransaction,
  key: Key,
  row: MetaRows[Key],
): Promise<void> {
  rawStore(transaction, 'meta').put(row, key);
  ahead.get(transaction)?.set(key, Promise.resolve(row));
}

/** Does nothing where there is no row of that name. It is not waited for. */
export async function deleteMeta(transaction: WriteTransaction, key: Name): Promise<void> {
  rawStore(transaction, 'meta').delete(key);
  ahead.get(transaction)?.set(key, Promise.resolve(undefined));
}

/** All rows whose names start so, e.g. `health:`. */
export function namesFrom(prefix: `${string}:`): IDBKeyRange {
  return IDBKeyRange.bound(prefix, `${prefix}\uffff`);
}
