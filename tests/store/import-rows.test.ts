/** Rows of a file joined with what is here: what each row then is, and what is told to have come of it. */
import { describe, expect, it } from 'vitest';
import { toCut } from '../../src/background/request.ts';
import { FACTOR_SET } from '../../src/model/footprint/factor-set.ts';
import { IMPORTED_DEVICE } from '../../src/model/imported/imported.ts';
import { dayKeyOf } from '../../src/model/usage/day-key.ts';
import { MAX_ROW_REQUESTS } from '../../src/model/usage/day-row.ts';
import type { DayRow, UsageRequest } from '../../src/model/usage/usage.ts';
import { writeTogether } from '../../src/store/database.ts';
import { beginRestore, readDeletion, stepDeletion } from '../../src/store/deletion.ts';
import { countExpired } from '../../src/store/expired.ts';
import { beginImport, dropUnbegun, readImport, stepImport } from '../../src/store/import.ts';
import { takeRequests } from '../../src/store/import-rows.ts';
import { readProgress, stepReestimation } from '../../src/store/reestimation.ts';
import { stepRetention } from '../../src/store/retention.ts';
import { NOON, someRequest, someRequests } from '../model/samples.ts';
import { bring, installed, liveOf, meter, stagedOf } from './bringing.ts';
import { contentsOf, fill, keepFrom, newDatabase, sumsOf } from './databases.ts';
import { importRows, layDown, newStaging, PLAINLY } from './importing.ts';

const NOW = NOON + 60_000;

const of = (device: string, id: string, changes: Partial<UsageRequest> = {}) =>
  someRequest({ id, device, ...changes });
const sumOf = (requests: readonly UsageRequest[], changes: Partial<DayRow> = {}) => ({
  ...(sumsOf(requests)[0] as DayRow),
  ...changes,
});

describe('a day row of a file', () => {
  const [a, b] = [of('phone', 'a', { rowRev: 2 }), of('phone', 'b', { rowRev: 3, outputTokens: 7 })];

  it('counts requests that may not be here, where none of it was known', async () => {
    const open = await installed();
    const row = sumOf([a, b], { rev: 3 });
    expect(await importRows(await open(), { days: [row] }, NOW)).toMatchObject({ days: 1 });
    expect((await contentsOf(open)).days).toEqual([{ ...row, frozen: true }]);
  });

  it('is this device’s to say, whatever number it has in the file', async () => {
    const open = await installed('here');
    await fill(open, [of('here', 'a')]);
    const { days } = await contentsOf(open);
    const rows = [sumOf([of('here', 'a'), of('here', 'b')], { rev: 9, frozen: true })];
    expect(await importRows(await open(), { days: rows }, NOW)).toMatchObject({ days: 0 });
    expect((await contentsOf(open)).days).toEqual(days);
  });

  it('that is the sum of its requests here and there gives its number alone', async () => {
    const open = await installed();
    await importRows(await open(), { requests: [a] }, NOW);
    const told = await importRows(await open(), { days: [sumOf([a, b], { rev: 3 })] }, NOW);
    expect(told).toMatchObject({ requests: 0, days: 0 });
    expect((await contentsOf(open)).days).toEqual([sumOf([a], { rev: 3 })]);
  });

  it('counts what is gone here or there, whichever of the two does', async () => {
    const gone = sumOf([a, b], { rev: 4, frozen: true });
    const open = await installed();
    await importRows(await open(), { requests: [a] }, NOW);
    expect(await importRows(await open(), { days: [gone] }, NOW)).toMatchObject({ days: 1 });
    expect((await contentsOf(open)).days).toEqual([gone]);
    const later = sumOf([b], { rev: 5 });
    expect(await importRows(await open(), { days: [later] }, NOW)).toMatchObject({ days: 1 });
    expect((await contentsOf(open)).days).toEqual([{ ...later, frozen: true }]);
  });

  it('is the sum of its requests again once all of them are here, and it says that none is gone', async () => {
    const open = await installed();
    const requests = [a, b];
    const gone = sumOf(requests, { rev: 4, frozen: true });
    await importRows(await open(), { requests, days: [gone] }, NOW);
    expect((await contentsOf(open)).days).toEqual([gone]);
    await importRows(await open(), { days: [{ ...gone, rev: 5 }] }, NOW);
    expect((await contentsOf(open)).days).toEqual([{ ...gone, rev: 5 }]);
    await importRows(await open(), { days: [{ ...gone, rev: 6, frozen: false }] }, NOW);
    expect((await contentsOf(open)).days).toEqual([{ ...gone, rev: 6, frozen: false }]);
  });

  it('of what a history brought comes by its requests alone', async () => {
    const open = await installed();
    const days = [sumOf([of(IMPORTED_DEVICE, 'a', { provenance: 'export' })])];
    const told = await importRows(await open(), { days }, NOW);
    expect(told).toMatchObject({ days: 0, stayDeleted: { days: 0 } });
    expect((await contentsOf(open)).days).toEqual([]);
  });

  it('of older factors has all estimated anew, also beside one of today’s', async () => {
    for (const factors of [
      ['2025.01/US', `${FACTOR_SET}/US`],
      [`${FACTOR_SET}/US`, `${FACTOR_SET}/US`],
    ]) {
      const database = await newDatabase()();
      while (await stepReestimation(database));
      const days = factors.map((each, index) =>
        sumOf([of('phone', `${index}`, { site: ['pi', 'poe'][index] ?? '', factors: each })], {
          frozen: true,
          factors: each,
        }),
      );
      await importRows(database, { days }, NOW);
      const isAsked = (await readProgress(database))?.set !== FACTOR_SET;
      expect(isAsked).toBe(factors.includes('2025.01/US'));
    }
  });
});

