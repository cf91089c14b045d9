/** An export file laid down whole, before any of it is taken in. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/model/settings/settings.ts';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import { layDown } from '../../src/store/lay-down.ts';
import type { Staging } from '../../src/store/staging.ts';
import { NOON, someRequest, someRequests } from '../model/samples.ts';
import { sumsOf } from './databases.ts';
import { newStaging } from './importing.ts';

interface Rows {
  readonly requests?: readonly unknown[];
  readonly days?: readonly unknown[];
  readonly deletions?: readonly unknown[];
}

/** A file of these rows. */
function fileOf({ requests = [], days = [], deletions = [] }: Rows) {
  const head = { format: 'trottinette/export', version: 2, exportedAt: new Date(NOON).toISOString() };
  const text = JSON.stringify({ ...head, requests, days, deletions, settings: DEFAULT_SETTINGS });
  return async function* (): AsyncGenerator<string> {
    for (let start = 0; start < text.length; start += 50_000) yield text.slice(start, start + 50_000);
  };
}

/** What lies there, batch by batch: of which table, and how many rows. One of none says nothing. */
async function lying(staging: Staging): Promise<[table: string, rows: number][]> {
  const found: [string, number][] = [];
  let next = await staging.next(null);
  for (; next; next = await staging.next(next.place)) found.push([next.batch.table, next.batch.rows.length]);
  return found.filter(([, rows]) => rows > 0);
}

const numbered = (device: string, rowRev: number, id: string) => someRequest({ id, device, rowRev });
const [frozen, other] = sumsOf([someRequest(), someRequest({ site: 'pi' })]).map((row, index) => ({
  ...row,
  frozen: index === 0,
}));
const statement = { device: 'phone', scope: { of: 'all' }, upToRev: 4 };

describe('a file', () => {
  it('lies there whole in the order it is taken in, and what is to be asked about is told of it', async () => {
    const staging = newStaging();
    const requests = [numbered('desk', 2, 'a'), numbered('phone', 7, 'b'), numbered('phone', 3, 'c')];
    const told: number[] = [];
    const onRows = (rows: number) => void told.push(rows);
    const open = fileOf({ requests, days: [other, frozen], deletions: [statement] });
    expect(await layDown(open, { staging, now: NOON, onRows })).toEqual({
      contents: {
        days: [frozen, other],
        deletions: [statement],
        highestRev: new Map([
          ['desk', 2],
          ['phone', 7],
        ]),
      },
      rejected: [],
      total: 6,
    });
    expect(await lying(staging)).toEqual([
      ['deletions', 1],
      ['days', 1],
      ['requests', 3],
      ['days', 1],
    ]);
    expect(told).toEqual([1, 2, 5, 6]);
  });

  it('takes the place of the one that lay there', async () => {
    const staging = newStaging();
    for (const count of [3, 2])
      await layDown(fileOf({ requests: someRequests(count) }), { staging, now: NOON });
    expect(await lying(staging)).toEqual([['requests', 2]]);
  });

  it('has rows that are none of ours named by their table and place, and none of them lies there', async () => {
    const staging = newStaging();
    const late: UsageRequest = someRequest({ id: 'late', at: NOON + 172_800_000 });
    const rows = { requests: [{}, someRequest(), late], days: [other, 'x'], deletions: [null] };
    const { rejected, total } = await layDown(fileOf(rows), { staging, now: NOON });
    expect(rejected).toEqual([
      { table: 'deletions', row: 1 },
      { table: 'requests', row: 1 },
      { table: 'requests', row: 3 },
      { table: 'days', row: 2 },
    ]);
    expect(total).toBe(2);
    expect(await lying(staging)).toEqual([
      ['requests', 1],
      ['days', 1],
    ]);
  });

  it('of more rows than are taken in together comes in batches, in their order', async () => {
    const staging = newStaging();
    const requests = someRequests(2_001, 200).map((request, index) => ({ ...request, rowRev: index }));
    const { contents, total } = await layDown(fileOf({ requests }), { staging, now: NOON });
    expect([total, contents.highestRev.get('device')]).toEqual([2_001, 2_000]);
    expect(await lying(staging)).toEqual([
      ['requests', 1_000],
      ['requests', 1_000],
      ['requests', 1],
    ]);
  });

  it('that is no export of ours is refused, and what lay there is forgotten', async () => {
    const staging = newStaging();
    await layDown(fileOf({ requests: [someRequest()] }), { staging, now: NOON });
    async function* open(): AsyncGenerator<string> {
      yield '{"format":"other"}';
    }
    await expect(layDown(open, { staging, now: NOON })).rejects.toThrow(SyntaxError);
    expect(await lying(staging)).toEqual([]);
  });

  it.each([
    ['between two batches', 2],
    ['at the last batch', 1],
  ])('that can’t be written %s is told to be so', async (_, count) => {
    const full: Staging = {
      ...newStaging(),
      add: () => Promise.reject(new DOMException('no room', 'QuotaExceededError')),
    };
    const days = [frozen, other].slice(0, count);
    await expect(layDown(fileOf({ days }), { staging: full, now: NOON })).rejects.toThrow('no room');
  });

  it('ends where who hears how far it is wants no more', async () => {
    const staging = newStaging();
    const onRows = () => {
      throw new Error('cancelled');
    };
    const open = fileOf({ days: [frozen, other] });
    await expect(layDown(open, { staging, now: NOON, onRows })).rejects.toThrow('cancelled');
  });
});
