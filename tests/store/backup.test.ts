import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupBatches, backupSettings } from '../../src/model/backup/backup.ts';
import { IMPORTED_DEVICE } from '../../src/model/imported/imported.ts';
import type { BackupTable } from '../../src/model/messages/wire.ts';
import { DEFAULT_SETTINGS } from '../../src/model/settings/settings.ts';
import { MAX_ROW_REQUESTS } from '../../src/model/usage/day-row.ts';
import type { DayRow, UsageRequest } from '../../src/model/usage/usage.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { backupFile, blobOf, exportCsv, exportDevice, exportJson } from '../../src/store/export.ts';
import { stepReestimation } from '../../src/store/reestimation.ts';
import { stepRetention } from '../../src/store/retention.ts';
import { NOON, someRequest, someRequests } from '../model/samples.ts';
import { contentsOf, fill, keepFrom, newDatabase, sumsOf } from './databases.ts';
import { type ImportResult, importRows, PLAINLY } from './importing.ts';

const NOW = NOON + 60_000;

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

const exported = async (openDatabase: OpenDatabase) =>
  textOf(exportJson(await openDatabase(), { ...DEFAULT_SETTINGS, theme: 'dark' }, NOW));

function opened(text: string) {
  return async function* (): AsyncGenerator<string> {
    for (let start = 0; start < text.length; start += 1_000) yield text.slice(start, start + 1_000);
  };
}

/** Everything of a file. */
async function importText(
  openDatabase: OpenDatabase,
  text: string,
  choices = PLAINLY,
): Promise<ImportResult> {
  const rows: Record<BackupTable, unknown[]> = { requests: [], days: [], deletions: [] };
  for await (const batch of backupBatches(opened(text)))
    rows[batch.table].push(...batch.rows.map(({ value }) => value));
  return importRows(await openDatabase(), rows, NOW, choices);
}

async function history(openDatabase: OpenDatabase) {
  const { requests, days } = await contentsOf(openDatabase);
  return { requests, days };
}

/** A store with days whose requests are gone, one of them with some still there. */
async function usedStore(count = 60): Promise<OpenDatabase> {
  const openDatabase = newDatabase();
  await fill(openDatabase, someRequests(count));
  await stepRetention(await openDatabase(), keepFrom('2026-11-12'), 13);
  return openDatabase;
}

