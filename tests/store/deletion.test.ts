import { describe, expect, it } from 'vitest';
import type { Selection } from '../../src/model/messages/wire.ts';
import { addAdvice } from '../../src/store/coach-changes.ts';
import { type OpenDatabase, writeTogether } from '../../src/store/database.ts';
import { noteMetered } from '../../src/store/days-changes.ts';
import {
  beginDeletion,
  beginRestore,
  readDeletion,
  stepDeletion,
  UNDO_MS,
} from '../../src/store/deletion.ts';
import { changeHealth } from '../../src/store/health-changes.ts';
import { stepRetention } from '../../src/store/retention.ts';
import { forgetGone } from '../../src/store/trash.ts';
import { NOON, someRequest, someRequests } from '../model/samples.ts';
import { contentsOf, fill, keepFrom, newDatabase, sumsOf } from './databases.ts';

const DAY_MS = 86_400_000;
/** Small, so that few rows are many slices. */
const SLICE = 20;
/** The person asks a minute after the newest request. */
const NOW = NOON + 60_000;

/** Months of use: some of it past retention, with ideas, metered days and health. */
async function usedStore(): Promise<OpenDatabase> {
  const openDatabase = newDatabase();
  await fill(openDatabase, someRequests(60));
  const database = await openDatabase();
  await writeTogether(database, async (transaction) => {
    await addAdvice(transaction, 'request-00000000000059', { ruleId: 'look-up', confidence: 0.9 }, NOON);
    await noteMetered(transaction, '2026-11-18', NOON, ['claude']);
    await changeHealth(transaction, 'chatgpt', (health) => ({ ...health, lastSeenAt: NOON }));
  });
  while (await stepRetention(database, keepFrom('2026-11-10')));
  return openDatabase;
}

async function finish(openDatabase: OpenDatabase, now = NOW, after = async () => {}, most?: number) {
  while (await stepDeletion(await openDatabase(), now, most)) await after();
}

async function remove(openDatabase: OpenDatabase, selection: Selection): Promise<void> {
  await writeTogether(await openDatabase(), (transaction) => beginDeletion(transaction, selection, NOW));
  await finish(openDatabase);
}

const restore = async (openDatabase: OpenDatabase, now = NOW) =>
  writeTogether(await openDatabase(), (transaction) => beginRestore(transaction, now));

/** What a person would miss. */
async function history(openDatabase: OpenDatabase) {
  const { requests, days, coach, meta } = await contentsOf(openDatabase);
  const kept = Object.entries(meta).filter(([name]) => /^(metered|health):/.test(name));
  return { requests, days, coach, meta: Object.fromEntries(kept) };
}

const SELECTIONS: Selection[] = [
  { of: 'request', id: 'request-00000000000059' },
  {
    of: 'requests',
    ids: ['request-00000000000059', 'gone-before', 'request-00000000000058', 'request-00000000000031'],
  },
  { of: 'day', day: '2026-11-18' },
  { of: 'day', day: '2026-11-09' },
  { of: 'site', site: 'chatgpt' },
  { of: 'site', site: 'claude' },
  { of: 'all' },
];

