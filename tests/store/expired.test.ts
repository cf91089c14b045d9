import { describe, expect, it } from 'vitest';
import { addRequest } from '../../src/model/usage/day-row.ts';
import { writeTogether } from '../../src/store/database.ts';
import {
  countExpired,
  deleteExpired,
  EXPIRED_METERED_DAYS,
  expire,
  forgetExpired,
  isDeletedExpired,
  readOver,
  readReturning,
  takeExpired,
  undeleteExpired,
} from '../../src/store/expired.ts';
import { putMeta } from '../../src/store/meta.ts';
import type { CoachRow, Database, TrashKey } from '../../src/store/schema.ts';
import { NOON, someRequest, someRequests } from '../model/samples.ts';
import { contentsOf, newDatabase } from './databases.ts';

const FIRST = '2026-11-10';
const SECOND = '2026-11-11';

/** Two requests were taken on the first day, and three on the second. */
async function withTwoGroups(): Promise<Database> {
  const database = await newDatabase()();
  const requests = someRequests(5);
  await writeTogether(database, async (transaction) => {
    await expire(transaction, requests.slice(0, 2), { today: FIRST, now: NOON });
    await expire(transaction, requests.slice(2), { today: SECOND, now: NOON });
  });
  return database;
}

/** The meter ran on so many days from this one of November on. */
async function meter(database: Database, firstDay: number, days: number): Promise<void> {
  await writeTogether(database, async (transaction) => {
    for (let i = 0; i < days; i++)
      await putMeta(transaction, `metered:2026-11-${firstDay + i}`, {
        first: NOON,
        last: NOON,
        pausedMs: 0,
        sitesOff: [],
      });
  });
}

describe('what retention took', () => {
  it('goes group by group', async () => {
    const database = await withTwoGroups();
    expect(await countExpired(database)).toBe(5);
    await writeTogether(database, (transaction) => forgetExpired(transaction, `expired:${FIRST}`));
    expect(await countExpired(database)).toBe(3);
    await writeTogether(database, (transaction) => forgetExpired(transaction, `expired:${SECOND}`));
    expect(await countExpired(database)).toBe(0);
  });

  it('comes back with its ideas, and leaves nothing there', async () => {
    const database = await newDatabase()();
    const requests = someRequests(3);
    const ideas = requests.slice(1).map(
      ({ id, at }): CoachRow => ({
        ...{ requestId: id, ruleId: 'short-answer', confidence: 0.8, at },
        ...{ shownAt: null, dismissedAt: null },
      }),
    );
    await writeTogether(database, async (transaction) => {
      for (const idea of ideas) await transaction.objectStore('coach').put(idea);
      await expire(transaction, requests, { today: FIRST, now: NOON });
    });
    expect(await database.getAll('coach')).toEqual([]);
    const [range] = await readReturning(database, '2026-11-01', FIRST);
    const back = await writeTogether(database, (transaction) =>
      takeExpired(transaction, range as IDBKeyRange, 10),
    );
    expect(back.map(({ id }) => id).sort()).toEqual(requests.map(({ id }) => id).sort());
    expect(await database.getAll('coach')).toEqual(ideas);
    expect(await database.count('trash')).toBe(0);
  });

  it('comes back with its ideas where a person deleted it meanwhile, and took that back', async () => {
    const database = await newDatabase()();
    const requests = someRequests(2);
    const [id] = requests.map((request) => request.id);
    const idea = { ruleId: 'short-answer', confidence: 0.8, at: NOON, shownAt: null, dismissedAt: null };
    await writeTogether(database, async (transaction) => {
      await transaction.objectStore('coach').put({ requestId: id as string, ...idea });
      await expire(transaction, requests, { today: FIRST, now: NOON });
    });
    const gone = await writeTogether(database, (transaction) =>
      deleteExpired(transaction, { of: 'all' }, 10),
    );
    expect(gone.map((request) => request.id).sort()).toEqual(requests.map((request) => request.id).sort());
    expect(await readReturning(database, '2026-11-01', FIRST)).toEqual([]);
    const deleted = await database.getAllKeys('trash');
    expect(deleted.filter(isDeletedExpired), 'the idea too').toHaveLength(3);
    await writeTogether(database, async (transaction) => {
      for (const key of deleted) await undeleteExpired(transaction, key);
    });
    const [range] = await readReturning(database, '2026-11-01', FIRST);
    await writeTogether(database, (transaction) => takeExpired(transaction, range as IDBKeyRange, 10));
    expect(await database.getAll('coach')).toEqual([{ requestId: id, ...idea }]);
    expect(await database.count('trash')).toBe(0);
  });

  it('is over when the meter ran on seven days after the one it was taken on, today among them', async () => {
    const database = await withTwoGroups();
    await meter(database, 10, 1 + EXPIRED_METERED_DAYS);
    expect(await readOver(database, '2026-11-16')).toEqual([]);
    expect(await readOver(database, '2026-11-17')).toEqual([`expired:${FIRST}`]);
    await meter(database, 18, 1);
    expect(await readOver(database, '2026-11-18')).toEqual([`expired:${FIRST}`, `expired:${SECOND}`]);
  });

  it('is not over while the meter stands still, nor before it was taken', async () => {
    const database = await withTwoGroups();
    await meter(database, 10, EXPIRED_METERED_DAYS);
    expect(await readOver(database, '2026-12-24')).toEqual([]);
    expect(await readOver(database, '2026-11-09')).toEqual([]);
  });

  it('is not over on the day it was taken', async () => {
    const database = await withTwoGroups();
    await meter(database, 10, 1 + EXPIRED_METERED_DAYS);
    expect(await readOver(database, FIRST)).toEqual([]);
  });

  it('returns of the days that are kept; whole, where it was taken on a day that is yet to come', async () => {
    const database = await newDatabase()();
    const [before, first, last] = ['2026-11-08', '2026-11-09', '2026-11-10'].map((day) =>
      someRequest({ id: `of-${day}`, day }),
    );
    await writeTogether(database, async (transaction) => {
      for (const request of [before, first, last])
        if (request) await expire(transaction, [request], { today: SECOND, now: NOON });
    });
    const returning = async (firstKept: string, today: string) => {
      const ranges = await readReturning(database, firstKept, today);
      return Promise.all(ranges.map((range) => database.getAllKeys('trash', range)));
    };
    const keyOf = (day: string): TrashKey => [`expired:${SECOND}`, 'requests', `${day}/of-${day}`];
    const all = ['2026-11-08', '2026-11-09', '2026-11-10'].map(keyOf);
    expect(await returning('2026-11-09', SECOND)).toEqual([all.slice(1)]);
    expect(await returning('2026-11-11', SECOND)).toEqual([]);
    expect(await returning('2026-11-11', FIRST), 'the clock ran ahead').toEqual([all]);
  });
});

