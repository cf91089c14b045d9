/** What is stored of requests that a file brings, asked for by their days or by their ids. */
import { describe, expect, it } from 'vitest';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import { writeTogether } from '../../src/store/database.ts';
import { type AsksFor, getPresent } from '../../src/store/import-present.ts';
import { NOON, someRequest } from '../model/samples.ts';
import { fill, newDatabase } from './databases.ts';

const DAY_MS = 86_400_000;

const sent = (id: string, days: number, ms = 0) => someRequest({ id, at: NOON + days * DAY_MS + ms });

async function present(
  stored: readonly UsageRequest[],
  asked: readonly UsageRequest[],
  asks: AsksFor,
): Promise<(string | undefined)[]> {
  const openDatabase = newDatabase();
  await fill(openDatabase, stored);
  const found = await writeTogether(await openDatabase(), (transaction) =>
    getPresent(transaction, asked, asks),
  );
  expect([...found.keys()]).toEqual([...found.values()].map(({ id }) => id));
  return [...found.keys()].sort();
}

describe.each(['days', 'ids'] as const)('what is stored, asked for by its %s', (asks) => {
  it('is given in whatever order it is asked for, of the first day and of the last', async () => {
    const stored = [sent('first', -2), sent('between', -1), sent('last', 0), sent('other', -1)];
    const asked = [sent('last', 0), sent('first', -2), sent('between', -1), sent('news', -1)];
    expect(await present(stored, asked, asks)).toEqual(['between', 'first', 'last']);
  });

  it('is nothing of nothing', async () => {
    expect(await present([sent('a', 0)], [], asks)).toEqual([]);
  });
});

describe('a request that is stored on another day than the file says', () => {
  const stored = [sent('a', 0), sent('b', 0)];
  const asked = [sent('a', 1), sent('b', 0)];

  it('is found by its id', async () => {
    expect(await present(stored, asked, 'ids')).toEqual(['a', 'b']);
  });

  it('is not by its day', async () => {
    expect(await present(stored, asked.slice(0, 1), 'days')).toEqual([]);
    expect(await present(stored, asked.toReversed().slice(0, 1), 'days')).toEqual(['b']);
  });

  it.each([
    [14, ['b']],
    [15, ['a', 'b']],
    [16, ['a', 'b']],
  ])('is again where the days have %i others, too many to be read for two', async (others, found) => {
    const before = Array.from({ length: others }, (_, index) => sent(`x${index}`, 0, -1_000 + index));
    // Sixteen are looked at: the one that is stored on its day is among the others, the last of them, or past them.
    const wanted = [sent('a', -3), sent('b', 0)];
    const isStored = [sent('a', -9), sent('b', 0)];
    expect(await present([...before, ...isStored], wanted, 'days')).toEqual(found);
  });
});
