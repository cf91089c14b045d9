import { expect, it } from 'vitest';
import { unknownHealth } from '../../src/model/health/sighting.ts';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import { type OpenDatabase, writeTogether } from '../../src/store/database.ts';
import { takeExpired } from '../../src/store/expired.ts';
import type { Known } from '../../src/store/meta-rows.ts';
import type { TrashRow } from '../../src/store/schema.ts';
import { absorbNews, noteGone, restoreRows, trashDay, trashRequests } from '../../src/store/trash.ts';
import { NOON, someRequest } from '../model/samples.ts';
import { contentsOf, fill, newDatabase, sumsOf } from './databases.ts';

const NOW = NOON + 60_000;

const restore = async (openDatabase: OpenDatabase, rows: readonly TrashRow[]) =>
  writeTogether(await openDatabase(), (transaction) => restoreRows(transaction, rows, NOW));

const absorb = async (openDatabase: OpenDatabase, news: UsageRequest) =>
  writeTogether(await openDatabase(), (transaction) => absorbNews(transaction, news));

it('puts no request back over a newer one of its id, nor counts it twice', async () => {
  const openDatabase = newDatabase();
  const newer = someRequest({ rev: 2, outputTokens: 99 });
  await fill(openDatabase, [newer]);
  await restore(openDatabase, [
    { from: 'requests', row: someRequest({ rev: 1, outputTokens: 1, outcome: 'pending' }) },
  ]);
  const { requests, days, meta } = await contentsOf(openDatabase);
  expect(requests).toEqual([newer]);
  expect(days).toEqual(sumsOf([newer]));
  expect(meta[`pending:${newer.id}`]).toBeUndefined();
});

it('puts no idea back over one that came up for its request meanwhile', async () => {
  const openDatabase = newDatabase();
  const database = await openDatabase();
  const idea = (ruleId: string, at: number) => ({
    requestId: 'a',
    ruleId,
    confidence: 0.9,
    at,
    shownAt: null,
    dismissedAt: null,
  });
  await database.put('coach', idea('newer', 2));
  const lost = { ...idea('alone', 1), requestId: 'b' };
  const trashed = [idea('older', 1), lost];
  await restore(
    openDatabase,
    trashed.map((row) => ({ from: 'coach', row })),
  );
  expect((await contentsOf(openDatabase)).coach).toEqual([idea('newer', 2), lost]);
  const group = 'expired:2026-11-18';
  await database.put('trash', { from: 'requests', row: someRequest({ id: 'a' }) }, [group, 'requests', 'a']);
  await database.put('trash', { from: 'coach', row: idea('older', 1) }, [group, 'coach', 'a']);
  const range = IDBKeyRange.bound([group, 'requests'], [group, 'requests', []]);
  await writeTogether(database, (transaction) => takeExpired(transaction, range, 9));
  expect((await contentsOf(openDatabase)).coach).toEqual([idea('newer', 2), lost]);
});

it('waits anew, from now on, for a request that was going on, and for no other', async () => {
  const openDatabase = newDatabase();
  const pending = someRequest({ id: 'going-on', outcome: 'pending' });
  const complete = someRequest({ id: 'settled' });
  await restore(openDatabase, [
    { from: 'requests', row: pending },
    { from: 'requests', row: complete },
  ]);
  const { days, meta } = await contentsOf(openDatabase);
  expect(days).toEqual(sumsOf([pending, complete]));
  const waiting = Object.entries(meta).filter(([name]) => name.startsWith('pending:'));
  expect(waiting).toEqual([['pending:going-on', NOW]]);
});

it('joins a metered day with what was metered of it meanwhile', async () => {
  const openDatabase = newDatabase();
  const name = 'metered:2026-11-18';
  const database = await openDatabase();
  await database.put('meta', { first: 20, last: 40, pausedMs: 5, sitesOff: ['claude', 'pi'] }, name);
  const row = { first: 10, last: 30, pausedMs: 2, sitesOff: ['pi', 'poe'] };
  await restore(openDatabase, [{ from: 'meta', name, row }]);
  expect((await contentsOf(openDatabase)).meta[name]).toEqual({
    first: 10,
    last: 40,
    pausedMs: 7,
    sitesOff: ['pi', 'poe', 'claude'],
  });
});

