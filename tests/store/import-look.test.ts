/** What is odd about a file of another device, or of this one. */
import { describe, expect, it } from 'vitest';
import type { DeletionStatement } from '../../src/model/backup/deletions.ts';
import { IMPORTED_DEVICE } from '../../src/model/imported/imported.ts';
import type { DayRow, UsageRequest } from '../../src/model/usage/usage.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { type FileContents, lookAtImport, readDevices } from '../../src/store/import-look.ts';
import { NOON, someRequest } from '../model/samples.ts';
import { fill, newDatabase, sumsOf } from './databases.ts';

const of = (device: string, changes: Partial<UsageRequest> = {}) =>
  someRequest({ id: device, device, ...changes });
const rowOf = (device: string, changes: Partial<DayRow> = {}): DayRow => ({
  ...(sumsOf([of(device)])[0] as DayRow),
  ...changes,
});

/** The store of a device called `here`, with what it and others counted. */
async function here(requests: readonly UsageRequest[], days: readonly DayRow[] = []): Promise<OpenDatabase> {
  const open = newDatabase();
  const database = await open();
  await database.put('meta', { salt: 's', device: 'here', rev: 0 }, 'install');
  await fill(open, requests);
  for (const row of days) await database.put('days', row);
  return open;
}

const look = async (open: OpenDatabase, contents: Partial<FileContents>) =>
  lookAtImport(await open(), { days: [], deletions: [], highestRev: new Map(), ...contents });

const stated = (device: string, upToRev: number): DeletionStatement => ({
  device,
  scope: { of: 'all' },
  upToRev,
});

describe('what was deleted elsewhere', () => {
  it.each([0, 1])('is counted from the first number on: %d', async (rev) => {
    const open = await here([of(IMPORTED_DEVICE, { provenance: 'export', rowRev: rev })]);
    expect(await look(open, { deletions: [stated(IMPORTED_DEVICE, rev)] })).toMatchObject({ deleted: 1 });
  });

  it('is counted once it is stated with a higher number than here, not with the same', async () => {
    const open = await here([of('phone', { rowRev: 5 })]);
    const database = await open();
    await database.put('deletions', stated('phone', 4), ['phone', 'all', '']);
    const deletedBy = async (upToRev: number) =>
      (await look(open, { deletions: [stated('phone', upToRev)] })).deleted;
    expect([await deletedBy(4), await deletedBy(5)]).toEqual([0, 1]);
    await database.put('deletions', stated('phone', 5), ['phone', 'all', '']);
    expect(await deletedBy(5)).toBe(0);
  });

  it('is counted with calls, of days whose requests are gone and of none twice', async () => {
    const there = of('phone', { rowRev: 1 });
    const frozen = rowOf('phone', { frozen: true, requests: 3, sessions: 2, rev: 1 });
    const alone = of('tablet', { rowRev: 1 });
    const open = await here([there, alone], [frozen]);
    expect(await look(open, { deletions: [stated('phone', 1)] })).toMatchObject({ deleted: 5 });
    expect(await look(open, { deletions: [stated('phone', 1), stated('tablet', 1)] })).toMatchObject({
      deleted: 6,
    });
    expect(await look(open, { deletions: [stated('desk', 1)] })).toMatchObject({ deleted: 0 });
  });

  it('is counted to the last request, however many there are', async () => {
    const open = await here([]);
    const { store, done } = (await open()).transaction('requests', 'readwrite');
    for (let index = 0; index < 1_001; index += 1)
      void store.put(of('phone', { id: `of-${index}`, at: NOON - index, rowRev: 1 }));
    await done;
    expect(await look(open, { deletions: [stated('phone', 1)] })).toMatchObject({ deleted: 1_001 });
  });
});

describe('devices nothing is known of', () => {
  it('are told with all they counted, from the first of their days to the last', async () => {
    const open = await here([of('here')], [rowOf('phone')]);
    const days = [
      rowOf('tablet', { day: '2026-11-12', requests: 4, sessions: 3 }),
      rowOf('tablet', { day: '2026-11-15' }),
      rowOf('watch', { day: '2026-11-10', requests: 2 }),
      rowOf('phone', { day: '2026-10-01' }),
      rowOf('here', { day: '2026-09-01', rev: 0 }),
      rowOf(IMPORTED_DEVICE, { day: '2022-12-01', provenance: 'export' }),
    ];
    const { strangers } = await look(open, { days });
    expect(strangers).toEqual({ requests: 10, from: '2026-11-10', to: '2026-11-15' });
  });

  it('are none where all that is here was imported', async () => {
    const open = await here([], [rowOf(IMPORTED_DEVICE, { provenance: 'export' })]);
    expect(await look(open, { days: [rowOf('tablet')] })).toMatchObject({ strangers: null });
  });

  it('are not those whose rows are all deleted', async () => {
    const open = await here([of('here')]);
    const database = await open();
    await database.put('deletions', stated('phone', 1), ['phone', 'all', '']);
    expect(await look(open, { days: [rowOf('phone')] })).toMatchObject({ strangers: null });
    expect(await readDevices(database)).toEqual(new Set(['here', 'phone']));
  });

  it('are told from all that are known, however many days each has', async () => {
    const days = ['a', 'b', 'c'].flatMap((device) => [rowOf(device), rowOf(device, { day: '2026-11-17' })]);
    const open = await here([], [...days, rowOf(IMPORTED_DEVICE)]);
    expect(await readDevices(await open())).toEqual(new Set(['a', 'b', 'c']));
  });
});

describe('a copied profile', () => {
  it('is not told by the numbers of other devices', async () => {
    const open = await here([of('here')]);
    const contents = {
      days: [rowOf('phone', { rev: 9 })],
      deletions: [stated('phone', 9)],
      highestRev: new Map([['phone', 9]]),
    };
    expect(await look(open, contents)).toMatchObject({ isCopied: false });
    expect(await look(open, { highestRev: new Map([['here', 9]]) })).toMatchObject({ isCopied: true });
  });

  it.each([
    ['more', { requests: 2 }, true],
    ['less', { requests: 0 }, true],
    ['as much', {}, false],
  ])('is told by a day with the same number that counts %s', async (_, changes, isCopied) => {
    const open = await here([of('here')]);
    const [row] = await (await open()).getAll('days');
    if (!row) throw new Error('no day');
    expect(await look(open, { days: [{ ...row, ...changes }] })).toMatchObject({ isCopied });
  });

  it('is not told by a day as it was before', async () => {
    const open = await here([of('here')]);
    const days = await (await open()).getAll('days');
    await fill(open, [of('here', { id: 'next' })]);
    expect(days).toMatchObject([{ requests: 1, rev: 1 }]);
    expect(await look(open, { days })).toMatchObject({ isCopied: false });
  });
});
