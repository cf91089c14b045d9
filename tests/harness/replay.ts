/**
 * Replays captures through the built extension in a real Chromium, on the sites' real hostnames, and compares what it
 * stored with what each capture expects.
 */
import type { Page } from 'playwright-core';
import type { UsageRequest } from '../../src/model/usage.ts';
import { SITES } from '../../src/sites/table.ts';
import { builtExtension } from './built.ts';
import type { Capture } from './capture.ts';
import { type Difference, differences, type Found } from './check.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import { freshIds, mutateCapture } from './mutate.ts';
import { bySite, planSite, planTwoTabs } from './plan.ts';
import { playCapture } from './play.ts';
import { type SitesServer, startSitesServer } from './sites-server.ts';
import { clearStored, type Stored, storedWhenQuiet } from './stored.ts';

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

/** Captures of sites the table has a row for. */
export function hasReader({ site }: Capture): boolean {
  return SITES.some((row) => row.id === site);
}

/** Every host the captures speak to. */
export function hostsOf(captures: readonly Capture[]): string[] {
  const urls = captures.flatMap(({ page, exchanges }) => [
    page,
    ...exchanges.map(({ request }) => request.url),
  ]);
  return [...new Set(urls.map((url) => new URL(url).hostname))];
}

/** Starts the server and the browser for these captures. Needs dist/chromium-all. */
export async function openReplayer(captures: readonly Capture[]): Promise<Replayer> {
  const hosts = hostsOf(captures);
  const server = await startSitesServer(hosts);
  const chromium = await launchChromium({ server, hosts, extension: builtExtension('chromium-all') });
  return {
    async run(chosen, options, onResult) {
      const results: ReplayResult[] = [];
      const report = (result: ReplayResult) => {
        results.push(result);
        onResult?.(result);
      };
      for (const site of bySite(chosen).values()) {
        if (options.tabs === 2) await runInTwoTabs({ chromium, server, options, report }, site);
        else await runInOneTab({ chromium, server, options, report }, site);
      }
      return merged(results);
    },
    async close() {
      await chromium.close();
      await server.close();
    },
  };
}

interface Run {
  readonly chromium: Chromium;
  readonly server: SitesServer;
  readonly options: ReplayOptions;
  readonly report: (result: ReplayResult) => void;
}

/** Distinct over all plays, so that no two share a site's own ids. */
let plays = 0;

/**
 * The capture as this play shows it. Captures rebuilt from the same sources share ids; played in one document, or in
 * two tabs at once, they would rightly be taken for one turn.
 */
function variantOf(capture: Capture, { mutateSeed, tabs, navigate }: ReplayOptions): Capture {
  plays++;
  const mutated = mutateSeed === undefined ? capture : mutateCapture(capture, mutateSeed + plays);
  return tabs === 2 || navigate ? freshIds(mutated, plays) : mutated;
}

async function runInOneTab(run: Run, captures: readonly Capture[]): Promise<void> {
  const page = await run.chromium.context.newPage();
  for (const { positive, negative } of planSite(captures)) {
    let counted: readonly UsageRequest[] = [];
    if (positive) {
      const variant = variantOf(positive, run.options);
      await show(page, variant, run.options);
      const attempt = await observe(run, [{ page, variant }], { fresh: true, known: [] });
      counted = attempt.found.requests;
      run.report(resultOf(positive, variant, attempt));
    }
    if (negative) {
      const variant = variantOf(negative, run.options);
      if (!positive) await show(page, variant, run.options);
      const attempt = await observe(run, [{ page, variant }], { fresh: false, known: counted });
      run.report(resultOf(negative, variant, attempt));
    }
  }
  await page.close();
}

async function runInTwoTabs(run: Run, captures: readonly Capture[]): Promise<void> {
  const { context } = run.chromium;
  const pages = [await context.newPage(), await context.newPage()];
  for (const pair of planTwoTabs(captures)) {
    const tabs = await Promise.all(
      pages.map(async (page, tab) => {
        const variant = variantOf(pair[tab === 0 ? 0 : 1], run.options);
        await show(page, variant, {});
        return { page, variant };
      }),
    );
    const attempt = await observe(run, tabs, { fresh: true, known: [] });
    const shares = share(
      tabs.map(({ variant }) => variant),
      attempt.found,
    );
    for (const [tab, { variant }] of tabs.entries()) {
      const found = shares[tab] ?? attempt.found;
      run.report(resultOf(pair[tab === 0 ? 0 : 1], variant, { ...attempt, found }));
    }
  }
  for (const page of pages) await page.close();
}

