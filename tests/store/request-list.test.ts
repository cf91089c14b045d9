import { describe, expect, it } from 'vitest';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import {
  countRequests,
  readRequest,
  readRequests,
  requestBatches,
  requestsByDay,
} from '../../src/store/request-list.ts';
import { NOON, someRequest, someRequests } from '../model/samples.ts';
import { fill, newDatabase } from './databases.ts';

const ALL = { from: '2026-11-01', to: '2026-11-30' };
const ids = (requests: readonly UsageRequest[]) => requests.map(({ id }) => id);

describe('the list of requests', () => {
  it('gives a range of days newest first, page by page, each once', async () => {
    const openDatabase = newDatabase();
    const requests = someRequests(23);
    await fill(openDatabase, requests);
    const database = await openDatabase();
    const pages: UsageRequest[] = [];
    for (;;) {
      const before = pages.at(-1);
      const page = await readRequests(database, { ...ALL, limit: 5, ...(before ? { before } : {}) });
      if (page.length === 0) break;
      pages.push(...page);
    }
    expect(ids(pages)).toEqual(ids(requests).reverse());
  });

  it('tells apart requests of the same millisecond', async () => {
    const openDatabase = newDatabase();
    await fill(
      openDatabase,
      ['a', 'b', 'c'].map((id) => someRequest({ id })),
    );
    const database = await openDatabase();
    const [first] = await readRequests(database, { ...ALL, limit: 1 });
    const rest = await readRequests(database, { ...ALL, limit: 5, ...(first ? { before: first } : {}) });
    expect([first?.id, ...ids(rest)]).toEqual(['c', 'b', 'a']);
  });

  it('gives the newest of those that are meant, however rare they are, and all where there are fewer', async () => {
    const openDatabase = newDatabase();
    const requests = someRequests(150, 11);
    await fill(openDatabase, requests);
    const database = await openDatabase();
    const meant = requests.filter((_, index) => index % 60 === 3).reverse();
    const isMeant = ({ id }: UsageRequest) => meant.some((request) => request.id === id);
    for (const limit of [1, 2, meant.length, meant.length + 1])
      expect(ids(await readRequests(database, { ...ALL, limit, isMeant }))).toEqual(
        ids(meant.slice(0, limit)),
      );
    const before = meant[1];
    expect(
      ids(await readRequests(database, { ...ALL, limit: 1, isMeant, ...(before && { before }) })),
    ).toEqual(ids(meant.slice(2, 3)));
    for (const limit of [149, 150, 151])
      expect(ids(await readRequests(database, { ...ALL, limit }))).toEqual(
        ids(requests).reverse().slice(0, limit),
      );
  });

  it('gives one site, and days with both ends', async () => {
    const openDatabase = newDatabase();
    const requests = someRequests(30);
    await fill(openDatabase, requests);
    const database = await openDatabase();
    const range = { from: '2026-11-15', to: '2026-11-17', site: 'claude' };
    const wanted = requests.filter(
      ({ day, site }) => day >= range.from && day <= range.to && site === 'claude',
    );
    expect(wanted.length).toBeGreaterThan(2);
    expect(ids(await readRequests(database, { ...range, limit: 100 }))).toEqual(ids(wanted).reverse());
    expect(await countRequests(database, range)).toBe(wanted.length);
    expect(await countRequests(database, ALL)).toBe(30);
  });

  it('finds one by its id', async () => {
    const openDatabase = newDatabase();
    const request = someRequest({ at: NOON });
    await fill(openDatabase, [request]);
    expect(await readRequest(await openDatabase(), request.id)).toEqual(request);
    expect(await readRequest(await openDatabase(), 'another')).toBeUndefined();
  });

  it('gives a range of days newest first, a day at a time, its first and last among them', async () => {
    const openDatabase = newDatabase();
    const requests = someRequests(30);
    await fill(openDatabase, requests);
    const database = await openDatabase();
    const days = [...new Set(requests.map(({ day }) => day))].sort();
    for (const range of [
      ALL,
      { from: days[1] ?? '', to: days.at(-2) ?? '' },
      { from: days[0] ?? '', to: days[0] ?? '' },
      { from: '2031-01-01', to: '2031-12-31' },
    ]) {
      const read: UsageRequest[][] = [];
      for await (const ofDay of requestsByDay(database, range)) read.push(ofDay);
      expect(ids(read.flat())).toEqual(ids(await readRequests(database, { ...range, limit: 100 })));
      const within = days.filter((day) => day >= range.from && day <= range.to);
      expect(read.map(([first]) => first?.day)).toEqual(within.reverse());
    }
  });

  it('gives batches oldest first, each request once', async () => {
    const openDatabase = newDatabase();
    const requests = someRequests(20);
    await fill(openDatabase, requests);
    const sizes: number[] = [];
    const read: UsageRequest[] = [];
    for await (const batch of requestBatches(await openDatabase(), ALL, 10)) {
      sizes.push(batch.length);
      read.push(...batch);
    }
    expect(sizes).toEqual([10, 10]);
    const expected = [...requests].sort((a, b) => a.day.localeCompare(b.day) || a.at - b.at);
    expect(ids(read)).toEqual(ids(expected));
  });
});