it('leaves the health of a site as it is newer, and puts back that of which there is none', async () => {
  const openDatabase = newDatabase();
  const health = (site: string, lastSeenAt: number) => ({ ...unknownHealth(site), lastSeenAt });
  await (await openDatabase()).put('meta', health('claude', 20), 'health:claude');
  await restore(
    openDatabase,
    ['claude', 'poe'].map((site) => ({ from: 'meta', name: `health:${site}`, row: health(site, 10) })),
  );
  const { meta } = await contentsOf(openDatabase);
  expect(meta).toEqual({ 'health:claude': health('claude', 20), 'health:poe': health('poe', 10) });
});

it('has news of what lies in the trash kept there, and none of it counted', async () => {
  const openDatabase = newDatabase();
  const database = await openDatabase();
  const id = 'deleted';
  const before = someRequest({ id, rev: 1, outputTokens: 1 });
  const news = someRequest({ id, rev: 2, outputTokens: 50 });
  expect(await absorb(openDatabase, news)).toBe(false);
  await database.put('meta', NOW, `gone:${id}`);
  await database.put('trash', { from: 'requests', row: before }, ['deletion', 'requests', id]);
  expect(await absorb(openDatabase, news)).toBe(true);
  expect(await absorb(openDatabase, before)).toBe(true);
  const { requests, days, trash } = await contentsOf(openDatabase);
  expect([requests, days]).toEqual([[], []]);
  expect(trash).toEqual([{ from: 'requests', row: news }]);
});

it.each([
  ['pending', 'old', true],
  ['cut', 'old', true],
  ['complete', 'old', false],
  ['complete', 'new', true],
  ['failed', 'old', false],
] as const)('notes of what is %s and %s whether news may come: %s', async (outcome, age, isNoted) => {
  const openDatabase = newDatabase();
  const database = await openDatabase();
  const at = age === 'old' ? NOW - 86_400_000 : NOW - 86_400_000 + 1;
  await database.put('meta', NOW, 'pending:a');
  await writeTogether(database, (transaction) =>
    noteGone(transaction, someRequest({ id: 'a', outcome, at }), NOW),
  );
  const { meta } = await contentsOf(openDatabase);
  expect(meta['gone:a']).toBe(isNoted ? NOW : undefined);
  // It is waited for no longer, where it was.
  expect(meta['pending:a']).toBe(outcome === 'pending' ? undefined : NOW);
});

it('takes what an import knows of a request, and each one’s idea, along to the trash and back', async () => {
  const openDatabase = newDatabase();
  const database = await openDatabase();
  const requests = [someRequest({ id: 'a', alias: 'brought' }), someRequest({ id: 'b' })];
  await fill(openDatabase, requests);
  const idea = (requestId: string) => ({
    requestId,
    ruleId: 'look-up',
    confidence: 0.9,
    at: NOON,
    shownAt: null,
    dismissedAt: null,
  });
  const known = (live: string): Known => ({ row: someRequest(), live, by: 'key', before: null });
  for (const id of ['a', 'b']) await database.put('coach', idea(id));
  await database.put('meta', known('a'), 'known:brought');
  await database.put('meta', known('c'), 'known:another');
  await writeTogether(database, (transaction) => trashRequests(transaction, requests, NOW));
  const gone = await contentsOf(openDatabase);
  expect([gone.requests, gone.days, gone.coach]).toEqual([[], [], []]);
  expect(Object.keys(gone.meta).filter((name) => name.startsWith('known:'))).toEqual(['known:another']);
  expect(gone.trash).toEqual([
    ...['a', 'b'].map((id) => ({ from: 'coach', row: idea(id) })),
    { from: 'meta', name: 'known:brought', row: known('a') },
    ...requests.map((row) => ({ from: 'requests', row })),
  ]);
  await restore(openDatabase, gone.trash);
  const back = await contentsOf(openDatabase);
  expect(back.requests).toEqual(requests);
  expect(back.coach).toEqual([idea('a'), idea('b')]);
  expect(back.meta['known:brought']).toEqual(known('a'));
});

it('leaves a day whose requests are all there as their sum, above what was stated, and nothing of it in the trash', async () => {
  const openDatabase = newDatabase();
  const database = await openDatabase();
  const requests = [
    someRequest({ id: 'a', device: 'phone', rowRev: 7 }),
    someRequest({ id: 'b', device: 'phone', rowRev: 4 }),
  ];
  await fill(openDatabase, requests);
  const [sum] = sumsOf(requests);
  if (!sum) throw new Error('no day');
  const row = { ...sum, frozen: true, rev: 2 };
  await database.put('days', row);
  expect(await writeTogether(database, (transaction) => trashDay(transaction, row))).toBe(false);
  const { days, trash } = await contentsOf(openDatabase);
  expect(days).toEqual([{ ...sum, frozen: false, rev: 7 }]);
  expect(trash).toEqual([]);
});
