/**
 * The project's own fixtures through the built extension in a real Chromium, on the sites' real hostnames: plain, and
 * under each of the variations. `npm test` takes a sample (TEST_SEED), since the readers are tested with every one
 * without a browser too; RUN_ALL=1 runs every one.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../harness/built.ts';
import { type Capture, isNegative, readCaptures } from '../harness/capture.ts';
import { countCases } from '../harness/cases.ts';
import { bySite } from '../harness/plan.ts';
import { createRandom, shuffled } from '../harness/random.ts';
import { openReplayer, type Replayer, type ReplayOptions, type ReplayResult } from '../harness/replay.ts';
import { resultLine, scenarioTable, totalsOf } from '../harness/replay-report.ts';
import { RUN_ALL, RUN_SEED } from '../harness/share.ts';

const captures = readCaptures(join(ROOT, 'tests/fixtures'));

/** The sites that most people use: most of the samples are theirs. */
const MAIN_SITES = ['chatgpt', 'claude', 'gemini'];
/** How many fixtures of a main site, and of another, are played plain. */
const PLAIN_SAMPLE = { main: 20, other: 2 };
/** How many fixtures of each main site a variation takes. */
const VARIED = 3;

const random = createRandom(RUN_SEED);
const sites = [...bySite(captures)].map(([site, own]) => ({ site, own: shuffled(own, random) }));
const main = sites.filter(({ site }) => MAIN_SITES.includes(site));
const others = shuffled(
  sites.filter(({ site }) => !MAIN_SITES.includes(site)),
  random,
);

const played = RUN_ALL
  ? captures
  : [
      ...main.flatMap(({ own }) => withNegative(own, PLAIN_SAMPLE.main)),
      ...others.flatMap(({ own }) => withNegative(own, PLAIN_SAMPLE.other)),
    ];
const varied = RUN_ALL ? captures : main.flatMap(({ own }) => own.slice(0, VARIED));

/** The first few, one look-alike among them. */
function withNegative(own: readonly Capture[], count: number): Capture[] {
  const negative = own.find(isNegative);
  const positives = own.filter((capture) => !isNegative(capture)).slice(0, count - 1);
  return negative ? [...positives, negative] : positives;
}

const VARIATIONS: readonly [name: string, options: ReplayOptions][] = [
  ['with bodies cut anywhere', { rechunkSeed: RUN_SEED }],
  ['in two tabs at once', { tabs: 2 }],
  ['after navigating inside the page', { navigate: true }],
  ['with words, ids, model digits and key order replaced', { mutateSeed: RUN_SEED }],
  ['with all of that in two tabs', { rechunkSeed: RUN_SEED + 1, mutateSeed: RUN_SEED + 1, tabs: 2 }],
  ['with all of that in one page', { rechunkSeed: RUN_SEED + 2, mutateSeed: RUN_SEED + 2, navigate: true }],
];

let replayer: Replayer;

beforeAll(async () => {
  replayer = await openReplayer(captures);
});
afterAll(() => replayer.close());

function expectAllRight(results: readonly ReplayResult[]): void {
  const wrong = results.filter(({ differences }) => differences.length > 0).map(resultLine);
  expect(wrong.join('\n'), `seed ${RUN_SEED}`).toBe('');
}

describe(RUN_ALL ? 'every fixture' : `fixtures (seed ${RUN_SEED})`, () => {
  let results: ReplayResult[] = [];

  beforeAll(async () => {
    results = await replayer.run(played, {});
    console.log(scenarioTable(results, []));
  }, 600_000);

  it.each([...bySite(played).keys()])('of %s is counted as it says, and no look-alike is', (site) => {
    const own = results.filter(({ capture }) => capture.site === site);
    countCases(own.length);
    expectAllRight(own);
    const { requests, negatives } = totalsOf(own, []);
    expect(requests.counted).toBe(requests.expected);
    expect(negatives.counted).toBe(0);
    expect(negatives.played).toBeGreaterThan(0);
  });
});

describe(`${RUN_ALL ? 'every fixture' : `a sample of the fixtures (seed ${RUN_SEED})`}`, () => {
  it.each(VARIATIONS)(
    '%s is counted the same',
    async (_, options) => {
      const results = await replayer.run(varied, options);
      countCases(results.length);
      expect(results).toHaveLength(varied.length);
      expectAllRight(results);
    },
    600_000,
  );
});
