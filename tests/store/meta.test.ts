import { describe, expect, it, vi } from 'vitest';
import { writeTogether } from '../../src/store/database.ts';
import { deleteMeta, getMeta, prefetchMeta, putMeta } from '../../src/store/meta.ts';
import { newDatabase } from './databases.ts';

const NAMES = ['gone:a', 'gone:b', 'gone:c', 'gone:d', 'gone:e'] as const;

describe('rows asked for ahead', () => {
  it('are as they stand, are asked for once, and as the transaction changes them', async () => {
    const database = await newDatabase()();
    await writeTogether(database, async (transaction) => {
      for (const [at, name] of NAMES.slice(0, 3).entries()) await putMeta(transaction, name, at + 1);
    });
    await writeTogether(database, async (transaction) => {
      prefetchMeta(transaction, NAMES.slice(0, 3));
      await putMeta(transaction, 'gone:b', 20);
      await deleteMeta(transaction, 'gone:c');
      await putMeta(transaction, 'gone:d', 40);
      const asking = vi.spyOn(IDBObjectStore.prototype, 'get');
      const read = await Promise.all(NAMES.map((name) => getMeta(transaction, name)));
      expect(read).toEqual([1, 20, undefined, 40, undefined]);
      expect(asking.mock.calls).toEqual([['gone:e']]);
      asking.mockRestore();
    });
    const stored = await Promise.all(NAMES.map((name) => database.get('meta', name)));
    expect(stored).toEqual([1, 20, undefined, 40, undefined]);
  });

  it('are each transaction’s own', async () => {
    const database = await newDatabase()();
    await writeTogether(database, async (transaction) => {
      prefetchMeta(transaction, ['gone:a']);
      await putMeta(transaction, 'gone:a', 1);
    });
    await database.put('meta', 2, 'gone:a');
    await writeTogether(database, async (transaction) => {
      expect(await getMeta(transaction, 'gone:a')).toBe(2);
    });
  });

  it('that nobody reads say nothing where the transaction fails', async () => {
    const database = await newDatabase()();
    const unheard: unknown[] = [];
    const hear = (error: unknown) => unheard.push(error);
    process.on('unhandledRejection', hear);
    const failing = writeTogether(database, async (transaction) => {
      prefetchMeta(transaction, NAMES);
      throw new Error('no room');
    });
    await expect(failing).rejects.toThrow('no room');
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off('unhandledRejection', hear);
    expect(unheard).toEqual([]);
  });
});

describe('what is written without waiting', () => {
  it('is there for who reads it in the same transaction, and after it', async () => {
    const database = await newDatabase()();
    await writeTogether(database, async (transaction) => {
      await putMeta(transaction, 'gone:a', 1);
      await putMeta(transaction, 'gone:b', 2);
      await deleteMeta(transaction, 'gone:a');
      expect(await getMeta(transaction, 'gone:a')).toBeUndefined();
      expect(await getMeta(transaction, 'gone:b')).toBe(2);
    });
    expect(await database.getAllKeys('meta')).toEqual(['gone:b']);
  });

  it('takes all with it where it fails, and says so', async () => {
    const database = await newDatabase()();
    const writing = writeTogether(database, async (transaction) => {
      await putMeta(transaction, 'gone:a', 1);
      // Nothing of the kind can be stored.
      await putMeta(transaction, 'gone:b', (() => 0) as never);
    });
    await expect(writing).rejects.toThrow('could not be cloned');
    expect(await database.getAllKeys('meta')).toEqual([]);
  });
});
