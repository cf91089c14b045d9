/** The numbers a device gives to what it changes, and the statements of what it deleted. */

import { describe, expect, it } from 'vitest';
import type { DeletionStatement } from '../../src/model/backup/deletions.ts';
import type { Selection } from '../../src/model/messages/wire.ts';
import { dayKeyOf } from '../../src/model/usage/day-key.ts';
import type { DayRow, UsageRequest } from '../../src/model/usage/usage.ts';
import { type OpenDatabase, writeTogether } from '../../src/store/database.ts';
import { beginDeletion, beginRestore, stepDeletion, UNDO_MS } from '../../src/store/deletion.ts';
import { replaceRequest } from '../../src/store/requests.ts';
import { stepRetention } from '../../src/store/retention.ts';
import { NOON, someRequest } from '../model/samples.ts';
import { contentsOf, fill, keepFrom, newDatabase, sumsOf } from './databases.ts';
import { importRows, PLAINLY } from './importing.ts';

const OWN = 'own-device';
const OTHER = 'other-device';
const NOW = NOON + 60_000;
const DAY = '2026-11-18';

async function ownStore(): Promise<OpenDatabase> {
  const openDatabase = newDatabase();
  await (await openDatabase()).put('meta', { salt: 's', device: OWN, rev: 0 }, 'install');
  return openDatabase;
}

let made = 0;
function request(changes: Partial<UsageRequest> = {}): UsageRequest {
  made += 1;
  return someRequest({ id: `r-${made}`, device: OWN, ...changes });
}

async function tell(openDatabase: OpenDatabase, next: UsageRequest, previous?: UsageRequest) {
  return writeTogether(await openDatabase(), (transaction) =>
    replaceRequest(transaction, previous, next, NOON),
  );
}

async function remove(openDatabase: OpenDatabase, selection: Selection): Promise<void> {
  await begin(openDatabase, selection);
  await finish(openDatabase);
}

async function begin(openDatabase: OpenDatabase, selection: Selection): Promise<void> {
  await writeTogether(await openDatabase(), (transaction) => beginDeletion(transaction, selection, NOW));
}

async function finish(openDatabase: OpenDatabase): Promise<void> {
  while (await stepDeletion(await openDatabase(), NOW));
}

async function restore(openDatabase: OpenDatabase): Promise<void> {
  await writeTogether(await openDatabase(), (transaction) => beginRestore(transaction, NOW));
  while (await stepDeletion(await openDatabase(), NOW));
}

const revs = (rows: readonly DayRow[]) => rows.map(({ site, rev }) => `${site} ${rev}`);

/** Whether a copy that heeds the statements would take a row for deleted. */
function isDeleted(statements: readonly DeletionStatement[], row: DayRow | UsageRequest): boolean {
  return statements.some(({ device, scope, upToRev }) => {
    const isRequest = 'rowRev' in row;
    if (device !== row.device || (isRequest ? row.rowRev : row.rev) > upToRev) return false;
    if (scope.of === 'row') return !isRequest && JSON.stringify(scope.key) === JSON.stringify(dayKeyOf(row));
    if (scope.of === 'request') return isRequest && row.id === scope.id;
    if (scope.of === 'import') return isRequest && row.import === scope.id;
    return scope.of === 'all' || (scope.of === 'day' ? row.day === scope.day : row.site === scope.site);
  });
}

