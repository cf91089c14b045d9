/** Requests changed within one transaction: looked up as they will stand, and written once. */
import { describe, expect, it } from 'vitest';
import { addDays, dayOf } from '../../src/model/calendar/day.ts';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import { type OpenDatabase, writeTogether } from '../../src/store/database.ts';
import { Draft, daysAround } from '../../src/store/draft.ts';
import { NOON, someRequest } from '../model/samples.ts';
import { contentsOf, fill, newDatabase, sumsOf } from './databases.ts';

const DAY_MS = 86_400_000;
const DAY = dayOf(NOON);

const inDraft = async <Result>(openDatabase: OpenDatabase, work: (draft: Draft) => Promise<Result>) =>
  writeTogether(await openDatabase(), (transaction) => work(new Draft(transaction)));

async function storeOf(...requests: readonly UsageRequest[]): Promise<OpenDatabase> {
  const openDatabase = newDatabase();
  await fill(openDatabase, requests);
  return openDatabase;
}

const idsOf = (requests: readonly UsageRequest[]) => requests.map(({ id }) => id).sort();

const sent = (id: string, at: number, changes: Partial<UsageRequest> = {}) =>
  someRequest({ id, at, ...changes });

describe('the days around moments', () => {
  it('are theirs and one on either side, in whatever order they come', () => {
    expect(daysAround([NOON])).toEqual({ first: addDays(DAY, -1), last: addDays(DAY, 1) });
    expect(daysAround([NOON, NOON - 40 * DAY_MS, NOON - 3 * DAY_MS])).toEqual({
      first: addDays(DAY, -41),
      last: addDays(DAY, 1),
    });
  });
});

describe('what was sent within a span', () => {
  const [from, to] = [NOON - 1_000, NOON + 1_000];
  const within = (draft: Draft) => draft.within('chatgpt', from, to);

  it('is of one site, its ends included', async () => {
    const openDatabase = await storeOf(
      sent('before', from - 1),
      sent('first', from),
      sent('last', to),
      sent('after', to + 1),
      sent('elsewhere', NOON, { site: 'claude' }),
    );
    expect(idsOf(await inDraft(openDatabase, within))).toEqual(['first', 'last']);
  });

  it('is found on whichever day a clock in another zone had then', async () => {
    const days = [-1, 0, 1].map((count) => addDays(DAY, count));
    const openDatabase = await storeOf(...days.map((day) => sent(day, NOON, { day })));
    expect(idsOf(await inDraft(openDatabase, within))).toEqual(days);
  });

  it('is found on all days of a span of many', async () => {
    const requests = Array.from({ length: 9 }, (_, index) => sent(`${index}`, NOON + index * DAY_MS));
    const openDatabase = await storeOf(...requests);
    const found = await inDraft(openDatabase, (draft) => draft.within('chatgpt', NOON, NOON + 8 * DAY_MS));
    expect(idsOf(found)).toEqual(idsOf(requests));
  });

  it('is as it will be: changed, taken away, put in', async () => {
    const stored = ['changed', 'gone', 'moved', 'same'].map((id) => sent(id, NOON));
    const openDatabase = await storeOf(...stored);
    const [changed, gone, moved, same] = stored as [UsageRequest, UsageRequest, UsageRequest, UsageRequest];
    const found = await inDraft(openDatabase, async (draft) => {
      draft.set('changed', changed, { ...changed, outputTokens: 7 });
      draft.set('gone', gone, undefined);
      draft.set('moved', moved, { ...moved, at: to + 1 });
      for (const [id, at] of [
        ['too early', from - 1],
        ['first', from],
        ['last', to],
      ] as const)
        draft.set(id, undefined, sent(id, at));
      draft.set('of another site', undefined, sent('of another site', NOON, { site: 'claude' }));
      return within(draft);
    });
    expect(idsOf(found)).toEqual(['changed', 'first', 'last', 'same']);
    expect(found.find(({ id }) => id === 'changed')?.outputTokens).toBe(7);
    expect(found.find(({ id }) => id === 'same')).toEqual(same);
  });
});

describe('a request', () => {
  it('is found by its alias as it will be', async () => {
    const stored = ['changed', 'gone', 'same'].map((id) => sent(id, NOON, { alias: `alias of ${id}` }));
    const openDatabase = await storeOf(...stored);
    const [changed, gone] = stored as [UsageRequest, UsageRequest];
    const found = await inDraft(openDatabase, async (draft) => {
      draft.set('changed', changed, { ...changed, outputTokens: 7 });
      draft.set('gone', gone, undefined);
      const names = ['changed', 'gone', 'same', 'nobody'].map((id) => `alias of ${id}`);
      return Promise.all(names.map((name) => draft.byAlias(name)));
    });
    expect(found.map((request) => request && [request.id, request.outputTokens])).toEqual([
      ['changed', 7],
      undefined,
      ['same', 300],
      undefined,
    ]);
  });

  it('that changes more than once is written as it is in the end, in the place of what was stored', async () => {
    const [one, two, three] = ['a', 'b', 'c'].map((id) => sent(id, NOON)) as [
      UsageRequest,
      UsageRequest,
      UsageRequest,
    ];
    const openDatabase = await storeOf(one, two, three);
    const [between, last] = [1, 2].map((outputTokens) => ({ ...one, outputTokens })) as [
      UsageRequest,
      UsageRequest,
    ];
    const changes = await inDraft(openDatabase, async (draft) => {
      draft.set('a', one, between);
      draft.set('a', between, last);
      draft.set('b', two, undefined);
      draft.set('d', undefined, sent('d', NOON));
      draft.set('d', sent('d', NOON), undefined);
      draft.set('e', undefined, sent('e', NOON));
      expect(['a', 'b', 'c', 'd'].map((id) => draft.isChanged(id))).toEqual([true, true, false, true]);
      await draft.write();
      return draft.changes();
    });
    expect(changes).toEqual([
      { before: one, after: last },
      { before: two, after: undefined },
      { before: undefined, after: undefined },
      { before: undefined, after: sent('e', NOON) },
    ]);
    const { requests, days } = await contentsOf(openDatabase);
    expect(requests).toEqual([last, three, sent('e', NOON)]);
    expect(days).toEqual(sumsOf(requests));
  });
});
