/** A database of its own beside the records, for one purpose: what lies there is nobody's history. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

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