describe('an export, imported', () => {
  it('into an empty store gives the same data to the digit', async () => {
    const from = await usedStore();
    const to = newDatabase();
    const text = await exported(from);
    const { rejected } = await importText(to, text);
    expect(rejected).toEqual([]);
    expect(await history(to)).toEqual(await history(from));
    expect(JSON.parse(await exported(to))).toEqual(JSON.parse(text));
  });

  it('a second time changes nothing', async () => {
    const openDatabase = await usedStore();
    const before = await contentsOf(openDatabase);
    expect(await importText(openDatabase, await exported(openDatabase))).toEqual({
      requests: 0,
      days: 0,
      stayDeleted: { requests: 0, days: 0 },
      rejected: [],
    });
    const { meta, ...after } = await contentsOf(openDatabase);
    const { import: _, ...others } = meta;
    expect({ ...after, meta: others }).toEqual(before);
  });

  it('is refused what no day row has a place for', async () => {
    const openDatabase = newDatabase();
    await fill(openDatabase, [someRequest()]);
    const database = await openDatabase();
    const [row] = await database.getAll('days');
    if (!row) throw new Error('no row');
    await database.put('days', { ...row, requests: MAX_ROW_REQUESTS - 1 });
    const requests = ['b', 'c'].map((letter) => someRequest({ id: letter.repeat(22) }));
    const imported = await importRows(database, { requests, days: [] }, NOW);
    expect(imported).toMatchObject({ requests: 1, days: 0, rejected: [{ table: 'requests', index: 1 }] });
    expect(await database.getAllKeys('requests')).toEqual(['a'.repeat(22), 'b'.repeat(22)]);
  });

  it('after retention took the requests brings them back and counts none twice', async () => {
    const openDatabase = newDatabase();
    await fill(openDatabase, someRequests(30));
    const text = await exported(openDatabase);
    const database = await openDatabase();
    const energy = async () =>
      (await history(openDatabase)).days.map(({ day, footprint }) => [day, footprint.energyWh.central]);
    const before = await energy();
    while (await stepRetention(database, keepFrom('2026-11-16')));
    const taken = await importText(openDatabase, text);
    expect(taken.requests).toBe(15);
    expect(await energy()).toEqual(before);
    while (await stepRetention(database, keepFrom('2026-11-16')));
    expect(await energy()).toEqual(before);
  });

  it('joins what is there: the higher rev wins, on either side', async () => {
    const openDatabase = newDatabase();
    const older = someRequest({ id: 'a', rev: 1, outputTokens: 10 });
    const newer = someRequest({ id: 'a', rev: 2, outputTokens: 99 });
    const other = someRequest({ id: 'b' });
    await fill(openDatabase, [older]);
    const database = await openDatabase();
    await importRows(database, { requests: [newer, other, older], days: [] }, NOW);
    const { requests, days } = await history(openDatabase);
    expect(requests).toEqual([newer, other]);
    expect(days).toEqual(sumsOf([newer, other]));
    await importRows(database, { requests: [older], days: [] }, NOW);
    expect((await history(openDatabase)).requests).toEqual([newer, other]);
  });

  it('has another device’s rows stand beside one’s own', async () => {
    const openDatabase = newDatabase();
    const mine = someRequest({ id: 'mine' });
    const theirs = someRequest({ id: 'theirs', device: 'phone' });
    await fill(openDatabase, [mine]);
    await importRows(await openDatabase(), { requests: [theirs], days: [] }, NOW);
    const { days } = await history(openDatabase);
    expect(days).toEqual(sumsOf([mine, theirs]));
    expect(days).toHaveLength(2);
  });

  it('takes another device’s row by its higher number, also where it counts less', async () => {
    const openDatabase = newDatabase();
    const database = await openDatabase();
    const requests = ['a', 'b', 'c', 'd'].map((id) => someRequest({ id, device: 'phone' }));
    const rowOf = (count: number, rev: number) =>
      sumsOf(requests.slice(0, count)).map((row) => ({ ...row, rev, frozen: true }));
    await importRows(database, { requests: requests.slice(0, 2), days: rowOf(2, 5) }, NOW);
    await importRows(database, { requests: [], days: rowOf(4, 9) }, NOW);
    expect((await history(openDatabase)).days).toEqual(rowOf(4, 9));
    for (const days of [rowOf(4, 9), rowOf(2, 5), rowOf(3, 8)])
      expect(await importRows(database, { requests: [], days }, NOW)).toMatchObject({ days: 0 });
    expect((await history(openDatabase)).days).toEqual(rowOf(4, 9));
    expect(await importRows(database, { requests: [], days: rowOf(1, 12) }, NOW)).toMatchObject({ days: 1 });
    expect((await history(openDatabase)).days).toEqual(rowOf(1, 12));
  });

  it('joins growing rows of three other devices in any order, however often each comes', async () => {
    const files = ['desk', 'phone', 'tablet'].flatMap((device) =>
      [1, 2, 3].map((rev) => {
        const requests = Array.from({ length: rev }, (_, index) =>
          someRequest({ id: `${device}${index}`, device }),
        );
        return sumsOf(requests).map((row) => ({ ...row, rev, frozen: true }));
      }),
    );
    const newest = [2, 5, 8].flatMap((index) => files[index] ?? []);
    const order = fc.shuffledSubarray([...files, ...files], { minLength: files.length * 2 });
    await fc.assert(
      fc.asyncProperty(order, async (shuffled) => {
        const openDatabase = newDatabase();
        for (const days of shuffled) await importRows(await openDatabase(), { requests: [], days }, NOW);
        expect((await history(openDatabase)).days).toEqual(newest);
      }),
      { numRuns: 20 },
    );
  });

  it('names the rows that are none, and takes the others', async () => {
    const openDatabase = newDatabase();
    const result = await importRows(
      await openDatabase(),
      { requests: [{}, someRequest(), 'x'], days: [null] },
      NOW,
    );
    expect(result).toMatchObject({
      requests: 1,
      days: 0,
      rejected: [
        { table: 'requests', index: 0 },
        { table: 'requests', index: 2 },
        { table: 'days', index: 0 },
      ],
    });
  });

  it('of older factors is estimated anew', async () => {
    const openDatabase = newDatabase();
    const database = await openDatabase();
    while (await stepReestimation(database));
    const request = someRequest();
    await importRows(database, { requests: [{ ...request, factors: '2025.01/US' }], days: [] }, NOW);
    while (await stepReestimation(database));
    const { requests, days } = await history(openDatabase);
    expect(requests).toEqual([request]);
    expect(days).toEqual(sumsOf([request]));
  });
});

