/** Many requests to the database at once: all answers, each in its place, or the failure. */
import { expect, it } from 'vitest';
import { answersOf } from '../../src/store/at-once.ts';
import { newName } from './databases.ts';

/** A store that holds 'one' under 1 and 'three' under 3. */
async function numbers(): Promise<IDBObjectStore> {
  const opening = indexedDB.open(newName());
  opening.onupgradeneeded = () => opening.result.createObjectStore('numbers');
  const database = await new Promise<IDBDatabase>((resolve) => {
    opening.onsuccess = () => resolve(opening.result);
  });
  const store = database.transaction('numbers', 'readwrite').objectStore('numbers');
  store.put('one', 1);
  store.put('three', 3);
  return store;
}

it('gives what was asked for, each in its place, and nothing where nothing was', async () => {
  const store = await numbers();
  expect(await answersOf([3, 2, 1].map((number) => store.get(number)))).toEqual(['three', undefined, 'one']);
  expect(await answersOf([])).toEqual([]);
});

it('fails as the last does', async () => {
  const store = await numbers();
  const asked: IDBRequest[] = [store.get(1), store.add('one more', 1)];
  await expect(answersOf(asked)).rejects.toMatchObject({ name: 'ConstraintError' });
});
