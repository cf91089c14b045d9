/** How a deletion goes, step by step, whoever takes the steps, and what of it is told on the way. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Selection } from '../../src/model/messages/wire.ts';
import { addAdvice } from '../../src/store/coach-changes.ts';
import { type OpenDatabase, writeTogether } from '../../src/store/database.ts';
import {
  beginDeletion,
  beginRestore,
  noteSwept,
  readDeletion,
  stepDeletion,
  UNDO_MS,
} from '../../src/store/deletion.ts';
import { stepRetention } from '../../src/store/retention.ts';
import { NOON, someRequest, someRequests } from '../model/samples.ts';
import { contentsOf, fill, keepFrom, newDatabase } from './databases.ts';

const DAY_MS = 86_400_000;
const NOW = NOON + 60_000;

async function begin(openDatabase: OpenDatabase, selection: Selection): Promise<void> {
  await writeTogether(await openDatabase(), (transaction) => beginDeletion(transaction, selection, NOW));
}

async function finish(openDatabase: OpenDatabase, now = NOW, most?: number): Promise<void> {
  while (await stepDeletion(await openDatabase(), now, most));
}

async function remove(openDatabase: OpenDatabase, selection: Selection): Promise<void> {
  await begin(openDatabase, selection);
  await finish(openDatabase);
}

const restore = async (openDatabase: OpenDatabase) =>
  writeTogether(await openDatabase(), (transaction) => beginRestore(transaction, NOW));

/** What is told after each step, until there are no more. */
async function toldOf(openDatabase: OpenDatabase, most: number) {
  const database = await openDatabase();
  const told: unknown[] = [];
  for (let isMore = true; isMore; ) {
    isMore = await stepDeletion(database, NOW, most);
    const { phase, moved, until } = (await readDeletion(database)) ?? {};
    told.push([phase, moved, until]);
  }
  return told;
}

afterEach(() => vi.restoreAllMocks());

describe('a deletion', () => {
  it('tells how many requests it has moved, and then how many are still to come back', async () => {
    const openDatabase = newDatabase();
    await fill(openDatabase, someRequests(3));
    await writeTogether(await openDatabase(), (transaction) =>
      addAdvice(transaction, 'request-00000000000000', { ruleId: 'look-up', confidence: 0.9 }, NOON),
    );
    await begin(openDatabase, { of: 'all' });
    expect(await toldOf(openDatabase, 2)).toEqual([
      ['requests', 2, null],
      ['expired', 3, null],
      ['days', 3, null],
      ['deleted', 3, NOW + UNDO_MS],
      ['deleted', 3, NOW + UNDO_MS],
    ]);
    await restore(openDatabase);
    // An idea and a statement lie there too.
    expect(await toldOf(openDatabase, 1)).toEqual([
      ['restoring', 2, null],
      ['restoring', 1, null],
      ['restoring', 0, null],
      ['restoring', 0, null],
      ['restoring', 0, null],
      [undefined, undefined, undefined],
    ]);
  });

  it('of one request takes as many steps however many days there are', async () => {
    const openDatabase = newDatabase();
    await fill(openDatabase, someRequests(20, 1));
    await begin(openDatabase, { of: 'request', id: 'request-00000000000007' });
    expect((await toldOf(openDatabase, 1)).map((told) => (told as unknown[])[0])).toEqual([
      'requests',
      'expired',
      'days',
      'deleted',
      'deleted',
    ]);
  });

  it('takes all that retention had taken of it along, in as many steps as it needs', async () => {
    const openDatabase = newDatabase();
    await fill(openDatabase, someRequests(5));
    while (await stepRetention(await openDatabase(), keepFrom('2026-11-19')));
    await begin(openDatabase, { of: 'all' });
    await finish(openDatabase, NOW, 2);
    const keys = await (await openDatabase()).getAllKeys('trash');
    expect(keys.filter(([group]) => group.startsWith('expired:'))).toEqual([]);
    expect(keys.filter(([group]) => group === 'deletion/expired:2026-11-18')).toHaveLength(5);
  });

  it('makes nobody wait where there is none', async () => {
    const database = await newDatabase()();
    const asked = vi.spyOn(IDBDatabase.prototype, 'transaction');
    expect(await stepDeletion(database, NOW)).toBe(false);
    expect(asked.mock.calls.map(([, mode = 'readonly']) => mode)).toEqual(['readonly']);
  });

  it('is over once, where two find at the same time that it is', async () => {
    const openDatabase = newDatabase();
    await fill(openDatabase, someRequests(2));
    await remove(openDatabase, { of: 'all' });
    const database = await openDatabase();
    const both = [1, 2].map(() => stepDeletion(database, NOW + UNDO_MS));
    expect(await Promise.all(both)).toEqual([false, false]);
    expect(await database.count('trash')).toBe(0);
  });

  it('is gone for good by a clock less than a day late, and not by one that is later', async () => {
    const until = NOW + UNDO_MS;
    for (const [late, isGone] of [
      [DAY_MS - 1, true],
      [DAY_MS, false],
    ] as const) {
      const openDatabase = newDatabase();
      await fill(openDatabase, someRequests(2));
      await remove(openDatabase, { of: 'all' });
      await finish(openDatabase, until + late);
      const deletion = await readDeletion(await openDatabase());
      expect(deletion?.until).toBe(isGone ? undefined : until + late + UNDO_MS);
    }
  });

  it('of all takes what is known of histories along, and has it back; one of a site leaves it', async () => {
    const openDatabase = newDatabase();
    const database = await openDatabase();
    const request = someRequest();
    await fill(openDatabase, [request]);
    const rows = {
      'known:a': { row: request, live: request.id, by: 'key', before: null },
      'replaced:run/a': request,
      'ledger:chatgpt/2026-11-18': { requests: 1, keys: ['a'] },
      histories: [],
    } as const;
    for (const [name, row] of Object.entries(rows))
      await database.put('meta', row, name as keyof typeof rows);
    const kept = async () => {
      const { meta } = await contentsOf(openDatabase);
      return Object.fromEntries(Object.entries(meta).filter(([name]) => name in rows));
    };
    await remove(openDatabase, { of: 'site', site: 'chatgpt' });
    expect(await kept()).toEqual(rows);
    await remove(openDatabase, { of: 'all' });
    expect(await kept()).toEqual({});
    await restore(openDatabase);
    await finish(openDatabase);
    expect(await kept()).toEqual(rows);
  });

  it('that an import made is told as one, and can be taken back for as long', async () => {
    const database = await newDatabase()();
    await database.put('meta', { salt: 's', device: 'here', rev: 7 }, 'install');
    await writeTogether(database, (transaction) => noteSwept(transaction, 4, NOW));
    expect(await readDeletion(database)).toEqual({
      selection: { of: 'elsewhere' },
      at: NOW,
      upToRev: 7,
      phase: 'deleted',
      lastDayRow: null,
      moved: 4,
      until: NOW + UNDO_MS,
    });
  });
});