describe('what is deleted here and comes back as it is restored', () => {
  const RESTORING = { ...PLAINLY, restores: true };
  const state = { device: 'here', upToRev: 9 };

  it('of this device leaves its wider deletions stated, and what was stated of it alone goes', async () => {
    const open = await installed('here');
    const database = await open();
    const [day, other] = [of('here', 'a', { rowRev: 1 }), of('here', 'b', { rowRev: 1, site: 'pi' })];
    const scopes = [
      { of: 'day', day: day.day },
      { of: 'site', site: 'chatgpt' },
      { of: 'request', id: 'a' },
      { of: 'request', id: 'other' },
      { of: 'row', key: dayKeyOf(day) },
    ];
    const deletions = scopes.map((scope) => ({ ...state, scope }));
    await importRows(database, { deletions }, NOW);
    const rows = { requests: [day, other], days: [sumOf([day], { rev: 1, frozen: true })] };
    const told = await importRows(database, rows, NOW, RESTORING);
    expect(told).toMatchObject({ requests: 2, days: 1, stayDeleted: { requests: 0, days: 0 } });
    const left = (await contentsOf(open)).deletions.map(({ scope }) => JSON.stringify(scope)).sort();
    const wider = [scopes[0], scopes[1], scopes[3]];
    expect(left).toEqual(wider.map((scope) => JSON.stringify(scope)).sort());
  });
});

