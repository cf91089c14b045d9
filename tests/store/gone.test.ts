/** What a deletion states, to whoever keeps a copy: all of what it took, and nothing of what stays. */
import { describe, expect, it } from 'vitest';
import { type DeletionStatement, deletionsIn } from '../../src/model/backup/deletions.ts';
import { IMPORTED_DEVICE } from '../../src/model/imported/imported.ts';
import type { Selection } from '../../src/model/messages/wire.ts';
import { dayKeyOf } from '../../src/model/usage/day-key.ts';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import { type OpenDatabase, writeTogether } from '../../src/store/database.ts';
import { beginDeletion, beginRestore, stepDeletion, UNDO_MS } from '../../src/store/deletion.ts';
import { stepRetention } from '../../src/store/retention.ts';
import { NOON, someRequest } from '../model/samples.ts';
import { contentsOf, fill, keepFrom, newDatabase } from './databases.ts';

const NOW = NOON + 60_000;
const DAY = '2026-11-18';
const OF_DAY: Selection = { of: 'day', day: DAY };

/** The store of a device that is called `here`. */
async function here(...requests: readonly UsageRequest[]): Promise<OpenDatabase> {
  const openDatabase = newDatabase();
  await (await openDatabase()).put('meta', { salt: 's', device: 'here', rev: 0 }, 'install');
  await fill(openDatabase, requests);
  return openDatabase;
}

const own = (id: string, changes: Partial<UsageRequest> = {}): UsageRequest =>
  someRequest({ id, device: 'here', ...changes });

async function begin(openDatabase: OpenDatabase, selection: Selection): Promise<void> {
  await writeTogether(await openDatabase(), (transaction) => beginDeletion(transaction, selection, NOW));
}

async function finish(openDatabase: OpenDatabase, most?: number, now = NOW): Promise<void> {
  while (await stepDeletion(await openDatabase(), now, most));
}

async function remove(openDatabase: OpenDatabase, selection: Selection, most?: number): Promise<void> {
  await begin(openDatabase, selection);
  await finish(openDatabase, most);
}

async function takeBack(openDatabase: OpenDatabase): Promise<void> {
  await writeTogether(await openDatabase(), (transaction) => beginRestore(transaction, NOW));
  await finish(openDatabase);
}

const stated = async (openDatabase: OpenDatabase) => (await contentsOf(openDatabase)).deletions;

/** Of one of the devices. */
const of = (device: string, scope: DeletionStatement['scope'], upToRev: number): DeletionStatement => ({
  device,
  scope,
  upToRev,
});

describe('a deletion of one request', () => {
  it('states it alone, with the number it took, where others of its day stay', async () => {
    const openDatabase = await here(own('a'), own('b'));
    await remove(openDatabase, { of: 'request', id: 'a' });
    expect(await stated(openDatabase)).toEqual([of('here', { of: 'request', id: 'a' }, 2)]);
    await takeBack(openDatabase);
    expect(await stated(openDatabase)).toEqual([]);
  });

  it('states its day row too, where none other is left of it', async () => {
    const request = own('a');
    const openDatabase = await here(request);
    await remove(openDatabase, { of: 'requests', ids: ['a'] });
    expect(await stated(openDatabase)).toEqual([
      of('here', { of: 'request', id: 'a' }, 2),
      of('here', { of: 'row', key: dayKeyOf(request) }, 2),
    ]);
  });

  it('of another device states it by the number that device gave it', async () => {
    const openDatabase = await here(
      own('a'),
      someRequest({ id: 'b', device: 'desk', rowRev: 7 }),
      someRequest({ id: 'c', device: 'desk', rowRev: 8 }),
    );
    await remove(openDatabase, { of: 'request', id: 'b' });
    expect(await stated(openDatabase)).toEqual([of('desk', { of: 'request', id: 'b' }, 7)]);
  });

  it('states the prompt as a file has it, whatever was stated of that before, until it is taken back', async () => {
    const openDatabase = await here(own('a', { alias: 'of-a' }), own('b', { alias: 'of-b' }), own('c'));
    const before = of(IMPORTED_DEVICE, { of: 'request', id: 'of-b' }, 3);
    await (await openDatabase()).put('deletions', before, [IMPORTED_DEVICE, 'request', 'of-b']);
    await remove(openDatabase, { of: 'requests', ids: ['a', 'b'] });
    expect(await stated(openDatabase)).toEqual([
      of('here', { of: 'request', id: 'a' }, 2),
      of('here', { of: 'request', id: 'b' }, 2),
      of(IMPORTED_DEVICE, { of: 'request', id: 'of-a' }, 0),
      before,
    ]);
    await takeBack(openDatabase);
    expect(await stated(openDatabase)).toEqual([before]);
  });

  it('of a site whose files have no keys states nothing of them, nor the day row of what was imported', async () => {
    const imported = someRequest({ id: 'i', site: 'gemini', device: IMPORTED_DEVICE, rowRev: 4 });
    const openDatabase = await here(own('a', { site: 'gemini' }), own('b', { site: 'gemini' }), imported);
    await remove(openDatabase, { of: 'requests', ids: ['a', 'i'] });
    expect(await stated(openDatabase)).toEqual([
      of('here', { of: 'request', id: 'a' }, 2),
      of(IMPORTED_DEVICE, { of: 'request', id: 'i' }, 4),
    ]);
  });
});

