import type { IDBPDatabase } from 'idb';
import { describe, expect, it } from 'vitest';
import { FACTOR_SET } from '../../src/model/footprint/factor-set.ts';
import { completeOwnId } from '../../src/model/settings/own-id.ts';
import { dayKeyOf } from '../../src/model/usage/day-key.ts';
import { addRequest } from '../../src/model/usage/day-row.ts';
import { type DayRow, FOOTPRINT_KEYS, type UsageRequest } from '../../src/model/usage/usage.ts';
import { createDatabase, type OpenDatabase, writeTogether } from '../../src/store/database.ts';
import { beginRestore, stepDeletion } from '../../src/store/deletion.ts';
import { start } from '../../src/store/migrations/001-start.ts';
import { history } from '../../src/store/migrations/002-history.ts';
import { devices } from '../../src/store/migrations/003-devices.ts';
import { stepReestimation } from '../../src/store/reestimation.ts';
import { NOON, someRequest, someRequests } from '../model/samples.ts';
import { byKey, contentsOf, newName, sumsOf } from './databases.ts';
import {
  type OldDay,
  type OldRequest,
  oldDays,
  oldKey,
  oldRequest,
  oldSeconds,
  openSecond,
} from './second-schema.ts';

const DEVICE = 'device';
const OTHER = 'another-device';
/** As the install was before it numbered anything. */
const INSTALL = { salt: 'salt', device: DEVICE };
const STEPS = 2 ** 18;

type Raw = IDBPDatabase<unknown>;

/** What version 2 held: requests and the rest by store, day rows and metas under their keys. */
interface Old {
  readonly requests: readonly object[];
  readonly days: readonly object[];
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly trash?: Readonly<Record<string, unknown>>;
}

async function oldStore({ requests, days, meta = {}, trash = {} }: Old, install: object | null = INSTALL) {
  const name = newName();
  const database = (await openSecond(name)()) as unknown as Raw;
  const transaction = database.transaction(['requests', 'days', 'meta', 'trash'], 'readwrite');
  const named = install ? { ...meta, install } : meta;
  await Promise.all([
    ...requests.map((row) => transaction.objectStore('requests').put(row)),
    ...days.map((row) => transaction.objectStore('days').put(row)),
    ...Object.entries(named).map(([key, row]) => transaction.objectStore('meta').put(row, key)),
    ...Object.entries(trash).map(([key, row]) => transaction.objectStore('trash').put(row, key)),
  ]);
  await transaction.done;
  database.close();
  return name;
}

/** Everything as it stands, whatever its schema. */
async function dump(openDatabase: OpenDatabase): Promise<Record<string, unknown>> {
  const database = (await openDatabase()) as unknown as Raw;
  const stores = [...database.objectStoreNames];
  const entries = stores.map(async (store) => {
    const [keys, rows] = await Promise.all([database.getAllKeys(store), database.getAll(store)]);
    return [store, keys.map((key, index) => [key, rows[index]])];
  });
  const all = Object.fromEntries(await Promise.all(entries));
  database.close();
  return { version: database.version, ...all };
}

const moved = async (old: Old, install?: object | null) =>
  contentsOf(createDatabase(await oldStore(old, install)));

/** To the nearest step of today's grid. */
const rounded = (value: number): number => Math.round(value * STEPS) / STEPS;

/** The rule for one request. */
function requestAfter(request: OldRequest, rev = request.device === DEVICE ? 1 : 0): UsageRequest {
  const footprint = structuredClone(request.footprint);
  for (const key of FOOTPRINT_KEYS)
    for (const end of ['low', 'central', 'high'] as const) footprint[key][end] = rounded(footprint[key][end]);
  const site = completeOwnId(request.site, request.device);
  return { ...request, site, footprint, provenance: 'live', rowRev: rev };
}