/** Brings the page to where the capture happened: by loading it, or as a site goes on to another of its views. */
async function show(page: Page, { page: address }: Capture, { navigate }: ReplayOptions): Promise<void> {
  const target = new URL(address);
  if (navigate && new URL(page.url()).origin === target.origin)
    await page.evaluate((path) => history.pushState(null, '', path), `${target.pathname}${target.search}`);
  else await page.goto(address);
}

interface Attempt {
  readonly found: Found;
  /** Why it could not be played to its end. */
  readonly error: string | undefined;
}

interface Start {
  /** The store is emptied first. */
  readonly fresh: boolean;
  /** Rows that were there before. */
  readonly known: readonly UsageRequest[];
}

/** Plays captures at the same time, each in its page, and waits for what they leave in the store. */
async function observe(
  { chromium, server, options }: Run,
  tabs: readonly { page: Page; variant: Capture }[],
  { fresh, known }: Start,
): Promise<Attempt> {
  const storedPage = await chromium.extensionPage();
  if (fresh) await clearStored(storedPage);
  const startedAt = Date.now();
  const isNew = (row: UsageRequest) => row.at >= startedAt && !known.some(({ id }) => id === row.id);
  const foundIn = ({ requests, measured }: Stored): Found => ({ requests: requests.filter(isNew), measured });
  const plays = tabs.map(({ page, variant }) =>
    playCapture(page, server, variant, {
      row: SITES.find(({ id }) => id === variant.site),
      rechunkSeed: options.rechunkSeed,
    }),
  );
  const failures = (await Promise.allSettled(plays)).filter((play) => play.status === 'rejected');
  const variants = tabs.map(({ variant }) => variant);
  const stored = await storedWhenQuiet(storedPage, (now) => {
    const shares = share(variants, foundIn(now));
    return variants.every((variant, tab) => differences(variant, shares[tab] ?? foundIn(now)).length === 0);
  });
  return {
    found: foundIn(stored),
    error: failures.map(({ reason }) => messageOf(reason)).join('; ') || undefined,
  };
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? (reason.message.split('\n')[0] ?? '') : String(reason);
}

function resultOf(capture: Capture, variant: Capture, { found, error }: Attempt): ReplayResult {
  const unplayed = error === undefined ? [] : [{ field: 'replay', expected: 'played', found: error }];
  return {
    capture,
    differences: [...unplayed, ...differences(variant, found)],
    counted: found.requests.filter((row) => !row.session).length,
  };
}

/**
 * Which of the rows came of which capture: rows don't say, so it is the split that differs least from what is
 * expected.
 */
function share(variants: readonly Capture[], found: Found): readonly Found[] {
  const [first, second] = variants;
  if (!first || !second) return [found];
  let best = { differing: Number.POSITIVE_INFINITY, shares: [found, found] };
  for (let split = 0; split < 2 ** Math.min(found.requests.length, 8); split++) {
    const isFirst = (index: number) => ((split >> index) & 1) === 0;
    const shares = [
      { ...found, requests: found.requests.filter((_, index) => isFirst(index)) },
      { ...found, requests: found.requests.filter((_, index) => !isFirst(index)) },
    ];
    const differing = shares.reduce(
      (sum, part, tab) => sum + differences(tab === 0 ? first : second, part).length,
      0,
    );
    if (differing < best.differing) best = { differing, shares };
  }
  return best.shares;
}

/** One result a capture, whichever number of times it was played: all that ever differed. */
function merged(results: readonly ReplayResult[]): ReplayResult[] {
  const byCapture = new Map<Capture, ReplayResult>();
  for (const result of results) {
    const known = byCapture.get(result.capture);
    const all = [...(known?.differences ?? []), ...result.differences];
    byCapture.set(result.capture, { ...(known ?? result), differences: all });
  }
  return [...byCapture.values()];
}
