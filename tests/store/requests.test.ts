/** Requests and the day rows they add up to, changed together. */
import { describe, expect, it } from 'vitest';
import { dayKeyOf } from '../../src/model/usage/day-key.ts';
import type { DayRow, UsageRequest } from '../../src/model/usage/usage.ts';
import { writeTogether } from '../../src/store/database.ts';
import {
  changeDayRows,
  getRequests,
  mergeRequest,
  putRequests,
  readPending,
  replaceRequest,
  requestsOfDay,
  stateOwnRowsGone,
} from '../../src/store/requests.ts';
import type { WriteTransaction } from '../../src/store/schema.ts';
import { NOON, someRequest } from '../model/samples.ts';
import { DEVICE, installed } from './bringing.ts';
import { contentsOf, fill, newDatabase, sumsOf } from './databases.ts';

const of = (device: string, id: string, changes: Partial<UsageRequest> = {}) =>
  someRequest({ id, device, ...changes });

/** A store of this device, and how to change it. */
async function store(...requests: readonly UsageRequest[]) {
  const open = await installed();
  await fill(open, requests);
  const database = await open();
  const write = <Result>(work: (transaction: WriteTransaction) => Promise<Result>) =>
    writeTogether(database, work);
  return { open, database, write, contents: () => contentsOf(open) };
}

describe('news of a request', () => {
  const first = of('phone', 'a', { rev: 3, site: 'pi' });

  it('stand where nothing was told, and say nothing new where they are no newer', () => {
    expect(mergeRequest(first, undefined)).toBe(first);
    for (const rev of [2, 3]) expect(mergeRequest({ ...first, rev }, first)).toBeUndefined();
  });

  it('change all but who sent it, where and when', () => {
    const news = {
      ...{ ...first, device: 'desk', at: NOON - 9, day: '2026-11-17', tzOffsetMin: 7, site: 'poe' },
      ...{ rev: 4, outputTokens: 7, outcome: 'failed' as const },
    };
    expect(mergeRequest(news, first)).toEqual({ ...first, rev: 4, outputTokens: 7, outcome: 'failed' });
  });

  it('keep the key its export has, where they tell of none or of another', () => {
    const news = { ...first, rev: 4 };
    expect(mergeRequest(news, { ...first, alias: 'old' })?.alias).toBe('old');
    expect(mergeRequest({ ...news, alias: 'new' }, { ...first, alias: 'old' })?.alias).toBe('new');
    expect(mergeRequest({ ...news, alias: 'new' }, first)?.alias).toBe('new');
    expect(mergeRequest(news, first)).not.toHaveProperty('alias');
  });
});

describe('a request that is going on', () => {
  it('is listed with the moment of its last news, until it is not', async () => {
    const { write } = await store(of('phone', 'settled'));
    const [a, b] = ['a', 'b'].map((id) => of(DEVICE, id, { outcome: 'pending' })) as [
      UsageRequest,
      UsageRequest,
    ];
    const told = async (previous: UsageRequest | undefined, next: UsageRequest, now: number) => {
      await write((transaction) => replaceRequest(transaction, previous, next, now));
      return write(readPending);
    };
    await told(undefined, a, 1);
    expect(await told(undefined, b, 2)).toEqual([
      { id: 'a', lastNewsAt: 1 },
      { id: 'b', lastNewsAt: 2 },
    ]);
    expect(await told(a, { ...a, rev: 1 }, 3)).toEqual([
      { id: 'a', lastNewsAt: 3 },
      { id: 'b', lastNewsAt: 2 },
    ]);
    expect(await told({ ...a, rev: 1 }, { ...a, rev: 2, outcome: 'complete' }, 4)).toEqual([
      { id: 'b', lastNewsAt: 2 },
    ]);
  });
});