describe('a deletion of many', () => {
  it('states the scope once a device, by the highest number each gave in it', async () => {
    const openDatabase = await here(
      own('a', { alias: 'of-a' }),
      own('other-day', { at: NOON - 86_400_000 }),
      ...[5, 9, 7].map((rowRev) => someRequest({ id: `desk-${rowRev}`, device: 'desk', rowRev })),
      ...[3, 2].map((rowRev) => someRequest({ id: `i-${rowRev}`, device: IMPORTED_DEVICE, rowRev })),
    );
    await remove(openDatabase, OF_DAY);
    expect(await stated(openDatabase)).toEqual([
      of('desk', OF_DAY, 9),
      of('here', OF_DAY, 2),
      of(IMPORTED_DEVICE, OF_DAY, 3),
    ]);
    await takeBack(openDatabase);
    expect(await stated(openDatabase)).toEqual([]);
  });

  it.each<[string, Partial<UsageRequest>, Selection, boolean]>([
    ['a file has by its key', { site: 'claude', alias: 'a' }, { of: 'site', site: 'claude' }, true],
    ['a file may have by its moment', { site: 'gemini' }, { of: 'site', site: 'gemini' }, true],
    ['a file may have by its moment', { site: 'gemini' }, OF_DAY, true],
    ['no file has', { site: 'claude' }, { of: 'site', site: 'claude' }, false],
    ['no file has', { site: 'claude' }, OF_DAY, false],
    ['a file has by its key', { site: 'claude', alias: 'a' }, { of: 'all' }, false],
    ['a file may have by its moment', { site: 'gemini' }, { of: 'all' }, false],
  ])('that metered what %s (%j) says so of %j in files: %s', async (_, changes, selection, is) => {
    const openDatabase = await here(own('a', changes));
    await remove(openDatabase, selection);
    const scope = selection as DeletionStatement['scope'];
    expect(await stated(openDatabase)).toEqual([
      of('here', scope, 2),
      ...(is ? [of(IMPORTED_DEVICE, scope, 0)] : []),
    ]);
  });

  it('says the same of what retention had taken', async () => {
    const openDatabase = await here(
      own('a', { site: 'gemini' }),
      someRequest({ id: 'b', device: 'desk', rowRev: 6 }),
    );
    while (await stepRetention(await openDatabase(), keepFrom('2026-11-19')));
    await remove(openDatabase, OF_DAY);
    expect(await stated(openDatabase)).toEqual([
      of('desk', OF_DAY, 6),
      // Retention gave the row a number of its own.
      of('here', OF_DAY, 3),
      of(IMPORTED_DEVICE, OF_DAY, 0),
    ]);
  });

  it('states what it numbered itself on the way by itself, and all in one in the end', async () => {
    const [a, b] = [own('a'), own('b', { at: NOON + 1 })];
    const openDatabase = await here(a, b);
    await begin(openDatabase, OF_DAY);
    const database = await openDatabase();
    // The first leaves: the row it was counted in has this transaction's number, and then goes with the second.
    for (let step = 0; step < 2; step += 1) await stepDeletion(database, NOW, 1);
    const row = of('here', { of: 'row', key: dayKeyOf(a) }, 3);
    expect(await stated(openDatabase)).toEqual([of('here', OF_DAY, 1), row]);
    await finish(openDatabase, 1);
    expect(await stated(openDatabase)).toEqual([of('here', OF_DAY, 4), row]);
    await finish(openDatabase, 1, NOW + UNDO_MS);
    expect(await stated(openDatabase)).toEqual([of('here', OF_DAY, 4)]);
  });

  it('says nothing of what was sent after the click, in a row whose other requests retention had taken', async () => {
    const openDatabase = await here(own('old'));
    while (await stepRetention(await openDatabase(), keepFrom('2026-11-19')));
    await begin(openDatabase, { of: 'all' });
    const late = own('late', { at: NOW + 1 });
    await fill(openDatabase, [late]);
    await finish(openDatabase);
    const { requests, days, deletions } = await contentsOf(openDatabase);
    expect(requests.map(({ id }) => id)).toEqual(['late']);
    expect(days).toMatchObject([{ day: DAY, requests: 1, outputTokens: late.outputTokens }]);
    // Retention was the second to number anything.
    expect(deletions).toEqual([of('here', { of: 'all' }, 2)]);
    expect([...requests, ...days].flatMap((row) => deletionsIn(deletions).of(row))).toEqual([]);
  });

  it('takes a day row of which no request is here, of this day and no other', async () => {
    const openDatabase = await here(
      someRequest({ id: 'a', device: 'desk' }),
      someRequest({ id: 'b', device: 'desk', at: NOON - 86_400_000 }),
    );
    const database = await openDatabase();
    for (const row of await database.getAll('days')) await database.put('days', { ...row, rev: 12 });
    await database.clear('requests');
    await remove(openDatabase, OF_DAY);
    const { days, deletions } = await contentsOf(openDatabase);
    expect(days.map(({ day }) => day)).toEqual(['2026-11-17']);
    expect(deletions).toEqual([of('desk', OF_DAY, 12)]);
  });
});