describe('a request of a file', () => {
  it('is taken where its full day row counts it already, and named where that has no place for it', async () => {
    const open = await installed();
    const database = await open();
    const other = { model: null, rowRev: 1 };
    const stored = [of('phone', 'a', { rowRev: 1 }), of('phone', 'moves', other)];
    await importRows(database, { requests: stored }, NOW);
    const row = (await contentsOf(open)).days.find(({ model }) => model === 'gpt-5') as DayRow;
    const outcomes = { ...row.outcomes, complete: MAX_ROW_REQUESTS };
    await database.put('days', { ...row, requests: MAX_ROW_REQUESTS, outcomes });
    const take = (rows: readonly UsageRequest[]) =>
      writeTogether(database, (transaction) =>
        takeRequests(transaction, rows, { restores: false, now: NOW, asks: 'days' }),
      );
    const news = of('phone', 'a', { rowRev: 2, outputTokens: 7 });
    const [moved, added] = [of('phone', 'moves', { rowRev: 2 }), of('phone', 'b', { rowRev: 2 })];
    expect(await take([added, moved, news])).toEqual({ taken: [news], deleted: [], full: [added, moved] });
    expect((await contentsOf(open)).requests).toEqual([news, stored[1]]);
    const elsewhere = of('phone', 'b', other);
    expect(await take([elsewhere])).toEqual({ taken: [elsewhere], deleted: [], full: [] });
  });

  it('is estimated anew with all others where it is of older factors, also beside one of today’s', async () => {
    const database = await newDatabase()();
    while (await stepReestimation(database));
    const requests = [of('phone', 'a', { factors: '2025.01/US' }), of('phone', 'b')];
    await importRows(database, { requests: requests.slice(1) }, NOW);
    expect((await readProgress(database))?.set).toBe(FACTOR_SET);
    await importRows(database, { requests }, NOW);
    expect((await readProgress(database))?.set).not.toBe(FACTOR_SET);
  });

  it('keeps what a history here knows of it, though the file that tells more of it does not', async () => {
    const open = await installed('here');
    const prompt = { site: 'gemini', key: 'q', at: NOON };
    const live = await liveOf(prompt, { rowRev: 1 }, 'phone');
    await importRows(await open(), { requests: [live] }, NOW);
    const staged = await stagedOf(prompt);
    expect(await bring(open, [staged])).toMatchObject({ known: 1 });
    const [known] = (await contentsOf(open)).requests;
    expect(known).toMatchObject({ id: live.id, alias: staged.request.id });
    await importRows(await open(), { requests: [{ ...live, rowRev: 2, durationMs: 5 }] }, NOW);
    expect((await contentsOf(open)).requests).toMatchObject([
      { id: live.id, alias: staged.request.id, durationMs: 5 },
    ]);
  });

  it('of another device gains nothing from a history here: what it counts is theirs to say', async () => {
    const open = await installed('here');
    const prompt = { site: 'gemini', key: 'q', at: NOON };
    const cut = toCut(await liveOf(prompt, { outputTokens: 0, rowRev: 1 }, 'phone'), null);
    await importRows(await open(), { requests: [cut] }, NOW);
    const before = await contentsOf(open);
    const staged = await stagedOf(prompt);
    expect(await bring(open, [staged])).toMatchObject({ known: 1, added: 0 });
    const { requests, days } = await contentsOf(open);
    expect([requests, days]).toEqual([[{ ...cut, alias: staged.request.id }], before.days]);
  });

  it('of a history is known to who brought none, as the same is metered later', async () => {
    const open = await installed('here');
    const prompt = { site: 'gemini', key: 'q', at: NOON };
    const { request } = await stagedOf(prompt);
    const brought = { ...request, import: 'theirs' };
    const requests = [of('phone', 'a', { site: 'pi' }), brought];
    await importRows(await open(), { requests }, NOW);
    expect((await contentsOf(open)).meta.histories).toEqual([]);
    const live = await liveOf({ ...prompt, at: NOON + 1_000 });
    await meter(open, live);
    const { requests: rows, meta } = await contentsOf(open);
    expect(rows.map(({ id }) => id).sort()).toEqual(['a', live.id].sort());
    expect(Object.keys(meta)).toContain(`known:${request.id}`);
  });

  it('of no history leaves nothing noted of histories', async () => {
    const open = await installed('here');
    await importRows(await open(), { requests: [of('phone', 'a')] }, NOW);
    expect(Object.keys((await contentsOf(open)).meta).sort()).toEqual(['import', 'install']);
  });
});