describe('a deletion', () => {
  it.each(SELECTIONS)('of %j leaves nothing of it, and the rest exactly', async (selection) => {
    const openDatabase = await usedStore();
    const before = await history(openDatabase);
    await remove(openDatabase, selection);
    const { requests, days } = await history(openDatabase);
    const isMeant = ({ id = '', day, site }: { id?: string; day: string; site: string }) =>
      selection.of === 'all' ||
      (selection.of === 'request' && id === selection.id) ||
      (selection.of === 'requests' && selection.ids.includes(id)) ||
      (selection.of === 'day' && day === selection.day) ||
      (selection.of === 'site' && site === selection.site);
    expect(requests).toEqual(before.requests.filter((request) => !isMeant(request)));
    expect(days.filter(({ frozen }) => frozen)).toEqual(
      before.days.filter((row) => row.frozen && !isMeant(row)),
    );
    expect(days.filter(({ frozen }) => !frozen)).toEqual(sumsOf(requests));
  });

  it.each(SELECTIONS)('of %j is the same in the smallest steps', async (selection) => {
    const [openDatabase, inOneStep] = [await usedStore(), await usedStore()];
    await remove(inOneStep, selection);
    await writeTogether(await openDatabase(), (transaction) => beginDeletion(transaction, selection, NOW));
    await finish(openDatabase, NOW, undefined, 1);
    expect(await history(openDatabase)).toEqual(await history(inOneStep));
    expect(await readDeletion(await openDatabase())).toMatchObject({
      phase: 'deleted',
      until: NOW + UNDO_MS,
    });
  });

  it.each(SELECTIONS)('of %j can be taken back exactly', async (selection) => {
    const openDatabase = await usedStore();
    const before = await history(openDatabase);
    const expired = (await contentsOf(openDatabase)).trash;
    expect(expired.length).toBeGreaterThan(0);
    await remove(openDatabase, selection);
    expect(await history(openDatabase)).not.toEqual(before);
    expect(await restore(openDatabase)).toBe(true);
    await finish(openDatabase);
    expect(await history(openDatabase)).toEqual(before);
    const { trash, meta } = await contentsOf(openDatabase);
    expect(trash).toEqual(expired);
    expect(Object.keys(meta).filter((name) => /^(gone:|deletion)/.test(name))).toEqual([]);
  });

  it('of a site forgets that it was ever seen', async () => {
    const openDatabase = await usedStore();
    await remove(openDatabase, { of: 'site', site: 'chatgpt' });
    expect(Object.keys((await history(openDatabase)).meta)).toEqual(['metered:2026-11-18']);
  });

  it('of a request takes its idea along', async () => {
    const openDatabase = await usedStore();
    await remove(openDatabase, { of: 'request', id: 'request-00000000000059' });
    expect((await history(openDatabase)).coach).toEqual([]);
  });

  it('of all leaves no trace of where a person was, and keeps the install', async () => {
    const openDatabase = await usedStore();
    const database = await openDatabase();
    await database.put('meta', { salt: 's', device: 'd', rev: 0 }, 'install');
    await database.put('meta', { recent: [NOON], day: '2026-11-18', dayCount: 1 }, 'volume:chatgpt');
    await remove(openDatabase, { of: 'all' });
    await finish(openDatabase, NOW + UNDO_MS);
    const { requests, days, coach, trash, meta } = await contentsOf(openDatabase);
    expect([requests, days, coach, trash]).toEqual([[], [], [], []]);
    const names = Object.keys(meta).filter((name) => !name.startsWith('gone:'));
    expect(names).toEqual(['install']);
  });

  it('can be taken back until half a minute after it was done, then is gone for good', async () => {
    const openDatabase = await usedStore();
    const expired = (await contentsOf(openDatabase)).trash;
    await remove(openDatabase, { of: 'day', day: '2026-11-18' });
    expect(await readDeletion(await openDatabase())).toMatchObject({
      phase: 'deleted',
      until: NOW + UNDO_MS,
    });
    await finish(openDatabase, NOW + UNDO_MS - 1);
    expect((await contentsOf(openDatabase)).trash.length).toBeGreaterThan(expired.length);
    expect(await restore(openDatabase, NOW + UNDO_MS)).toBe(false);
    await finish(openDatabase, NOW + UNDO_MS);
    expect((await contentsOf(openDatabase)).trash).toEqual(expired);
    expect(await restore(openDatabase)).toBe(false);
  });

  it('makes the one before final', async () => {
    const openDatabase = await usedStore();
    const before = await history(openDatabase);
    await remove(openDatabase, { of: 'day', day: '2026-11-18' });
    await remove(openDatabase, { of: 'day', day: '2026-11-17' });
    await restore(openDatabase);
    await finish(openDatabase);
    const { requests } = await history(openDatabase);
    expect(requests).toEqual(before.requests.filter(({ day }) => day !== '2026-11-18'));
  });

  it('spares what was sent after the click', async () => {
    const openDatabase = newDatabase();
    const late = someRequest({ id: 'late', at: NOW + 1 });
    await (await openDatabase()).put('meta', { salt: 's', device: late.device, rev: 0 }, 'install');
    await fill(openDatabase, someRequests(10));
    await writeTogether(await openDatabase(), (transaction) =>
      beginDeletion(transaction, { of: 'all' }, NOON),
    );
    await fill(openDatabase, [late]);
    await finish(openDatabase);
    const { requests, days } = await history(openDatabase);
    expect(requests).toMatchObject([{ id: 'late' }]);
    const [sum] = sumsOf([late]);
    expect(days).toMatchObject([{ ...sum, rev: days[0]?.rev }]);
  });

  it.each([
    { of: 'all' },
    { of: 'site', site: 'chatgpt' },
    { of: 'day', day: '2029-11-18' },
  ] as const)('of %j takes what a wrong clock dated after the click, also past what was sent after it', async (selection) => {
    const openDatabase = newDatabase();
    const at = new Date(2029, 10, 18, 12).getTime();
    const ahead = Array.from({ length: 50 }, (_, index) =>
      someRequest({ id: `ahead-${index}`, at: at + index }),
    );
    await (await openDatabase()).put('meta', { salt: 's', device: 'device', rev: 0 }, 'install');
    await fill(openDatabase, ahead);
    await writeTogether(await openDatabase(), (transaction) => beginDeletion(transaction, selection, NOW));
    // A slice and a half, of which none may be taken, before those that must.
    const sent = Array.from({ length: 30 }, (_, index) =>
      someRequest({ id: `sent-${index}`, at: NOW + 1 + index }),
    );
    await fill(openDatabase, sent);
    await finish(openDatabase, NOW, undefined, SLICE);
    const { requests, days } = await history(openDatabase);
    expect(requests.map(({ id }) => id).sort()).toEqual(sent.map(({ id }) => id).sort());
    expect(days).toMatchObject([{ day: '2026-11-18', requests: 30 }]);
    await finish(openDatabase, NOW + UNDO_MS);
    expect((await contentsOf(openDatabase)).trash).toEqual([]);
  });

  it('takes along what retention took of it, and lays it there again when it is taken back', async () => {
    const openDatabase = await usedStore();
    const expired = async () =>
      (await contentsOf(openDatabase)).trash.flatMap((trashed) =>
        trashed.from === 'requests' ? [trashed.row] : [],
      );
    const before = await expired();
    await remove(openDatabase, { of: 'site', site: 'claude' });
    await restore(openDatabase);
    await finish(openDatabase);
    expect(await expired()).toEqual(before);
    await remove(openDatabase, { of: 'site', site: 'claude' });
    await finish(openDatabase, NOW + UNDO_MS);
    expect(await expired()).toEqual(before.filter(({ site }) => site !== 'claude'));
    await remove(openDatabase, { of: 'day', day: '2026-11-09' });
    await finish(openDatabase, NOW + UNDO_MS);
    expect((await expired()).map(({ day }) => day)).not.toContain('2026-11-09');
    expect(await expired()).not.toEqual([]);
    await remove(openDatabase, { of: 'all' });
    await finish(openDatabase, NOW + UNDO_MS);
    expect((await contentsOf(openDatabase)).trash).toEqual([]);
  });

  it.each([
    ['years ahead', NOW + 1_000 * DAY_MS],
    ['years back', NOW - 1_000 * DAY_MS],
  ])('is not made final by one reading of a clock %s', async (_, wrong) => {
    const openDatabase = await usedStore();
    const before = await history(openDatabase);
    await remove(openDatabase, { of: 'all' });
    await finish(openDatabase, wrong);
    expect(await readDeletion(await openDatabase())).toMatchObject({ until: wrong + UNDO_MS });
    await finish(openDatabase, wrong + UNDO_MS - 1);
    expect(await restore(openDatabase, wrong + UNDO_MS - 1)).toBe(true);
    await finish(openDatabase);
    expect(await history(openDatabase)).toEqual(before);
    await remove(openDatabase, { of: 'all' });
    await finish(openDatabase, wrong);
    await finish(openDatabase, wrong + UNDO_MS);
    expect((await contentsOf(openDatabase)).trash).toEqual([]);
  });

  it('of many goes in slices that are right at every step, and so does taking it back half-way', async () => {
    const openDatabase = newDatabase();
    await fill(openDatabase, someRequests(70, 10));
    const before = await history(openDatabase);
    const rightSums = async () => {
      const { requests, days } = await history(openDatabase);
      expect(days).toEqual(sumsOf(requests));
    };
    const database = await openDatabase();
    await writeTogether(database, (transaction) => beginDeletion(transaction, { of: 'all' }, NOW));
    for (let step = 0; step < 2; step += 1) {
      await stepDeletion(database, NOW, SLICE);
      await rightSums();
    }
    expect((await history(openDatabase)).requests).toHaveLength(30);
    expect(await restore(openDatabase)).toBe(true);
    await finish(openDatabase, NOW, rightSums, SLICE);
    expect(await history(openDatabase)).toEqual(before);
  });

  it('stands beside what comes in before it is taken back', async () => {
    const openDatabase = newDatabase();
    const [first, second] = [someRequest({ id: 'first' }), someRequest({ id: 'second', at: NOON + 1 })];
    await fill(openDatabase, [first]);
    await remove(openDatabase, { of: 'day', day: '2026-11-18' });
    await fill(openDatabase, [second]);
    await restore(openDatabase);
    await finish(openDatabase);
    const { requests, days } = await history(openDatabase);
    expect(requests).toEqual([first, second]);
    expect(days).toEqual(sumsOf([first, second]));
  });
});

describe('ids of what was deleted', () => {
  it('are kept for a week where news may come, and then forgotten', async () => {
    const openDatabase = newDatabase();
    await fill(openDatabase, [
      someRequest({ id: 'of-today' }),
      someRequest({ id: 'settled-long-ago', at: NOON - 3 * DAY_MS }),
      someRequest({ id: 'never-settled', at: NOON - 3 * DAY_MS, outcome: 'cut' }),
    ]);
    await remove(openDatabase, { of: 'all' });
    const gone = async () =>
      Object.keys((await contentsOf(openDatabase)).meta).filter((name) => name.startsWith('gone:'));
    expect(await gone()).toEqual(['gone:never-settled', 'gone:of-today']);
    const forget = async (now: number) =>
      writeTogether(await openDatabase(), (transaction) => forgetGone(transaction, now));
    await forget(NOW + 7 * DAY_MS - 1);
    expect(await gone()).toHaveLength(2);
    await forget(NOW + 7 * DAY_MS);
    expect(await gone()).toEqual([]);
  });
});