describe('the numbers of a device', () => {
  it('rise by one a transaction, on what it changed and on nothing else', async () => {
    const openDatabase = await ownStore();
    await fill(openDatabase, [request(), request({ site: 'claude' })]);
    await tell(openDatabase, request({ site: 'claude' }));
    const { days, requests, meta } = await contentsOf(openDatabase);
    expect(revs(days)).toEqual(['chatgpt 1', 'claude 2']);
    expect(requests.map(({ rowRev }) => rowRev)).toEqual([1, 1, 2]);
    expect(meta.install).toMatchObject({ rev: 2 });
  });

  it('are given to no other device’s rows', async () => {
    const openDatabase = await ownStore();
    const theirs = request({ device: OTHER, rowRev: 7 });
    await fill(openDatabase, [theirs]);
    const { days, requests, meta } = await contentsOf(openDatabase);
    expect([revs(days), requests[0]?.rowRev]).toEqual([['chatgpt 0'], 7]);
    expect(meta.install).toMatchObject({ rev: 0 });
  });

  it('are higher for a row that went and came back, and rise with what retention freezes', async () => {
    const openDatabase = await ownStore();
    const one = await tell(openDatabase, request({ model: null }));
    const moved = await tell(openDatabase, { ...one, rev: 1, model: 'gpt-5' }, one);
    await tell(openDatabase, { ...moved, rev: 2, model: null }, moved);
    expect((await contentsOf(openDatabase)).days).toMatchObject([{ model: '', rev: 3 }]);
    await stepRetention(await openDatabase(), keepFrom('2026-12-01'));
    expect((await contentsOf(openDatabase)).days).toMatchObject([{ model: '', rev: 4, frozen: true }]);
  });

  it('come in as they were for rows of another device, whichever part of a file comes first', async () => {
    const theirs = await ownStore();
    const requests = [request(), request({ site: 'claude' })];
    for (const each of requests) await tell(theirs, each);
    const { requests: told, days } = await contentsOf(theirs);
    for (const parts of [
      [
        { requests: told, days: [] },
        { requests: [], days },
      ],
      [{ requests: [], days: days.map((row) => ({ ...row, frozen: true })) }],
    ]) {
      const mine = newDatabase();
      await (await mine()).put('meta', { salt: 's', device: 'mine', rev: 9 }, 'install');
      for (const part of parts) await importRows(await mine(), part, NOW);
      const after = await contentsOf(mine);
      expect(revs(after.days)).toEqual(revs(days));
      expect(after.meta.install).toMatchObject({ rev: 9 });
    }
  });

  it('are new for rows of its own that come back from a file', async () => {
    const openDatabase = await ownStore();
    await tell(openDatabase, request());
    const { requests } = await contentsOf(openDatabase);
    await remove(openDatabase, { of: 'all' });
    await importRows(await openDatabase(), { requests }, NOW, { ...PLAINLY, restores: true });
    const after = await contentsOf(openDatabase);
    expect([after.requests.length, after.days.length]).toEqual([1, 1]);
    for (const row of [...after.requests, ...after.days]) expect(isDeleted(after.deletions, row)).toBe(false);
  });
});