/** The rule for a frozen row: what is gone, rounded once, beside what is still there, exactly. */
function frozenAfter(row: OldDay, kept: readonly OldRequest[]): DayRow {
  const after = structuredClone(row);
  for (const key of FOOTPRINT_KEYS) {
    for (const end of ['low', 'central', 'high'] as const) {
      const gone = kept.reduce(
        (rest, request) => rest - request.footprint[key][end],
        row.footprint[key][end],
      );
      after.footprint[key][end] = kept.reduce(
        (sum, request) => sum + rounded(request.footprint[key][end]),
        rounded(gone),
      );
    }
  }
  for (const type of ['video', 'audio'] as const) {
    const gone = kept.reduce((rest, request) => rest - oldSeconds(request, type), row[`${type}Seconds`]);
    after[`${type}Seconds`] = kept.reduce(
      (sum, request) => sum + rounded(oldSeconds(request, type)),
      rounded(gone),
    );
  }
  const site = completeOwnId(row.site, row.device);
  return { ...after, site, provenance: 'live', rev: row.device === DEVICE ? 1 : 0, spread: null };
}

/** Requests of two devices, of own origins and with media of a few seconds among them. */
function mixedRequests(count: number): OldRequest[] {
  return someRequests(count).map((request, index) =>
    oldRequest({
      ...request,
      device: index % 5 === 0 ? OTHER : DEVICE,
      site: index % 3 === 0 ? `own:${1 + (index % 2)}` : request.site,
      ...(index % 7 === 0
        ? {
            kind: 'video' as const,
            media: [{ type: 'video' as const, count: 3, seconds: 0.1 + index / 1_000 }],
          }
        : {}),
    }),
  );
}

