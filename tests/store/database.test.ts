import { forceCloseDatabase } from 'fake-indexeddb';
import { deleteDB, openDB, unwrap } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDatabase, writeTogether } from '../../src/store/database.ts';
import { putMeta } from '../../src/store/meta.ts';
import { start } from '../../src/store/migrations/001-start.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { isFromNewerVersion } from '../../src/store/newer-store.ts';
import { readRequests } from '../../src/store/request-list.ts';
import { type Migration, SCHEMA_VERSION } from '../../src/store/schema.ts';
import { someRequest } from '../model/samples.ts';
import { contentsOf, newDatabase, newName } from './databases.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('the database', () => {
  it('has as many migrations as its version says', () => {
    expect(MIGRATIONS).toHaveLength(SCHEMA_VERSION);
  });

  it('has the stores, keys and indexes of its version', async () => {
    const database = await newDatabase()();
    expect(database.version).toBe(3);
    expect([...database.objectStoreNames]).toEqual([
      'coach',
      'days',
      'deletions',
      'meta',
      'requests',
      'trash',
    ]);
    const { store: requests } = database.transaction('requests');
    expect([requests.keyPath, ...requests.indexNames]).toEqual([
      'id',
      'alias',
      'day-at',
      'import',
      'site-day-at',
    ]);
    const { store: days } = database.transaction('days');
    expect(days.keyPath).toEqual(['device', 'day', 'site', 'model', 'kind', 'mode', 'provenance']);
    expect([...days.indexNames]).toEqual(['day']);
  });

  it('keeps what was stored under its first version, and lists it', async () => {
    const name = newName();
    const old = await createDatabase(name, [start])();
    const requests = ['b', 'a'].map((id) => ({ ...someRequest(), id }));
    for (const request of requests) await old.put('requests', request);
    old.close();
    const database = await createDatabase(name)();
    const listed = await readRequests(database, { from: '2026-11-18', to: '2026-11-18', limit: 10 });
    expect(listed).toEqual(requests);
  });

  it('is opened once for all who ask', async () => {
    const openDatabase = newDatabase();
    const [first, second] = await Promise.all([openDatabase(), openDatabase()]);
    expect(second).toBe(first);
    expect(await openDatabase()).toBe(first);
  });

  it('runs only the migrations that are new to it', async () => {
    const name = newName();
    const ran: string[] = [];
    const noting =
      (step: string, migrate: Migration = () => undefined): Migration =>
      (...given) => {
        ran.push(step);
        migrate(...given);
      };
    (await createDatabase(name, [noting('1', start)])()).close();
    const database = await createDatabase(name, [noting('1', start), noting('2'), noting('3')])();
    expect([ran, database.version]).toEqual([['1', '2', '3'], 3]);
  });

  it('stays as it was when a migration fails', async () => {
    const name = newName();
    (await createDatabase(name, [start])()).close();
    const broken: Migration = (database) => {
      database.deleteObjectStore('coach');
      throw new Error('broken');
    };
    await expect(createDatabase(name, [start, broken])()).rejects.toThrow();
    const database = await createDatabase(name, [start])();
    expect([database.version, database.objectStoreNames.contains('coach')]).toEqual([1, true]);
  });

  it('gives way to a newer version, and says so when it is asked to open that', async () => {
    const name = newName();
    const openOld = createDatabase(name, [start]);
    await openOld();
    const openNew = createDatabase(name, [start, () => undefined]);
    expect((await openNew()).version).toBe(2);
    expect(isFromNewerVersion(await openOld().catch((error: unknown) => error))).toBe(true);
    expect(isFromNewerVersion(new Error('no disk'))).toBe(false);
  });

  it('gives way to a deletion, and starts anew when asked', async () => {
    const name = newName();
    const openDatabase = createDatabase(name);
    const first = await openDatabase();
    await deleteDB(name);
    const second = await openDatabase();
    expect(second).not.toBe(first);
    expect(await second.count('requests')).toBe(0);
  });

  it('is opened anew once a browser closed it', async () => {
    const openDatabase = newDatabase();
    const first = await openDatabase();
    forceCloseDatabase(unwrap(first) as never);
    const second = await openDatabase();
    expect(second).not.toBe(first);
    expect(await openDatabase()).toBe(second);
  });

  it('gives up after a moment when another version does not let go, and works once it does', async () => {
    const name = newName();
    const stubborn = await openDB(name, 1);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const openDatabase = createDatabase(name, [start, () => undefined]);
    const opening = openDatabase();
    const failed = expect(opening).rejects.toThrow('another version');
    await vi.waitFor(() => {
      expect(vi.getTimerCount()).toBe(1);
    });
    vi.advanceTimersByTime(3_000);
    await failed;
    vi.useRealTimers();
    stubborn.close();
    expect((await openDatabase()).version).toBe(2);
  });
});

describe('an older connection in the way', () => {
  const second: Migration = () => undefined;

  /** An opening that waits for it. */
  async function heldUp(migration = second) {
    const name = newName();
    const stubborn = await openDB(name, 1, {
      upgrade: (database) => void database.createObjectStore('meta'),
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const openDatabase = createDatabase(name, [start, migration]);
    const opening = openDatabase();
    await vi.waitFor(() => {
      expect(vi.getTimerCount()).toBe(1);
    });
    return { stubborn, openDatabase, opening };
  }

  it('is told to each who asks, also behind the one who waits already', async () => {
    const { stubborn, openDatabase, opening } = await heldUp();
    const told = Promise.all(
      [opening, openDatabase()].map((asked) => expect(asked).rejects.toThrow('another version')),
    );
    vi.advanceTimersByTime(3_000);
    await told;
    const later = expect(openDatabase()).rejects.toThrow('another version');
    vi.advanceTimersByTime(3_000);
    await later;
    const [last, same] = [openDatabase(), openDatabase()];
    stubborn.close();
    expect((await last).version).toBe(2);
    expect(await same).toBe(await last);
    expect(await openDatabase()).toBe(await last);
  });

  it('that lets go in time is no failure, however long the upgrade takes then', async () => {
    let isDone = false;
    let began = false;
    const { stubborn, opening } = await heldUp(async (_, transaction) => {
      began = true;
      while (!isDone) await transaction.objectStore('meta').count();
    });
    stubborn.close();
    await vi.waitFor(() => expect(began).toBe(true));
    vi.advanceTimersByTime(10_000);
    isDone = true;
    expect((await opening).version).toBe(2);
  });
});

describe('writing together', () => {
  it('commits all', async () => {
    const openDatabase = newDatabase();
    const result = await writeTogether(await openDatabase(), async (transaction) => {
      await putMeta(transaction, 'pending:a', 1);
      await putMeta(transaction, 'pending:b', 2);
      return 'done';
    });
    expect(result).toBe('done');
    expect((await contentsOf(openDatabase)).meta).toEqual({ 'pending:a': 1, 'pending:b': 2 });
  });

  it('commits nothing when anything fails', async () => {
    const openDatabase = newDatabase();
    const writing = writeTogether(await openDatabase(), async (transaction) => {
      await putMeta(transaction, 'pending:a', 1);
      throw new Error('half way');
    });
    await expect(writing).rejects.toThrow('half way');
    expect((await contentsOf(openDatabase)).meta).toEqual({});
  });
});
