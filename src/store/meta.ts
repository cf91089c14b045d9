/** Reading and writing the rows of the `meta` store. */
import type { MetaRows } from './meta-rows.ts';
import type { WriteTransaction } from './schema.ts';

/** Undefined where there is no row of that name. */
export async function getMeta<Key extends keyof MetaRows>(
  transaction: WriteTransaction,
  key: Key,
): Promise<MetaRows[Key] | undefined> {
  return (await transaction.objectStore('meta').get(key)) as MetaRows[Key] | undefined;
}

/** Puts the row in place of the one that stood there. */
export async function putMeta<Key extends keyof MetaRows>(
  transaction: WriteTransaction,
  key: Key,
  row: MetaRows[Key],
): Promise<void> {
  await transaction.objectStore('meta').put(row, key);
}

/** Does nothing where there is no row of that name. */
export async function deleteMeta(transaction: WriteTransaction, key: keyof MetaRows): Promise<void> {
  await transaction.objectStore('meta').delete(key);
}

/** All rows whose names start so, e.g. `health:`. */
export function namesFrom(prefix: `${string}:`): IDBKeyRange {
  return IDBKeyRange.bound(prefix, `${prefix}\uffff`);
}
