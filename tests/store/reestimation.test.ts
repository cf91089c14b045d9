import { describe, expect, it } from 'vitest';
import { estimate, factorsTag } from '../../src/model/footprint/estimate.ts';
import { FACTOR_SET } from '../../src/model/footprint/factor-set.ts';
import { inZone } from '../../src/model/footprint/reestimate.ts';
import { roundFootprint } from '../../src/model/usage/day-row.ts';
import { FOOTPRINT_KEYS, type UsageRequest } from '../../src/model/usage/usage.ts';
import { type OpenDatabase, writeTogether } from '../../src/store/database.ts';
import type { Reestimation } from '../../src/store/meta-rows.ts';
import {
  askReestimation,
  beginReestimation,
  readProgress,
  stepReestimation,
} from '../../src/store/reestimation.ts';
import { replaceRequest } from '../../src/store/requests.ts';
import { stepRetention } from '../../src/store/retention.ts';
import type { Database } from '../../src/store/schema.ts';
import { someRequest, someRequests } from '../model/samples.ts';
import { contentsOf, fill, keepFrom, newDatabase, sumsOf } from './databases.ts';

/** The request as a factor set of before estimated it: half of today's. */
function older(request: UsageRequest): UsageRequest {
  const footprint = structuredClone(estimate(request, null));
  for (const key of FOOTPRINT_KEYS)
    for (const end of ['low', 'central', 'high'] as const) footprint[key][end] /= 2;
  return {
    ...request,
    footprint: roundFootprint(footprint),
    factors: factorsTag(request.site, null).replace(/^[^/]+/, '2025.01'),
  };
}

/** Takes all steps; a worker that dies after each would do the same. */
async function finish(openDatabase: OpenDatabase, after = async () => {}, most?: number) {
  while (await stepReestimation(await openDatabase(), most)) await after();
}

/** Requests that all move alike. */
const alike = (count: number) =>
  someRequests(count).map((request) => {
    const { site, model, mode, kind, media } = someRequest();
    return inZone({ ...request, site, model, mode, kind, media }, null);
  });

const todays = (requests: readonly UsageRequest[]) => requests.map((request) => inZone(request, null));

/** The same database, to which this is done right before it is written to for the first time. */
function beforeWriting(database: Database, work: () => Promise<unknown>): Database {
  let isDone = false;
  return new Proxy(database, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        if (name === 'transaction' && given[1] === 'readwrite' && !isDone) {
          isDone = true;
          void work();
        }
        return value.apply(target, given);
      };
    },
  });
}

