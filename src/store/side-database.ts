/** A database of its own beside the records, for one purpose: what lies there is nobody's history. */
import {
  type DBSchema,
  type IDBPDatabase,
  type IDBPObjectStore,
  openDB,
  type StoreKey,
  type StoreNames,
  type StoreValue,
} from 'idb';

/**
 * A connection that opens at its first use, and again once it was lost. Rejects where there is none to be had; the next
 * call then tries again.
 * @param make makes its stores: there is one version of it
 */
export function sideDatabase<Schema extends DBSchema>(
  name: string,
  make: (database: IDBPDatabase<Schema>) => void,
): () => Promise<IDBPDatabase<Schema>> {
  let opening: Promise<IDBPDatabase<Schema>> | undefined;
  const forget = (): void => {
    opening = undefined;
  };
  return () => {
    if (!opening) {
      opening = openDB<Schema>(name, 1, { upgrade: make, terminated: forget });
      opening.catch(forget);
    }
    return opening;
  };
}

/**
 * The first rows of a range, by their keys. A cursor would do, but Firefox fetches 64 rows ahead of one and holds them until
 * the cursor is collected: of 160,000 prompts that came to hundreds of megabytes.
 * @param most rows that are held at once
 */
export async function firstRows<Schema extends DBSchema, Name extends StoreNames<Schema>>(
  store: IDBPObjectStore<Schema, [Name], Name, 'readonly'>,
  range: IDBKeyRange | null,
  most: number,
): Promise<{ readonly key: StoreKey<Schema, Name>; readonly value: StoreValue<Schema, Name> }[]> {
  const [keys, values] = await Promise.all([store.getAllKeys(range, most), store.getAll(range, most)]);
  return keys.map((key, index) => ({ key, value: values[index] as StoreValue<Schema, Name> }));
}
