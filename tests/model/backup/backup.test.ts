import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupBatches, backupSettings } from '../../../src/model/backup/backup.ts';
import {
  parseBackupDay,
  parseBackupDeletion,
  parseBackupRequest,
} from '../../../src/model/backup/backup-rows.ts';
import { DAY_COLUMNS, REQUEST_COLUMNS } from '../../../src/model/backup/backup-tables.ts';
import { csvHeader, csvLines } from '../../../src/model/backup/csv.ts';
import { MAX_TOKENS } from '../../../src/model/limits.ts';
import { completeOwnId } from '../../../src/model/settings/own-id.ts';
import { dayKeyOf } from '../../../src/model/usage/day-key.ts';
import { addRequest, MAX_REQUEST_AMOUNT, MAX_ROW_REQUESTS } from '../../../src/model/usage/day-row.ts';
import type { UsageRequest } from '../../../src/model/usage/usage.ts';
import { anyRequest, NOON, someRequest } from '../samples.ts';

const NOW = NOON + 60_000;
const saved = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** As the file holds it: ids and devices are words there. */
const anyStored = fc
  .tuple(anyRequest, fc.stringMatching(/^[\w-]{22}$/))
  .map(([request, id]) => ({ ...request, id }));

describe('a row of an export', () => {
  it('is read back to the digit', () => {
    fc.assert(
      fc.property(anyStored, (request) => {
        const day = addRequest(undefined, request);
        expect(parseBackupRequest(saved(request), NOW)).toEqual(saved(request));
        expect(parseBackupDay(saved(day), NOW)).toEqual(saved(day));
      }),
    );
  });

  const request = someRequest();
  const day = addRequest(undefined, request);
  const range = { low: 1, central: 2, high: 3 };
  const tooMuch = { ...range, high: MAX_REQUEST_AMOUNT + 1 };

  it.each([
    ['no object', 'x'],
    ['without an id', { ...request, id: undefined }],
    ['an id that is text', { ...request, id: 'What is in my prompt?' }],
    ['a day that is not its moment’s', { ...request, day: '2026-11-17' }],
    ['a day that is none', { ...request, day: 'tomorrow' }],
    ['from the future', { ...request, at: NOON + 3 * 86_400_000, day: '2026-11-21' }],
    ['a kind there is not', { ...request, kind: 'smell' }],
    [
      'an estimate upside down',
      { ...request, footprint: { ...request.footprint, energyWh: { ...range, low: 9 } } },
    ],
    [
      'a negative estimate',
      { ...request, footprint: { ...request.footprint, energyWh: { ...range, low: -1 } } },
    ],
    ['no number', { ...request, footprint: { ...request.footprint, energyWh: { ...range, high: '3' } } }],
    ['factors that are none', { ...request, factors: '<b>' }],
  ])('is refused as a request: %s', (_, value) => {
    expect(parseBackupRequest(value, NOW)).toBeUndefined();
  });

  it.each([
    ['outcomes that do not add up', { ...day, requests: 7 }],
    ['nothing in it', { ...day, requests: 0, outcomes: { ...day.outcomes, complete: 0 } }],
    ['a day that is none', { ...day, day: '2026-13-41' }],
    ['a day its month does not have', { ...day, day: '2026-02-31' }],
    ['29 February of a common year', { ...day, day: '2026-02-29' }],
    ['a count below none', { ...day, images: -1 }],
    ['half a count', { ...day, outputTokens: 0.5 }],
    ['a count that is no exact number', { ...day, inputTokens: 1e300 }],
    ['more tokens than its requests can hold', { ...day, outputTokens: MAX_TOKENS + 1 }],
    ['more pictures than its requests can hold', { ...day, images: 1_025 }],
    ['longer than its requests can take', { ...day, durationMs: 3_600_001 }],
    ['from the future', { ...day, day: '2026-12-24' }],
    ['a request', request],
    ['more than its requests can cost', { ...day, footprint: { ...day.footprint, energyWh: tooMuch } }],
    ['more video than they can hold', { ...day, videoSeconds: MAX_REQUEST_AMOUNT + 1 }],
    [
      'more requests than a day can hold',
      {
        ...day,
        requests: MAX_ROW_REQUESTS + 1,
        outcomes: { ...day.outcomes, complete: MAX_ROW_REQUESTS + 1 },
      },
    ],
  ])('is refused as a day: %s', (_, value) => {
    expect(parseBackupDay(value, NOW)).toBeUndefined();
  });

  it('is a day where its year is a leap year, with as much as its requests can hold', () => {
    const full = {
      ...day,
      day: '2024-02-29',
      outputTokens: MAX_TOKENS,
      images: 1_024,
      durationMs: 3_600_000,
    };
    expect(parseBackupDay(full, NOW)).toEqual(full);
  });

  it('is a request that cost no more than any can, whatever the file says', () => {
    const claimed = { ...request, footprint: { ...request.footprint, energyWh: tooMuch } };
    expect(parseBackupRequest(claimed, NOW)?.footprint.energyWh).toEqual({
      ...range,
      high: MAX_REQUEST_AMOUNT,
    });
  });

  it('is parsed from anything without throwing', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(parseBackupRequest(value, NOW)).toBeUndefined();
        expect(parseBackupDay(value, NOW)).toBeUndefined();
      }),
    );
  });
});

