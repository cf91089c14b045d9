/**
 * Many requests to the database at once. Each answer costs as much again to be waited for: they come in the order they
 * were asked for, so the last says that all are there.
 */
import { unwrap } from 'idb';
import type { STORES, WriteTransaction } from './schema.ts';

/** A store without the library around it, which makes a promise of every answer: of a write nobody waits for one. */
export function rawStore(transaction: WriteTransaction, name: (typeof STORES)[number]): IDBObjectStore {
  return unwrap(transaction.objectStore(name)) as IDBObjectStore;
}

/** What was asked for, each in its place. */
export async function answersOf<Answer>(asked: readonly IDBRequest<Answer>[]): Promise<Answer[]> {
  const last = asked.at(-1);
  if (!last) return [];
  await new Promise((resolve, reject) => {
    last.onsuccess = resolve;
    last.onerror = () => reject(last.error);
  });
  return asked.map(({ result }) => result);
}
