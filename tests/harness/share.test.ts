/** What a run takes of what there is too much of. */
import { afterEach, describe, expect, it, vi } from 'vitest';

const ALL = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

/** As in a run of that seed. */
async function runOf(seed: number, isAll = '') {
  vi.stubEnv('TEST_SEED', `${seed}`);
  vi.stubEnv('RUN_ALL', isAll);
  vi.resetModules();
  return import('./share.ts');
}

afterEach(() => vi.unstubAllEnvs());

describe('a share', () => {
  it('is as large whatever the seed, has nothing twice, and some seeds in a row take each', async () => {
    for (const oneOf of [1, 2, 3, 7, 8]) {
      const seen = new Set<string>();
      for (let seed = 94; seed < 94 + oneOf; seed++) {
        const share = (await runOf(seed)).shareOf(ALL, oneOf);
        expect(new Set(share).size).toBe(Math.ceil(ALL.length / oneOf));
        for (const item of share) seen.add(item);
      }
      expect([...seen].sort()).toEqual(ALL);
    }
  });

  it('is one each for neighbours, another with the next seed', async () => {
    const { oneFor } = await runOf(94);
    const places = Array.from({ length: 4 }, (_, place) => oneFor(['w', 'x', 'y', 'z'], place));
    expect(places.flat().sort()).toEqual(['w', 'x', 'y', 'z']);
    expect((await runOf(95)).oneFor(['w', 'x', 'y', 'z'], 0)).toEqual(places[1]);
  });

  it('is all of it with RUN_ALL, and nothing of nothing', async () => {
    const { shareOf, oneFor } = await runOf(94, '1');
    expect(shareOf(ALL, 3)).toEqual(ALL);
    expect(oneFor(ALL, 3)).toEqual(ALL);
    expect((await runOf(94)).shareOf([], 3)).toEqual([]);
  });
});