describe('the statement of a deletion', () => {
  const key = dayKeyOf(someRequest({ device: 'desk' }));

  it.each([
    { of: 'all' },
    { of: 'day', day: '2026-11-18' },
    { of: 'site', site: 'chatgpt' },
    { of: 'request', id: 'a'.repeat(22) },
    { of: 'row', key },
  ])('is read of %j', (scope) => {
    const statement = { device: 'desk', scope, upToRev: 7 };
    expect(parseBackupDeletion(saved(statement))).toEqual(statement);
  });

  it.each([
    { device: 'desk', scope: { of: 'everything' }, upToRev: 7 },
    { device: 'desk', scope: { of: 'all' } },
    { device: 'What is in my prompt?', scope: { of: 'all' }, upToRev: 7 },
    { device: 'desk', scope: { of: 'row', key: key.slice(1) }, upToRev: 7 },
    { device: 'desk', scope: { of: 'row', key: ['desk', '2026-02-31', ...key.slice(2)] }, upToRev: 7 },
    { device: 'phone', scope: { of: 'row', key }, upToRev: 7 },
    'x',
  ])('is refused: %j', (value) => {
    expect(parseBackupDeletion(value)).toBeUndefined();
  });
});

describe('an export file', () => {
  async function batches(file: unknown) {
    async function* open(): AsyncGenerator<string> {
      yield JSON.stringify(file);
    }
    const found: string[] = [];
    for await (const { table, rows } of backupBatches(open))
      found.push(`${table} ${rows.map(({ row }) => row).join(' ')}`);
    return found;
  }

  it('is given what was deleted first, then days without their requests, and the other days last', async () => {
    const file = {
      format: 'trottinette/export',
      version: 1,
      requests: [1, 2],
      days: [{ frozen: false }, { frozen: true }, 'x'],
      deletions: [{}],
    };
    expect(await batches(file)).toEqual(['deletions 1', 'days 2', 'requests 1 2', 'days 1 3']);
  });

  it('is given at most 1,000 rows at a time', async () => {
    const file = { format: 'trottinette/export', version: 1, requests: Array(2_200).fill(0), days: [] };
    expect((await batches(file)).map((text) => text.split(' ').length - 1)).toEqual([1_000, 1_000, 200]);
  });

  it('of the first version gives rows as they are today', async () => {
    const { provenance: _, rowRev: __, ...oldRequest } = someRequest({ site: 'own:1', device: 'one' });
    const {
      provenance: ___,
      rev: ____,
      spread: _____,
      ...oldDay
    } = addRequest(undefined, {
      ...someRequest(),
      ...oldRequest,
    });
    async function* open(): AsyncGenerator<string> {
      const settings = {
        version: 1,
        ownOrigins: [{ id: 'own:1', origin: 'http://a', kind: 'comfyui' }],
        sitesOff: ['own:1'],
        theme: 'dark',
      };
      yield JSON.stringify({
        format: 'trottinette/export',
        version: 1,
        requests: [oldRequest],
        days: [oldDay],
        settings,
      });
    }
    const site = completeOwnId('own:1', 'one');
    const rows: unknown[] = [];
    for await (const batch of backupBatches(open)) rows.push(...batch.rows.map(({ value }) => value));
    const [request, day] = rows;
    expect(parseBackupRequest(request, NOW)).toEqual({ ...oldRequest, site, provenance: 'live', rowRev: 0 });
    expect(parseBackupDay(day, NOW)).toEqual({ ...oldDay, site, provenance: 'live', rev: 0, spread: null });
    expect(await backupSettings(open)).toMatchObject({
      ownOrigins: [{ id: site }],
      sitesOff: [site],
      theme: 'dark',
    });
    // Such an id without its device could be another origin’s here.
    expect(parseBackupRequest({ ...(request as object), site: 'own:1' }, NOW)).toBeUndefined();
  });

  it.each([
    {},
    { format: 'other', version: 1 },
    { format: 'trottinette/export', version: 3 },
    [],
  ])('is not %j', async (file) => {
    await expect(batches(file)).rejects.toThrow(SyntaxError);
  });
});

describe('a table for spreadsheets', () => {
  it('names every column once, and has as many cells in each line', () => {
    for (const columns of [REQUEST_COLUMNS, DAY_COLUMNS]) {
      const names = columns.map(([name]) => name);
      expect(new Set(names).size).toBe(names.length);
    }
    const line = csvLines(REQUEST_COLUMNS, [someRequest()]);
    expect(line.split(',')).toHaveLength(csvHeader(REQUEST_COLUMNS).split(',').length);
  });

  it('has what was made as it is stored, and nothing where nothing was', () => {
    const mediaOf = (media: UsageRequest['media']) =>
      csvLines(
        REQUEST_COLUMNS.filter(([name]) => name === 'media'),
        [someRequest({ media })],
      );
    expect(mediaOf([])).toBe('\r\n');
    expect(mediaOf([{ type: 'video', count: 2, seconds: 5 }])).toBe(
      '"[{""type"":""video"",""count"":2,""seconds"":5}]"\r\n',
    );
  });

  it('gives nothing that a spreadsheet would compute, and quotes what needs it', () => {
    const cell = (value: string) => csvLines([['', (text: string) => text]], [value]);
    for (const start of ['=', '+', '-', '@', '\t']) expect(cell(`${start}1`)).toMatch(/^"?'/);
    expect(cell('a "b", c')).toBe('"a ""b"", c"\r\n');
    expect(cell('gpt-5')).toBe('gpt-5\r\n');
  });

  it('writes numbers in full, signs and all, and nothing for nothing', () => {
    const line = csvLines<number | null>([['', (value) => value]], [-300, 0.000000001, 1e21, null]);
    expect(line.split('\r\n')).toEqual(['-300', '1e-9', '1e+21', '', '']);
  });
});