describe('an import', () => {
  const waitedFor = async (openDatabase: OpenDatabase) =>
    Object.entries((await contentsOf(openDatabase)).meta).filter(([name]) => name.startsWith('pending:'));

  it('has a request that was going on waited for from now, until a later state of it comes', async () => {
    const openDatabase = newDatabase();
    const database = await openDatabase();
    const pending = someRequest({ id: 'p'.repeat(22), rev: 1, outcome: 'pending' });
    await importRows(database, { requests: [pending, someRequest()], days: [] }, NOW);
    expect(await waitedFor(openDatabase)).toEqual([[`pending:${pending.id}`, NOW]]);
    const complete = { ...pending, rev: 2, outcome: 'complete' as const };
    await importRows(database, { requests: [complete], days: [] }, NOW + 1);
    expect(await waitedFor(openDatabase)).toEqual([]);
  });

  it('takes of one id in one message the highest rev, wherever it stands', async () => {
    const openDatabase = newDatabase();
    const [first, second, third] = [1, 3, 2].map((rev) => someRequest({ rev, outputTokens: rev }));
    const imported = await importRows(
      await openDatabase(),
      { requests: [first, second, third], days: [] },
      NOW,
    );
    expect(imported).toMatchObject({ requests: 1, days: 0, rejected: [] });
    expect((await history(openDatabase)).requests).toEqual([second]);
  });
});