describe('many requests', () => {
  it('have this device’s number where they are its own, one for all', async () => {
    const { write, contents } = await store();
    const requests = [of(DEVICE, 'a'), of('phone', 'b', { rowRev: 7 }), of(DEVICE, 'c')];
    await write((transaction) => putRequests(transaction, requests));
    const stored = await contents();
    expect(stored.requests.map(({ id, rowRev }) => `${id} ${rowRev}`)).toEqual(['a 1', 'b 7', 'c 1']);
    expect(stored.meta.install).toMatchObject({ rev: 1 });
  });

  it('of others take no number of it', async () => {
    const { write, contents } = await store();
    await write((transaction) => putRequests(transaction, [of('phone', 'b', { rowRev: 7 })]));
    const { requests, meta } = await contents();
    expect([requests[0]?.rowRev, meta.install]).toMatchObject([7, { rev: 0 }]);
  });

  it('are given in the place of their ids', async () => {
    const { write } = await store(of('phone', 'a'), of('phone', 'b'));
    const found = await write((transaction) => getRequests(transaction, ['b', 'none', 'a']));
    expect(found.map((request) => request?.id)).toEqual(['b', undefined, 'a']);
    expect(await write((transaction) => getRequests(transaction, []))).toEqual([]);
  });

  it('of a day row are those of its whole key', async () => {
    const row = of('phone', 'a');
    const others: Partial<UsageRequest>[] = [
      { model: 'gpt-5-mini' },
      { mode: 'reasoning' },
      { device: 'desk' },
      { site: 'pi' },
      { at: NOON - 86_400_000 },
    ];
    const { write } = await store(
      row,
      of('phone', 'b'),
      ...others.map((changes, index) => of('phone', `other ${index}`, changes)),
    );
    const found = await write((transaction) => requestsOfDay(transaction, dayKeyOf(row)));
    expect(found.map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

describe('day rows', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id, index) => of(DEVICE, id, { outputTokens: 10 + index })) as [
    UsageRequest,
    UsageRequest,
    UsageRequest,
  ];
  const pi = of(DEVICE, 'pi', { site: 'pi' });
  const bare = (rows: readonly DayRow[]) => rows.map((row) => ({ ...row, rev: 0 }));

  it('are left alone where they count what is gone, if that is wanted', async () => {
    const { database, write, contents } = await store(a, pi);
    const [row] = (await contents()).days as [DayRow];
    await database.put('days', { ...row, frozen: true });
    const change = (sparesFrozen: boolean) =>
      write((transaction) => changeDayRows(transaction, { taken: [], added: [b], sparesFrozen }));
    await change(true);
    expect(bare((await contents()).days)).toEqual(
      bare([{ ...row, frozen: true }, sumsOf([pi])[0] as DayRow]),
    );
    await change(false);
    expect((await contents()).days[0]).toMatchObject({ requests: 2, frozen: true });
    await write((transaction) =>
      changeDayRows(transaction, { taken: [pi], added: [{ ...pi, outputTokens: 1 }], sparesFrozen: true }),
    );
    expect((await contents()).days[1]).toMatchObject({ site: 'pi', requests: 1, outputTokens: 1 });
  });

  it('are read and written once, and those that go are told as they were', async () => {
    const { write, contents } = await store(a, b, pi);
    const before = (await contents()).days;
    const gone = await write((transaction) =>
      changeDayRows(transaction, { taken: [a, pi, b], added: [c, { ...b, outputTokens: 1 }] }),
    );
    expect(gone).toEqual(before.filter(({ site }) => site === 'pi'));
    expect(bare((await contents()).days)).toEqual(bare(sumsOf([c, { ...b, outputTokens: 1 }])));
    // Nothing is left of a row that never was.
    expect(await write((transaction) => changeDayRows(transaction, { taken: [pi], added: [] }))).toEqual([]);
    expect((await contents()).days).toHaveLength(1);
  });

  it('that come back are no longer stated to be gone; of those that stay, what was stated stays', async () => {
    const { database, write, contents } = await store(a);
    for (const request of [a, pi]) {
      const key = dayKeyOf(request);
      const statement = { device: DEVICE, scope: { of: 'row' as const, key }, upToRev: 0 };
      await database.put('deletions', statement, [DEVICE, 'row', JSON.stringify(key)]);
    }
    await write((transaction) => changeDayRows(transaction, { taken: [], added: [b, pi] }));
    expect((await contents()).deletions.map(({ scope }) => scope)).toEqual([{ of: 'row', key: dayKeyOf(a) }]);
  });

  it('that are gone are stated where they are this device’s, with its number', async () => {
    const { write, contents } = await store(a);
    const rows = [...sumsOf([a]), ...sumsOf([of('phone', 'x', { rowRev: 5 })])];
    await write((transaction) => stateOwnRowsGone(transaction, rows));
    expect((await contents()).deletions).toEqual([
      { device: DEVICE, scope: { of: 'row', key: dayKeyOf(a) }, upToRev: 2 },
    ]);
  });

  it('are nobody’s own in a store that has recorded nothing', async () => {
    const open = newDatabase();
    await fill(open, [of('phone', 'a', { rowRev: 5 })]);
    const { requests, days } = await contentsOf(open);
    await writeTogether(await open(), (transaction) => stateOwnRowsGone(transaction, days));
    expect([requests[0]?.rowRev, (await contentsOf(open)).deletions]).toEqual([5, []]);
  });
});
