/**
 * The project's own fixtures through the built extension in a real Chromium, on the sites' real hostnames: plain, and
 * under each of the variations. `npm test` takes a sample of the variations (TEST_SEED), RUN_ALL=1 runs every one.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../harness/built.ts';
import { readCaptures } from '../harness/capture.ts';
import { bySite } from '../harness/plan.ts';
import { createRandom, shuffled } from '../harness/random.ts';
import { openReplayer, type Replayer, type ReplayOptions, type ReplayResult } from '../harness/replay.ts';
import { resultLine, scenarioTable, totalsOf } from '../harness/replay-report.ts';

const runAll = process.env.RUN_ALL === '1';
const seed = Number(process.env.TEST_SEED ?? 1);
const captures = readCaptures(join(ROOT, 'tests/fixtures'));

/** How many captures of each site a variation takes when it is sampled; two tabs need an even number. */
const SAMPLE = 4;

const sampleRandom = createRandom(seed);
const chosen = runAll
  ? captures
  : [...bySite(captures).values()].flatMap((own) => shuffled(own, sampleRandom).slice(0, SAMPLE));

const VARIATIONS: readonly [name: string, options: ReplayOptions][] = [
  ['with bodies cut anywhere', { rechunkSeed: seed }],
  ['in two tabs at once', { tabs: 2 }],
  ['after navigating inside the page', { navigate: true }],
  ['with words, ids, model digits and key order replaced', { mutateSeed: seed }],
  ['with all of that in two tabs', { rechunkSeed: seed + 1, mutateSeed: seed + 1, tabs: 2 }],
  ['with all of that in one page', { rechunkSeed: seed + 2, mutateSeed: seed + 2, navigate: true }],
];

let replayer: Replayer;

beforeAll(async () => {
  replayer = await openReplayer(captures);
});
afterAll(() => replayer.close());

function expectAllRight(results: readonly ReplayResult[]): void {
  const wrong = results.filter(({ differences }) => differences.length > 0).map(resultLine);
  expect(wrong.join('\n'), `seed ${seed}`).toBe('');
}

describe('every fixture', () => {
  let results: ReplayResult[] = [];

  beforeAll(async () => {
    results = await replayer.run(captures, {});
    console.log(scenarioTable(results, []));
  }, 600_000);

  it.each([...bySite(captures).keys()])('of %s is counted as it says, and no look-alike is', (site) => {
    const own = results.filter(({ capture }) => capture.site === site);
    expectAllRight(own);
    const { requests, negatives } = totalsOf(own, []);
    expect(requests.counted).toBe(requests.expected);
    expect(negatives.counted).toBe(0);
    expect(negatives.played).toBeGreaterThan(0);
  });
});

describe(`${runAll ? 'every fixture' : `a sample of the fixtures (seed ${seed})`}`, () => {
  it.each(VARIATIONS)(
    '%s is counted the same',
    async (_, options) => {
      const results = await replayer.run(chosen, options);
      expect(results).toHaveLength(chosen.length);
      expectAllRight(results);
    },
    600_000,
  );
});
