/** A database beside the records: one connection, opened again once it was lost or could not be had. */
import { forceCloseDatabase } from 'fake-indexeddb';
import { type DBSchema, deleteDB, openDB, unwrap } from 'idb';
import { afterEach, expect, it, vi } from 'vitest';
import { firstRows, sideDatabase } from '../../src/store/side-database.ts';
import { newName } from './databases.ts';

interface Rows extends DBSchema {
  rows: { key: number; value: string };
}

const made = (name = newName()) =>
  sideDatabase<Rows>(name, (database) => void database.createObjectStore('rows'));

afterEach(() => vi.restoreAllMocks());

it('is opened once, however often it is asked for', async () => {
  const opens = vi.spyOn(indexedDB, 'open');
  const open = made();
  const [first, second] = await Promise.all([open(), open()]);
  expect([second, await open()]).toEqual([first, first]);
  expect(opens).toHaveBeenCalledTimes(1);
  expect([...first.objectStoreNames]).toEqual(['rows']);
});

it('that could not be had is opened by the next call', async () => {
  const name = newName();
  const open = made(name);
  (await openDB(name, 2)).close();
  await expect(open()).rejects.toThrow();
  await deleteDB(name);
  expect((await open()).version).toBe(1);
});

it('that was lost is opened anew', async () => {
  const open = made();
  const first = await open();
  forceCloseDatabase(unwrap(first) as never);
  const second = await open();
  expect(second).not.toBe(first);
  expect(await open()).toBe(second);
});

it('gives the first rows of a range in order, so many at most', async () => {
  const database = await made()();
  for (const key of [3, 1, 2, 4]) await database.put('rows', `row ${key}`, key);
  const first = (range: IDBKeyRange | null, most: number) =>
    firstRows(database.transaction('rows').store, range, most);
  expect(await first(null, 2)).toEqual([
    { key: 1, value: 'row 1' },
    { key: 2, value: 'row 2' },
  ]);
  expect(await first(IDBKeyRange.lowerBound(3, true), 2)).toEqual([{ key: 4, value: 'row 4' }]);
});