describe('what is deleted', () => {
  it('is stated once a device and scope, and what stays or comes later is none of it', async () => {
    const openDatabase = await ownStore();
    const old = [request(), request({ site: 'claude' }), request({ device: OTHER, rowRev: 5 })];
    await fill(openDatabase, old);
    const before = await contentsOf(openDatabase);
    const later = request({ at: NOW + 1 });
    await begin(openDatabase, { of: 'day', day: DAY });
    await tell(openDatabase, later);
    await finish(openDatabase);
    const { requests, days, deletions } = await contentsOf(openDatabase);
    expect(requests.map(({ id }) => id)).toEqual([later.id]);
    expect(deletions.map(({ device, scope }) => `${device} ${scope.of}`)).toEqual([
      `${OTHER} day`,
      `${OWN} day`,
    ]);
    const gone = before.requests;
    expect(gone.map((row) => isDeleted(deletions, row))).toEqual([true, true, true]);
    expect(before.days.map((row) => isDeleted(deletions, row))).toEqual([true, true, true]);
    expect(days.map((row) => isDeleted(deletions, row))).toEqual([false]);
    await begin(openDatabase, { of: 'day', day: DAY });
    await tell(openDatabase, request({ at: NOW + 2 }));
    await finish(openDatabase);
    expect((await contentsOf(openDatabase)).deletions).toHaveLength(2);
  });

  it('is stated by itself where it was changed while the deletion was under way', async () => {
    const openDatabase = await ownStore();
    const rows = [request(), request({ site: 'claude', outcome: 'pending' })];
    await fill(openDatabase, rows);
    const database = await openDatabase();
    await writeTogether(database, (transaction) => beginDeletion(transaction, { of: 'all' }, NOW));
    await tell(openDatabase, { ...(rows[1] as UsageRequest), rev: 1, outcome: 'complete' }, rows[1]);
    const copy = await contentsOf(openDatabase);
    while (await stepDeletion(database, NOW));
    const { deletions } = await contentsOf(openDatabase);
    for (const row of [...copy.requests, ...copy.days]) expect(isDeleted(deletions, row)).toBe(true);
  });

  it.each<Selection>([
    { of: 'all' },
    { of: 'day', day: DAY },
    { of: 'site', site: 'chatgpt' },
  ])('of %j leaves what is sent meanwhile on a day whose requests are gone, which can be taken back beside it', async (of) => {
    const openDatabase = await ownStore();
    await fill(openDatabase, [request()]);
    await stepRetention(await openDatabase(), keepFrom('2026-12-01'));
    const copy = await contentsOf(openDatabase);
    await begin(openDatabase, of);
    const later = await tell(openDatabase, request({ at: NOW + 1 }));
    await finish(openDatabase);
    const { requests, days, deletions } = await contentsOf(openDatabase);
    expect(requests).toEqual([later]);
    expect(days.map((row) => ({ ...row, rev: 0 }))).toEqual(
      sumsOf([later]).map((row) => ({ ...row, rev: 0 })),
    );
    expect(copy.days.map((row) => isDeleted(deletions, row))).toEqual([true]);
    expect(days.map((row) => isDeleted(deletions, row))).toEqual([false]);
    await restore(openDatabase);
    expect((await contentsOf(openDatabase)).days).toMatchObject([{ requests: 2, frozen: true }]);
  });

  it.each<Selection>([
    { of: 'all' },
    { of: 'day', day: DAY },
    { of: 'site', site: 'chatgpt' },
  ])('of %j is one statement in the end, also where it went in slices', async (selection) => {
    const openDatabase = await ownStore();
    await fill(
      openDatabase,
      Array.from({ length: 30 }, (_, index) => request({ model: index % 2 === 0 ? 'gpt-5' : null })),
    );
    const database = await openDatabase();
    await writeTogether(database, (transaction) => beginDeletion(transaction, selection, NOW));
    const copies: Awaited<ReturnType<typeof contentsOf>>[] = [];
    do copies.push(await contentsOf(openDatabase));
    while (await stepDeletion(database, NOW, 7));
    const { deletions } = await contentsOf(openDatabase);
    for (const { requests, days } of copies)
      for (const row of [...requests, ...days]) expect(isDeleted(deletions, row)).toBe(true);
    await stepDeletion(database, NOW + UNDO_MS + 1);
    expect((await contentsOf(openDatabase)).deletions).toMatchObject([{ device: OWN, scope: selection }]);
  });

  it('of one request states it, and its day row where it was its last', async () => {
    const openDatabase = await ownStore();
    const rows = [request(), request(), request({ site: 'claude' })];
    await fill(openDatabase, rows);
    await remove(openDatabase, { of: 'request', id: rows[0]?.id ?? '' });
    await remove(openDatabase, { of: 'request', id: rows[2]?.id ?? '' });
    const { deletions } = await contentsOf(openDatabase);
    expect(deletions.map(({ scope }) => scope.of)).toEqual(['request', 'request', 'row']);
  });

  it('is stated of a row whose last request moved to another, until it is back', async () => {
    const openDatabase = await ownStore();
    const one = await tell(openDatabase, request({ model: null }));
    const copy = await contentsOf(openDatabase);
    const moved = await tell(openDatabase, { ...one, rev: 1, model: 'gpt-5' }, one);
    const { deletions, days } = await contentsOf(openDatabase);
    expect(deletions).toMatchObject([{ device: OWN, scope: { of: 'row' }, upToRev: 2 }]);
    expect([copy.days[0], days[0]].map((row) => row && isDeleted(deletions, row))).toEqual([true, false]);
    await tell(openDatabase, { ...moved, rev: 2, model: null }, moved);
    expect((await contentsOf(openDatabase)).deletions).toMatchObject([
      { scope: { of: 'row', key: dayKeyOf(moved) } },
    ]);
  });

  it.each<Selection>([
    { of: 'all' },
    { of: 'day', day: DAY },
    { of: 'site', site: 'chatgpt' },
    { of: 'request', id: 'the-one' },
  ])('of %j is stated no more once it is taken back, and rows are above what was stated before', async (of) => {
    const openDatabase = await ownStore();
    await fill(openDatabase, [request({ id: 'the-one' }), request({ device: OTHER, rowRev: 3 })]);
    const before = await contentsOf(openDatabase);
    await remove(openDatabase, of);
    expect((await contentsOf(openDatabase)).deletions).not.toEqual([]);
    await restore(openDatabase);
    const after = await contentsOf(openDatabase);
    expect(after.deletions).toEqual([]);
    expect(after.requests.map(({ id }) => id)).toEqual(before.requests.map(({ id }) => id));
    for (const row of after.days.filter(({ device }) => device === OWN)) expect(row.rev).toBeGreaterThan(1);
  });

  it('before, stays stated when a later deletion of the same is taken back', async () => {
    const openDatabase = await ownStore();
    await fill(openDatabase, [request()]);
    await remove(openDatabase, { of: 'day', day: DAY });
    const [first] = (await contentsOf(openDatabase)).deletions;
    await tell(openDatabase, request({ at: NOON + 1 }));
    await remove(openDatabase, { of: 'day', day: DAY });
    await restore(openDatabase);
    const { deletions, days } = await contentsOf(openDatabase);
    expect(deletions).toEqual([first]);
    expect(days.some((row) => isDeleted(deletions, row))).toBe(false);
  });

  it('of all says it for what was deleted before, once it is final', async () => {
    const openDatabase = await ownStore();
    const rows = [request(), request({ site: 'claude' })];
    await fill(openDatabase, rows);
    await remove(openDatabase, { of: 'site', site: 'claude' });
    await remove(openDatabase, { of: 'all' });
    await stepDeletion(await openDatabase(), NOW + UNDO_MS + 1);
    expect((await contentsOf(openDatabase)).deletions).toMatchObject([{ device: OWN, scope: { of: 'all' } }]);
  });
});