describe('the third version', () => {
  it('is what the rules say of every row of thousands, those that are frozen too', async () => {
    const all = mixedRequests(3_000);
    const rows = oldDays(all);
    const ofRows = new Map<string, OldRequest[]>();
    for (const request of all) {
      const key = oldKey({ ...request, model: request.model ?? '' });
      ofRows.set(key, [...(ofRows.get(key) ?? []), request]);
    }
    // Of every third row some requests are gone, of every ninth all.
    const kept = new Set(all);
    let index = 0;
    for (const [key, row] of rows) {
      const ofRow = ofRows.get(key) ?? [];
      if (index % 3 === 0) {
        rows.set(key, { ...row, frozen: true });
        for (const request of index % 9 === 0 ? ofRow : ofRow.slice(0, 1)) kept.delete(request);
      }
      index += 1;
    }
    const requests = [...kept];
    const { days, ...contents } = await moved({ requests, days: [...rows.values()] });

    const expected = requests.map((request) => requestAfter(request));
    expect(contents.requests).toEqual([...expected].sort((a, b) => (a.id < b.id ? -1 : 1)));
    const exact = new Map(sumsOf(expected).map((row) => [JSON.stringify(dayKeyOf(row)), row]));
    const expectedDays = [...rows.values()].map((row) => {
      const ofRow = (ofRows.get(oldKey(row)) ?? []).filter((request) => kept.has(request));
      if (row.frozen) return frozenAfter(row, ofRow);
      const sum = exact.get(
        JSON.stringify(dayKeyOf({ ...row, site: completeOwnId(row.site, row.device), provenance: 'live' })),
      );
      return sum && { ...sum, rev: row.device === DEVICE ? 1 : 0 };
    });
    expect(days).toEqual((expectedDays as DayRow[]).sort(byKey));
    expect(days.filter(({ frozen }) => frozen).length).toBeGreaterThan(100);
    expect(contents.meta).toEqual({ install: { ...INSTALL, rev: 1 } });
    expect(contents.deletions).toEqual([]);
  });

  it('takes out of a row what was put in, exactly, whatever a page once claimed', async () => {
    const lie = { type: 'video' as const, count: 64, seconds: 3_600, width: 4_096, height: 4_096 };
    const requests = [
      oldRequest(someRequest({ id: 'lie'.padEnd(22, '-'), kind: 'video', media: [lie] })),
      oldRequest(someRequest({ id: 'true'.padEnd(22, '-'), kind: 'video' })),
    ];
    const { days, requests: after } = await moved({ requests, days: [...oldDays(requests).values()] });
    expect(after[0]?.footprint.energyWh.high).toBe(2 ** 20);
    expect(days).toEqual(sumsOf(after).map((row) => ({ ...row, rev: 1 })));
  });

  it('runs once: opened again, nothing changes', async () => {
    const requests = mixedRequests(50);
    const name = await oldStore({ requests, days: [...oldDays(requests).values()] });
    const first = await dump(createDatabase(name));
    expect(await dump(createDatabase(name))).toEqual(first);
  });

  it('leaves the old store as it was when it ends half-way, and begins again', async () => {
    const requests = mixedRequests(50);
    const name = await oldStore({
      requests,
      days: [...oldDays(requests).values()],
      meta: { 'pending:x': 1 },
    });
    const before = await dump(openSecond(name));
    const ended = createDatabase(name, [
      start,
      history,
      async (database, transaction) => {
        await devices(database, transaction);
        transaction.abort();
      },
    ]);
    await expect(ended()).rejects.toThrow();
    const failing = createDatabase(name, [
      start,
      history,
      async (database, transaction) => {
        await devices(database, transaction);
        throw new Error('half-way');
      },
    ]);
    await expect(failing()).rejects.toThrow();
    expect(await dump(openSecond(name))).toEqual(before);
    const { requests: after } = await contentsOf(createDatabase(name));
    expect(after).toHaveLength(50);
  });

  it('is not stopped by rows that lack something, and keeps them', async () => {
    const [whole] = mixedRequests(1);
    const odd = [
      { id: 'bare' },
      { ...whole, id: 'no-footprint', footprint: undefined },
      { ...whole, id: 'no-media', media: undefined },
      { ...whole, id: 'odd-numbers', inputTokens: 'many', generations: null, at: Number.NaN },
      { ...whole, id: 'no-day', day: undefined },
      {
        ...whole,
        id: 'upside-down',
        footprint: { ...whole?.footprint, energyWh: { low: 3, central: 2, high: -1 } },
      },
    ];
    const { requests, days } = await moved({
      requests: odd,
      days: [{ device: 'd', day: '2026-11-01', site: 'chatgpt', model: '', kind: 'text', mode: 'standard' }],
    });
    expect(requests.map(({ id }) => id)).toEqual(odd.map(({ id }) => id).sort());
    for (const { footprint } of [...requests, ...days]) {
      for (const { low, central, high } of Object.values(footprint))
        expect(0 <= low && low <= central && central <= high).toBe(true);
    }
    expect(days.find(({ device }) => device === 'd')).toMatchObject({
      requests: 0,
      provenance: 'live',
      rev: 0,
    });
    const counted = days.reduce((sum, row) => sum + row.requests + row.sessions, 0);
    expect(counted).toBe(odd.length);
  });

  it('gives own origins their device, everywhere they are named', async () => {
    const own = completeOwnId('own:1', DEVICE);
    expect(own).toMatch(/^own:1-[0-9a-f]{12}$/);
    const requests = [DEVICE, OTHER].map((device) =>
      oldRequest(someRequest({ id: device.padEnd(22, '-'), device, site: 'own:1' })),
    );
    const { meta, ...after } = await moved({
      requests,
      days: [...oldDays(requests).values()],
      meta: {
        'health:own:1': { site: 'own:1', misunderstood: 3 },
        'health:chatgpt': { site: 'chatgpt', misunderstood: 1 },
        'metered:2026-11-18': { first: 1, last: 2, pausedMs: 0, sitesOff: ['claude', 'own:2'] },
      },
    });
    const sites = [own, completeOwnId('own:1', OTHER)].sort();
    expect(after.requests.map(({ site }) => site).sort()).toEqual(sites);
    expect(after.days.map(({ site }) => site).sort()).toEqual(sites);
    expect(meta).toEqual({
      install: { ...INSTALL, rev: 1 },
      [`health:${own}`]: { site: own, misunderstood: 3 },
      'health:chatgpt': { site: 'chatgpt', misunderstood: 1 },
      'metered:2026-11-18': {
        first: 1,
        last: 2,
        pausedMs: 0,
        sitesOff: ['claude', completeOwnId('own:2', DEVICE)],
      },
    });
  });

  it('takes a running deletion on, and what it took back', async () => {
    const all = mixedRequests(60);
    const trashed = all.filter(({ site }) => site === 'own:1').slice(0, 8);
    const requests = all.filter((request) => !trashed.includes(request));
    const name = await oldStore({
      requests,
      days: [...oldDays(requests).values()],
      meta: {
        deletion: {
          selection: { of: 'site', site: 'own:1' },
          at: NOON,
          phase: 'requests',
          lastDayRow: null,
          moved: trashed.length,
          until: null,
        },
        ...Object.fromEntries(trashed.map(({ id }) => [`gone:${id}`, NOON])),
      },
      trash: {
        ...Object.fromEntries(trashed.map((row) => [`requests ${row.id}`, { from: 'requests', row }])),
        'meta health:own:1': { from: 'meta', name: 'health:own:1', row: { site: 'own:1' } },
        'coach a': { from: 'coach', row: { requestId: 'a', ruleId: 'r' } },
        'coach b': { from: 'coach', row: { requestId: 'b', ruleId: 'r' } },
      },
    });
    const openDatabase = createDatabase(name);
    const database = await openDatabase();
    while (await stepDeletion(database, NOON)) {}
    const own = completeOwnId('own:1', DEVICE);
    expect((await contentsOf(openDatabase)).requests.filter(({ site }) => site === own)).toEqual([]);
    expect((await contentsOf(openDatabase)).deletions).toEqual([
      { device: DEVICE, scope: { of: 'site', site: own }, upToRev: 2 },
    ]);
    await writeTogether(database, (transaction) => beginRestore(transaction, NOON));
    while (await stepDeletion(database, NOON)) {}
    const restored = await contentsOf(openDatabase);
    expect(restored.requests.map(({ id }) => id)).toEqual(all.map(({ id }) => id).sort());
    const withoutRev = (rows: DayRow[]) => rows.map((row) => ({ ...row, rev: 0 }));
    expect(withoutRev(restored.days)).toEqual(withoutRev(sumsOf(restored.requests)));
    expect(restored.meta[`health:${own}`]).toEqual({ site: own });
    expect((await database.getAll('coach')).map(({ requestId }) => requestId)).toEqual(['a', 'b']);
    expect([restored.trash, restored.deletions]).toEqual([[], []]);
  });

  it('takes a running estimation anew on', async () => {
    const requests = mixedRequests(40).map((request) => ({ ...request, factors: '2025.01/US' }));
    const rows = [...oldDays(requests).values()];
    const last = rows[7];
    if (!last) throw new Error('no row');
    const name = await oldStore({
      requests,
      days: rows,
      meta: {
        reestimation: {
          set: FACTOR_SET,
          revision: { of: 'outdated' },
          run: 3,
          phase: 'requests',
          position: null,
          tally: { [oldKey(last)]: { factors: '2025.01/US', count: 1 } },
          lastDayRow: JSON.parse(oldKey(last)),
          done: 0,
          total: 40,
        },
        'class:own:1 gpt-5 text standard 2025.01/US': { before: last.footprint, after: last.footprint },
      },
    });
    const openDatabase = createDatabase(name);
    const { meta } = await contentsOf(openDatabase);
    const site = completeOwnId(last.site, last.device);
    const key = dayKeyOf({ ...last, site, provenance: 'live' });
    expect(meta.reestimation).toMatchObject({
      run: 3,
      lastDayRow: key,
      tally: { [JSON.stringify(key)]: {} },
    });
    expect(Object.keys(meta)).toEqual(
      expect.arrayContaining(
        [DEVICE, OTHER].map(
          (device) => `class:${completeOwnId('own:1', device)} gpt-5 text standard 2025.01/US`,
        ),
      ),
    );
    while (await stepReestimation(await openDatabase())) {}
    const after = await contentsOf(openDatabase);
    expect(new Set(after.requests.map(({ factors }) => factors.split('/')[0]))).toEqual(
      new Set([FACTOR_SET]),
    );
    const counted = after.days.map(({ requests: count, factors }) => [count, factors.split('/')[0]]);
    expect(counted).toEqual(sumsOf(after.requests).map((row) => [row.requests, FACTOR_SET]));
  });

  it('finds nothing of its own where nothing was recorded yet', async () => {
    const requests = mixedRequests(5);
    const { requests: after, meta } = await moved({ requests, days: [...oldDays(requests).values()] }, null);
    expect(after.map(({ rowRev }) => rowRev)).toEqual([0, 0, 0, 0, 0]);
    expect(meta).toEqual({});
    expect(addRequest(undefined, after[0] as UsageRequest).provenance).toBe('live');
  });
});