describe('an export', () => {
  it('holds the settings', async () => {
    const text = await exported(await usedStore(3));
    expect(await backupSettings(opened(text))).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
    expect(JSON.parse(text)).toMatchObject({ format: 'trottinette/export', version: 2 });
  });

  it('of more rows than are read at once is read back whole, from either form', async () => {
    const openDatabase = newDatabase();
    const database = await openDatabase();
    const request = someRequest();
    const numbers = Array.from({ length: 2_500 }, (_, index) => String(index).padStart(22, '0'));
    const requests = numbers.map((id, index) => ({ ...request, id, at: NOON - 2_500 + index }));
    const [row] = sumsOf(requests.slice(0, 1));
    const days = numbers.slice(0, 1_001).map((model) => ({ ...row, model }));
    const transaction = database.transaction(['requests', 'days'], 'readwrite');
    for (const request of requests) void transaction.objectStore('requests').put(request);
    for (const day of days) void transaction.objectStore('days').put(day as DayRow);
    await transaction.done;
    const file = JSON.parse(await exported(openDatabase));
    expect(file.requests).toEqual(requests);
    expect(file.days).toEqual(days);
    const csv = await textOf(exportCsv(database, 'requests'));
    const ids = csv
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(',')[0]);
    expect(ids.slice(1)).toEqual(requests.map(({ id }) => id));
    expect((await textOf(exportCsv(database, 'days'))).trimEnd().split('\r\n')).toHaveLength(1 + 1_001);
  });

  it('gives either table as lines', async () => {
    const openDatabase = await usedStore();
    const lines = async (table: 'requests' | 'days') =>
      (await textOf(exportCsv(await openDatabase(), table))).trimEnd().split('\r\n');
    const { requests, days } = await history(openDatabase);
    expect(requests.length).toBeGreaterThan(10);
    expect(await lines('requests')).toHaveLength(1 + requests.length);
    expect(await lines('days')).toHaveLength(1 + days.length);
  });

  it('tells how far it is, batch by batch, and ends where that is not wanted any more', async () => {
    const database = await newDatabase()();
    const rows = someRequests(2_500, 100);
    const transaction = database.transaction('requests', 'readwrite');
    for (const row of rows) void transaction.store.put(row);
    await transaction.done;
    const told: (readonly number[])[] = [];
    const onRead = (read: number, total: number) => void told.push([read, total]);
    const file = await backupFile(database, DEFAULT_SETTINGS, NOON, onRead);
    expect(told).toEqual([
      [1_000, 2_500],
      [2_000, 2_500],
      [2_500, 2_500],
    ]);
    expect(JSON.parse(await file.text()).requests).toEqual(rows);
    const cancel = () => {
      throw new Error('cancelled');
    };
    await expect(backupFile(database, DEFAULT_SETTINGS, NOON, cancel)).rejects.toThrow('cancelled');
  });

  it('is the same text however large its pieces are', async () => {
    async function* pieces() {
      for (const size of [1, 5_000_000, 3, 3_999_999, 2]) yield `${size};`.padEnd(size, '€');
    }
    const whole = await textOf(pieces());
    const file = await blobOf(pieces(), 'text/plain');
    expect([file.type, (await file.text()) === whole]).toEqual(['text/plain', true]);
  });

  it('of one device holds its rows under all its names, what was imported, all statements and no settings', async () => {
    const openDatabase = newDatabase();
    const devices = ['phone', 'phone before', 'desk', IMPORTED_DEVICE];
    await fill(
      openDatabase,
      devices.map((device) => someRequest({ id: device, device })),
    );
    const database = await openDatabase();
    const statement = { device: 'desk', scope: { of: 'all' as const }, upToRev: 1 };
    await database.put('deletions', statement, ['desk', 'all', '']);
    const exported = { device: 'phone', name: 'My phone', names: ['phone', 'phone before'] };
    const { requests, days, ...rest } = JSON.parse(`${await textOf(exportDevice(database, exported, NOW))}}`);
    const of = (rows: UsageRequest[] | DayRow[]) => rows.map(({ device }) => device).sort();
    expect([of(requests), of(days)]).toEqual(
      [1, 2].map(() => [IMPORTED_DEVICE, 'phone', 'phone before'].sort()),
    );
    expect(rest).toEqual({
      format: 'trottinette/export',
      version: 2,
      exportedAt: new Date(NOW).toISOString(),
      device: 'phone',
      name: 'My phone',
      deletions: [statement],
    });
  });

  it('of a device of which nothing is stored is a file all the same', async () => {
    const openDatabase = newDatabase();
    await fill(openDatabase, [someRequest({ device: 'desk' })]);
    const exported = { device: 'phone', name: 'My phone', names: ['phone'] };
    const file = JSON.parse(`${await textOf(exportDevice(await openDatabase(), exported, NOW))}}`);
    expect(file).toMatchObject({ requests: [], days: [], deletions: [] });
  });

  it('gives the file of a range of days', async () => {
    const openDatabase = await usedStore();
    const range = { from: '2026-11-17', to: '2026-11-18' };
    const text = await textOf(exportJson(await openDatabase(), DEFAULT_SETTINGS, NOON, { range }));
    const file = JSON.parse(text);
    const { days } = await history(openDatabase);
    expect(file.requests).toHaveLength(10);
    expect(file.days).toHaveLength(days.filter(({ day }) => day >= range.from).length);
  });
});