describe('an import', () => {
  const begin = async (open: Awaited<ReturnType<typeof installed>>) =>
    writeTogether(await open(), (transaction) => beginImport(transaction, PLAINLY));

  it('is begun once no other is under way, and there is nothing to do before and after', async () => {
    const open = await installed();
    const database = await open();
    const staging = newStaging();
    expect(await stepImport(database, staging, NOW)).toBe(false);
    await dropUnbegun(open, staging);
    expect([await begin(open), await begin(open)]).toEqual([true, false]);
    while (await stepImport(database, staging, NOW));
    expect(await stepImport(database, staging, NOW)).toBe(false);
    expect(await begin(open)).toBe(true);
  });

  it('adds up what became of the rows of all its batches', async () => {
    const open = await installed();
    const database = await open();
    await importRows(database, { deletions: [{ device: 'tablet', scope: { of: 'all' }, upToRev: 9 }] }, NOW);
    const staging = newStaging();
    const kept = ['a', 'b', 'c'].map((id) => of('phone', id));
    const gone = ['d', 'e', 'f'].map((id) => of('tablet', id));
    for (const requests of [
      [kept[0], gone[0]],
      [kept[1], kept[2], gone[1], gone[2]],
    ])
      await layDown(staging, { requests }, NOW);
    const rowsOf = (device: string, site: string) =>
      sumOf([of(device, 'x', { site })], { rev: 1, frozen: true });
    for (const days of [
      [rowsOf('phone', 'pi'), rowsOf('tablet', 'pi')],
      [
        rowsOf('phone', 'poe'),
        rowsOf('phone', 'claude'),
        rowsOf('tablet', 'poe'),
        rowsOf('tablet', 'claude'),
      ],
    ])
      await layDown(staging, { days }, NOW);
    await begin(open);
    const done: number[] = [];
    while (await stepImport(database, staging, NOW)) done.push((await readImport(database))?.done ?? -1);
    expect(done).toEqual([2, 6, 8, 12]);
    expect(await readImport(database)).toMatchObject({
      phase: 'done',
      done: 12,
      taken: { requests: 3, days: 3 },
      stayDeleted: { requests: 3, days: 3 },
      full: [],
    });
  });
});

describe('what a file says was deleted elsewhere', () => {
  const all = (device: string, upToRev: number) => ({ device, scope: { of: 'all' as const }, upToRev });

  it('of more requests than a step looks at goes whole, and is counted so', async () => {
    const open = await installed();
    const database = await open();
    const theirs = someRequests(1_100, 300).map((request, index) => ({
      ...request,
      device: index % 11 === 0 ? 'desk' : 'phone',
    }));
    await importRows(database, { requests: theirs }, NOW);
    await importRows(database, { deletions: [all('phone', 1)] }, NOW);
    const { requests, days } = await contentsOf(open);
    expect(requests).toHaveLength(100);
    expect(new Set([...requests, ...days].map(({ device }) => device))).toEqual(new Set(['desk']));
    expect(await readDeletion(database)).toMatchObject({ phase: 'deleted', moved: 1_000 });
  });

  it('of more than a step takes of what retention took goes whole, other devices’ stays', async () => {
    const open = await installed();
    const database = await open();
    const theirs = someRequests(1_010, 2_000).map((request, index) => ({
      ...request,
      device: index < 5 ? 'desk' : 'phone',
    }));
    await importRows(database, { requests: theirs }, NOW);
    while (await stepRetention(database, keepFrom('2026-11-19', '2026-11-20')));
    expect(await countExpired(database)).toBe(1_010);
    await importRows(database, { deletions: [all('phone', 1)] }, NOW);
    expect(await countExpired(database)).toBe(5);
    const { days } = await contentsOf(open);
    expect(days.reduce((sum, row) => sum + row.requests, 0)).toBe(5);
    expect(await readDeletion(database)).toMatchObject({ phase: 'deleted', moved: 1_005 });
  });

  it('of days alone can be taken back too', async () => {
    const open = await installed();
    const database = await open();
    const row = sumOf([of('phone', 'a')], { rev: 1, frozen: true });
    await importRows(database, { days: [row, { ...row, device: 'desk' }] }, NOW);
    await importRows(database, { deletions: [all('phone', 1)] }, NOW);
    expect((await contentsOf(open)).days.map(({ device }) => device)).toEqual(['desk']);
    expect(await readDeletion(database)).toMatchObject({ phase: 'deleted', moved: 0 });
    expect(await writeTogether(database, (transaction) => beginRestore(transaction, NOW))).toBe(true);
    while (await stepDeletion(database, NOW));
    expect((await contentsOf(open)).days.map(({ device }) => device)).toEqual(['desk', 'phone']);
  });

  it('of nothing that is here leaves nothing to take back', async () => {
    const open = await installed();
    await importRows(await open(), { deletions: [all('phone', 1)] }, NOW);
    expect(await readDeletion(await open())).toBeUndefined();
    expect((await contentsOf(open)).deletions).toEqual([all('phone', 1)]);
  });
});