describe('estimating anew', () => {
  it('is not begun over where a person asked for a run while an automatic one was about to start', async () => {
    const database = await newDatabase()();
    const asked = { of: 'all', zone: 'SE' } as const;
    await writeTogether(database, (transaction) => beginReestimation(transaction, asked));
    // What the automatic run read before that: nothing.
    const asItWas = {
      get: async () => undefined,
      transaction: database.transaction.bind(database),
    } as unknown as Database;
    await stepReestimation(asItWas);
    expect(await readProgress(database)).toMatchObject({ revision: asked, run: 1 });
  });

  it('gives each request what it would get today, and day rows that are exactly their sums', async () => {
    const openDatabase = newDatabase();
    const requests = someRequests(40).map(older);
    await fill(openDatabase, requests);
    await finish(openDatabase);
    const stored = await contentsOf(openDatabase);
    expect(stored.requests).toEqual(todays(requests));
    expect(stored.days).toEqual(sumsOf(todays(requests)));
    const rows = 40 + stored.days.length;
    expect(stored.meta.reestimation).toMatchObject({ phase: 'done', done: rows, total: rows });
    expect(Object.keys(stored.meta).filter((name) => name.startsWith('class:'))).toEqual([]);
  });

  it('takes a day of many requests in slices, with right sums after each', async () => {
    const openDatabase = newDatabase();
    await fill(openDatabase, someRequests(50, 50).map(older));
    let steps = 0;
    await finish(
      openDatabase,
      async () => {
        steps += 1;
        const { requests, days } = await contentsOf(openDatabase);
        const sums = sumsOf(requests);
        expect(days.map(({ factors: _, ...row }) => row)).toEqual(sums.map(({ factors: _, ...row }) => row));
      },
      20,
    );
    expect(steps).toBe(5);
    const { requests, days } = await contentsOf(openDatabase);
    expect(days).toEqual(sumsOf(requests));
    expect(new Set(days.map(({ factors }) => factors.split('/')[0]))).not.toContain('mixed');
  });

  it('starts with the newest day', async () => {
    const openDatabase = newDatabase();
    await fill(openDatabase, someRequests(15).map(older));
    const database = await openDatabase();
    await stepReestimation(database);
    await stepReestimation(database);
    const { requests } = await contentsOf(openDatabase);
    const done = requests.filter(({ factors }) => !factors.startsWith('2025.01'));
    expect(new Set(done.map(({ day }) => day))).toEqual(new Set(['2026-11-18']));
    const rows = 15 + (await contentsOf(openDatabase)).days.length;
    expect(await readProgress(database)).toMatchObject({ phase: 'requests', done: 5, total: rows });
  });

  it('is half done where only half of the rows are, day rows among them', async () => {
    const openDatabase = newDatabase();
    await fill(openDatabase, someRequests(12).map(older));
    const before = await contentsOf(openDatabase);
    const rows = before.requests.length + before.days.length;
    const seen: Reestimation[] = [];
    await finish(
      openDatabase,
      async () => {
        const progress = await readProgress(await openDatabase());
        if (progress) seen.push(progress);
      },
      3,
    );
    const walkingDays = seen.filter(({ phase }) => phase === 'days').map(({ done }) => done);
    expect(walkingDays.slice(0, 2)).toEqual([12, 15]);
    expect(seen.map(({ total }) => total)).toEqual(seen.map(() => rows));
    expect((await readProgress(await openDatabase()))?.done).toBe(rows);
  });

  it('has nothing to do once it is done, until rows of older factors come in', async () => {
    const openDatabase = newDatabase();
    await fill(openDatabase, someRequests(3));
    await finish(openDatabase);
    const database = await openDatabase();
    expect(await stepReestimation(database)).toBe(false);
    await writeTogether(database, askReestimation);
    expect(await stepReestimation(database)).toBe(true);
  });

  it.each<[string, (request: UsageRequest) => UsageRequest]>([
    ['news of it', (request) => inZone({ ...request, rev: 5, outputTokens: 999 }, null)],
    ['news of it, estimated as before', (request) => ({ ...request, rev: 5, outputTokens: 999 })],
    ['a cut', (request) => ({ ...request, outcome: 'cut' })],
    ['another run', (request) => inZone(request, 'SE')],
  ])('estimates a request as it stands then, after %s', async (_, change) => {
    const openDatabase = newDatabase();
    const [request] = someRequests(1).map(older);
    if (!request) throw new Error('no request');
    await fill(openDatabase, [request]);
    const database = await openDatabase();
    await stepReestimation(database);
    const news = change(request);
    const changing = () =>
      writeTogether(database, (transaction) => replaceRequest(transaction, request, news, request.at));
    await stepReestimation(beforeWriting(database, changing));
    await finish(openDatabase);
    const { requests, days } = await contentsOf(openDatabase);
    const expected = news.factors.startsWith(FACTOR_SET) ? news : inZone(news, null);
    expect(requests).toEqual([expected]);
    expect(days).toEqual(sumsOf([expected]));
  });

  it('writes nothing for a run that was begun over meanwhile', async () => {
    const openDatabase = newDatabase();
    await fill(openDatabase, someRequests(5).map(older));
    const database = await openDatabase();
    await stepReestimation(database);
    const walking = stepReestimation(database);
    await writeTogether(database, (transaction) => beginReestimation(transaction, { of: 'all', zone: 'SE' }));
    await walking;
    expect(await readProgress(database)).toMatchObject({ phase: 'requests', done: 0 });
    await finish(openDatabase);
    const { requests, days } = await contentsOf(openDatabase);
    expect(new Set(requests.map(({ factors }) => factors))).toEqual(new Set([`${FACTOR_SET}/SE`]));
    expect(days).toEqual(sumsOf(requests));
  });

  it('moves the past to another zone only when asked, days without requests with it', async () => {
    const openDatabase = newDatabase();
    await fill(openDatabase, alike(60));
    const database = await openDatabase();
    await finish(openDatabase);
    while (await stepRetention(database, keepFrom('2026-11-12')));
    await writeTogether(database, (transaction) => beginReestimation(transaction, { of: 'all', zone: 'SE' }));
    await finish(openDatabase);
    const { requests, days } = await contentsOf(openDatabase);
    expect(new Set(requests.map(({ factors }) => factors))).toEqual(new Set([`${FACTOR_SET}/SE`]));
    expect(new Set(days.filter(({ frozen }) => frozen).map(({ factors }) => factors))).toEqual(
      new Set([`~${FACTOR_SET}/SE`]),
    );
    expect(days.filter(({ frozen }) => !frozen)).toEqual(sumsOf(requests));
  });

  it('scales all days whose requests are gone, however few a step looks at', async () => {
    const openDatabase = newDatabase();
    await fill(openDatabase, alike(30).map(older));
    const database = await openDatabase();
    while (await stepRetention(database, keepFrom('2026-11-17')));
    await finish(openDatabase, undefined, 2);
    const { days, meta } = await contentsOf(openDatabase);
    const gone = days.filter(({ frozen }) => frozen).map(({ day, factors }) => [day, factors]);
    const own = ['2026-11-13', '2026-11-14', '2026-11-15', '2026-11-16'];
    expect(gone).toEqual(own.map((day) => [day, `~${factorsTag('chatgpt', null)}`]));
    expect(Object.keys(meta).filter((name) => name.startsWith('class:'))).toEqual([]);
  });

  it('scales days whose requests are gone once, however often it runs', async () => {
    const openDatabase = newDatabase();
    const requests = alike(60).map(older);
    await fill(openDatabase, requests);
    const database = await openDatabase();
    while (await stepRetention(database, keepFrom('2026-11-12')));
    await finish(openDatabase);
    const once = (await contentsOf(openDatabase)).days;
    const before = sumsOf(requests).filter(({ day }) => day < '2026-11-12');
    const scaled = once.filter(({ frozen }) => frozen);
    expect(scaled.length).toBe(before.length);
    scaled.forEach((row, index) => {
      const twice = (before[index]?.footprint.energyWh.central ?? 0) * 2;
      // Half an amount is rounded to its grid before it is doubled: a step for each request, and one for the day.
      const steps = Math.abs(row.footprint.energyWh.central - twice) * 2 ** 18;
      expect(steps).toBeLessThanOrEqual(row.requests + 1);
    });
    await writeTogether(database, askReestimation);
    await finish(openDatabase);
    expect((await contentsOf(openDatabase)).days).toEqual(once);
  });
});
