/**
 * Replays captures through the built extension in a real Chromium, on the sites' real hostnames, and compares what it
 * stored with what each capture expects.
 */
import { availableParallelism } from 'node:os';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import { builtExtension } from './built.ts';
import type { Capture } from './capture.ts';
import { type Difference, differences } from './check.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import { freshIds, mutateCapture } from './mutate.ts';
import { type Attempt, type Observer, observe, share } from './observe.ts';
import { meterOwnOrigins, rowOf } from './own-origins.ts';
import { bySite, planSite, planTwoTabs } from './plan.ts';
import { hashOf } from './random.ts';
import { startSitesServer } from './sites-server.ts';

export interface ReplayOptions {
  /** Cuts all bodies anew, anywhere. */
  readonly rechunkSeed?: number | undefined;
  /** Replaces words, ids, model digits, key order and irrelevant fields, in what is sent and what is expected. */
  readonly mutateSeed?: number | undefined;
  /** Two: the captures of a site are played two at once, in two tabs. */
  readonly tabs?: 1 | 2 | undefined;
  /** The page stays: between captures the site changes its address itself. */
  readonly navigate?: boolean | undefined;
}

/** What became of one capture. */
export interface ReplayResult {
  readonly capture: Capture;
  readonly differences: readonly Difference[];
  /** Rows that came of it, voice sessions left out. */
  readonly counted: number;
}

export interface Replayer {
  /** @param onResult called for each capture as it is done */
  run(
    captures: readonly Capture[],
    options: ReplayOptions,
    onResult?: (result: ReplayResult) => void,
  ): Promise<ReplayResult[]>;
  close(): Promise<void>;
}

/** Captures of sites the table has a row for, and of what people run themselves. */
export function hasReader(capture: Capture): boolean {
  return rowOf(capture) !== undefined;
}

/** Every host the captures speak to. */
export function hostsOf(captures: readonly Capture[]): string[] {
  const urls = captures.flatMap(({ page, exchanges }) => [
    page,
    ...exchanges.map(({ request }) => request.url),
  ]);
  return [...new Set(urls.map((url) => new URL(url).hostname))];
}

/** Playing is mostly waiting: one browser more than there are cores, each with its own store. */
const MAX_LANES = availableParallelism() + 1;

/** Starts the server and the browsers for these captures. Needs dist/chromium-all. */
export async function openReplayer(captures: readonly Capture[]): Promise<Replayer> {
  const hosts = hostsOf(captures);
  const server = await startSitesServer(hosts);
  const lanes = Math.min(MAX_LANES, bySite(captures).size);
  const browsers = await Promise.all(
    Array.from({ length: lanes }, () =>
      launchChromium({ server, hosts, extension: builtExtension('chromium-all') }),
    ),
  );
  return {
    async run(chosen, options, onResult) {
      const results: ReplayResult[] = [];
      const report = (result: ReplayResult) => {
        results.push(result);
        onResult?.(result);
      };
      const play = options.tabs === 2 ? runInTwoTabs : runInOneTab;
      // The longest first, so that no browser is left alone with one at the end.
      const sites = [...bySite(chosen).values()].sort((a, b) => b.length - a.length);
      const work = async (chromium: Chromium) => {
        for (let site = sites.shift(); site; site = sites.shift()) {
          await meterOwnOrigins(chromium, site);
          await play({ chromium, server, options, report }, site);
        }
      };
      await Promise.all(browsers.map(work));
      return inOrderOf(chosen, merged(results));
    },
    async close() {
      await Promise.all(browsers.map((chromium) => chromium.close()));
      await server.close();
    },
  };
}

interface Run extends Observer {
  readonly options: ReplayOptions;
  readonly report: (result: ReplayResult) => void;
}

/**
 * The capture as this play shows it. Captures rebuilt from the same sources share ids; played in one document, or in
 * two tabs at once, they would rightly be taken for one turn.
 * @param play number of the play of this site: the same capture played again has other ids
 */
function variantOf(capture: Capture, { mutateSeed, tabs, navigate }: ReplayOptions, play: number): Capture {
  const own = hashOf(`${capture.site}/${capture.scenario}`);
  const mutated = mutateSeed === undefined ? capture : mutateCapture(capture, own ^ mutateSeed);
  return tabs === 2 || navigate ? freshIds(mutated, own ^ play) : mutated;
}

async function runInOneTab(run: Run, captures: readonly Capture[]): Promise<void> {
  const page = await run.chromium.context.newPage();
  const arrival = run.options.navigate ? 'navigate' : 'load';
  for (const [play, { positive, negative }] of planSite(captures).entries()) {
    let counted: readonly UsageRequest[] = [];
    if (positive) {
      const variant = variantOf(positive, run.options, play);
      const attempt = await observe(run, [{ page, variant, arrival }], { fresh: true, known: [] });
      counted = attempt.found.requests;
      run.report(resultOf(positive, variant, attempt));
    }
    if (negative) {
      const variant = variantOf(negative, run.options, play);
      const tab = { page, variant, arrival: positive ? 'stay' : arrival } as const;
      const attempt = await observe(run, [tab], { fresh: false, known: counted });
      run.report(resultOf(negative, variant, attempt));
    }
  }
  await page.close();
}

async function runInTwoTabs(run: Run, captures: readonly Capture[]): Promise<void> {
  const { context } = run.chromium;
  const pages = [await context.newPage(), await context.newPage()] as const;
  for (const [play, [first, second]] of planTwoTabs(captures).entries()) {
    const variants = [
      variantOf(first, run.options, 2 * play),
      variantOf(second, run.options, 2 * play + 1),
    ] as const;
    const tabs = pages.map((page, tab) => ({
      page,
      variant: variants[tab === 0 ? 0 : 1],
      arrival: 'load' as const,
    }));
    const attempt = await observe(run, tabs, { fresh: true, known: [] });
    const [firstShare = attempt.found, secondShare = attempt.found] = share(variants, attempt.found);
    run.report(resultOf(first, variants[0], { ...attempt, found: firstShare }));
    run.report(resultOf(second, variants[1], { ...attempt, found: secondShare }));
  }
  for (const page of pages) await page.close();
}

function resultOf(capture: Capture, variant: Capture, { found, error }: Attempt): ReplayResult {
  const unplayed = error === undefined ? [] : [{ field: 'replay', expected: 'played', found: error }];
  return {
    capture,
    differences: [...unplayed, ...differences(variant, found)],
    counted: found.requests.filter((row) => !row.session).length,
  };
}

/** One result a capture, whichever number of times it was played: all that ever differed. */
function merged(results: readonly ReplayResult[]): Map<Capture, ReplayResult> {
  const byCapture = new Map<Capture, ReplayResult>();
  for (const result of results) {
    const known = byCapture.get(result.capture);
    const all = [...(known?.differences ?? []), ...result.differences];
    byCapture.set(result.capture, { ...(known ?? result), differences: all });
  }
  return byCapture;
}

function inOrderOf(
  captures: readonly Capture[],
  results: ReadonlyMap<Capture, ReplayResult>,
): ReplayResult[] {
  return captures.map((capture) => results.get(capture)).filter((result) => result !== undefined);
}