describe('what a person deletes of it', () => {
  const deleted = async (database: Database, selection: Parameters<typeof deleteExpired>[1], most = 10) =>
    writeTogether(database, (transaction) => deleteExpired(transaction, selection, most));

  it('is no more than asked for at a time, whatever group it lies in', async () => {
    const database = await withTwoGroups();
    const counts: number[] = [];
    for (let step = 0; step < 3; step += 1) counts.push((await deleted(database, { of: 'all' }, 2)).length);
    expect(counts).toEqual([2, 2, 1]);
    expect(await countExpired(database)).toBe(0);
  });

  it('is all of a day, whatever ids it has, and nothing of the days beside it', async () => {
    const database = await newDatabase()();
    const days = ['2026-11-08', '2026-11-09', '2026-11-10'];
    const ids = ['-0', '0', 'A', 'z', '_'];
    const requests = days.flatMap((day) => ids.map((id) => someRequest({ id: `${id}${day}`, day })));
    await writeTogether(database, (transaction) =>
      expire(transaction, requests, { today: SECOND, now: NOON }),
    );
    const gone = await deleted(database, { of: 'day', day: '2026-11-09' });
    expect(gone.map(({ id }) => id).sort()).toEqual(ids.map((id) => `${id}2026-11-09`).sort());
    expect(await countExpired(database)).toBe(10);
  });

  it('is nothing where one request is chosen, nor of another site', async () => {
    const database = await withTwoGroups();
    const [request] = someRequests(5);
    expect(await deleted(database, { of: 'request', id: request?.id ?? '' })).toEqual([]);
    expect(await deleted(database, { of: 'requests', ids: [request?.id ?? ''] })).toEqual([]);
    expect((await deleted(database, { of: 'site', site: 'claude' })).map(({ site }) => site)).toEqual([
      'claude',
      'claude',
    ]);
  });

  it('comes back with the number of the day row that counts it, where this device numbered that', async () => {
    const openDatabase = newDatabase();
    const database = await openDatabase();
    await database.put('meta', { salt: 's', device: 'here', rev: 9 }, 'install');
    const requests = [
      someRequest({ id: 'counted', device: 'here', rowRev: 1 }),
      someRequest({ id: 'not-counted', device: 'here', rowRev: 1, site: 'poe' }),
      someRequest({ id: 'other', device: 'desk', rowRev: 1 }),
    ];
    for (const device of ['here', 'desk']) {
      const row = addRequest(undefined, someRequest({ device }));
      await database.put('days', { ...row, rev: 8 });
    }
    await writeTogether(database, (transaction) =>
      expire(transaction, requests, { today: FIRST, now: NOON }),
    );
    await deleted(database, { of: 'all' });
    const keys = await database.getAllKeys('trash');
    expect(keys.filter(isDeletedExpired)).toHaveLength(3);
    await writeTogether(database, async (transaction) => {
      for (const key of keys) await undeleteExpired(transaction, key);
    });
    const { trash } = await contentsOf(openDatabase);
    expect(trash).toEqual([
      { from: 'requests', row: { ...requests[0], rowRev: 8 } },
      { from: 'requests', row: requests[1] },
      { from: 'requests', row: requests[2] },
    ]);
  });
});
