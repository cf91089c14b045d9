/** How many new requests of a site are let in. */
import { describe, expect, it } from 'vitest';
import { writeTogether } from '../../src/store/database.ts';
import { admit, VOLUME_LIMITS } from '../../src/store/volume.ts';
import { NOON } from '../model/samples.ts';
import { newDatabase } from './databases.ts';

const DAY = '2026-11-18';

/** Which of these that come at a moment, of a site, on a day, are let in. */
async function letIn(
  told: readonly (readonly [at: number, site?: string, day?: string])[],
  limits = VOLUME_LIMITS,
) {
  return writeTogether(await newDatabase()(), async (transaction) => {
    const answers: boolean[] = [];
    for (const [at, site = 'pi', day = DAY] of told)
      answers.push(await admit(transaction, site, at, day, limits));
    return answers;
  });
}

const times = (count: number, answer: boolean) => Array.from({ length: count }, () => answer);

describe('new requests', () => {
  it('are let in sixty a minute, whenever that begins, of each site by itself', async () => {
    const sixty = Array.from({ length: 60 }, (_, index) => [NOON + index] as const);
    const later = [NOON + 59_999, NOON + 60_000, NOON + 60_000, NOON + 60_001].map((at) => [at] as const);
    expect(await letIn([...sixty, ...later, [NOON + 60_001, 'poe']])).toEqual([
      ...times(60, true),
      ...[false, true, false, true, true],
    ]);
  });

  it('are let in three thousand a day, and anew on the next', async () => {
    const day = Array.from({ length: 3_000 }, (_, index) => [NOON + index * 1_000] as const);
    const at = NOON + 3_000_000;
    expect(await letIn([...day, [at], [at, 'pi', '2026-11-19']])).toEqual([
      ...times(3_000, true),
      ...[false, true],
    ]);
  });

  it('are not kept out by moments that a clock which was set back left ahead', async () => {
    const limits = { perMinute: 2, perDay: 100 };
    const told = [NOON, NOON, NOON, NOON - 1, NOON - 1, NOON - 1].map((at) => [at] as const);
    expect(await letIn(told, limits)).toEqual([true, true, false, true, true, false]);
  });
});
