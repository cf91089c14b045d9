/** How long the popup takes from navigation to painted numbers, with years of requests stored. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { builtExtension } from '../harness/built.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { answerShortly, sendShortPrompts, waitForStored } from '../harness/short-chat.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { isWithin } from './budgets.ts';
import { processorSeconds } from './processor.ts';
import type { Figure } from './report.ts';
import { type Seed, seedStore } from './seed.ts';
import { median } from './statistics.ts';

export const MEASURES = 30;
const FIRST_OPENS = 5;

const YEAR = 400;
/** A browser that takes less of the processor than this in so long has nothing to do. */
const QUIET = { ms: 3_000, seconds: 0.15 };
const MOST_SETTLING_MS = 300_000;
const SMALL: Seed = { requests: 1_000, days: YEAR };
export const USUAL: Seed = { requests: 100_000, days: YEAR };
const LARGE: Seed = { requests: 1_000_000, days: YEAR };

export async function benchPopup(): Promise<Figure[]> {
  const usual = await withSeed(USUAL, async (open) => ({
    first: await repeat(FIRST_OPENS, () => open((chromium) => popupMs(chromium))),
    warm: await open(warmMs),
  }));
  const small = await withSeed(SMALL, (open) => open(warmMs));
  const large = await withSeed(LARGE, (open) => open(warmMs));
  const growth = median(large) / median(small);
  const first = median(usual.first);
  return [
    warmFigure('popup-warm', 'popup to painted numbers, 100,000 requests, warm', usual.warm),
    {
      id: 'popup-first',
      what: 'the same, first open after the browser starts',
      measured: `${first.toFixed(0)} ms (${spread(usual.first)})`,
      within: isWithin('popup-first', first),
    },
    {
      id: 'popup-growth',
      what: 'the same, warm, 1,000,000 requests against 1,000',
      measured: `× ${growth.toFixed(2)} (${median(large).toFixed(0)} against ${median(small).toFixed(0)} ms)`,
      within: isWithin('popup-growth', growth),
    },
  ];
}

/** @param times milliseconds of each */
export function warmFigure(
  id: 'popup-warm' | 'firefox-popup-warm',
  what: string,
  times: readonly number[],
): Figure {
  const warm = median(times);
  return {
    id,
    what,
    measured: `${warm.toFixed(0)} ms (${spread(times)})`,
    within: isWithin(id, warm),
  };
}

type Open = <T>(measure: (chromium: Chromium) => Promise<T>) => Promise<T>;

/** A profile seeded once; `open` starts a browser on it. */
async function withSeed<T>(seed: Seed, measure: (open: Open) => Promise<T>): Promise<T> {
  const profile = mkdtempSync(join(tmpdir(), 'trottinette-bench-'));
  const server = await startSitesServer(['chatgpt.com']);
  const open: Open = async (inBrowser) => {
    const chromium = await launch(server, profile);
    try {
      return await inBrowser(chromium);
    } finally {
      await chromium.close();
    }
  };
  try {
    await open(async (chromium) => {
      await recordOne(chromium, server);
      await seedStore(await chromium.extensionPage(), seed);
      await settle();
    });
    return await measure(open);
  } finally {
    await server.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function recordOne(chromium: Chromium, server: SitesServer): Promise<void> {
  answerShortly(server);
  const page = await chromium.context.newPage();
  await page.goto('https://chatgpt.com/');
  await sendShortPrompts(page, 1);
  await waitForStored(chromium, ({ requests }) => requests[0]?.outcome === 'complete');
  await page.close();
}

function launch(server: SitesServer, profile: string): Promise<Chromium> {
  return launchChromium({ extension: builtExtension('chromium'), server, hosts: ['chatgpt.com'], profile });
}

/** Years of use come day by day: the browser has to tidy up what was written in seconds, of a million rows for minutes. */
async function settle(): Promise<void> {
  const giveUpAt = performance.now() + MOST_SETTLING_MS;
  for (let before = processorSeconds() ?? 0; performance.now() < giveUpAt; ) {
    await sleep(QUIET.ms);
    const now = processorSeconds() ?? 0;
    if (now - before < QUIET.seconds) return;
    before = now;
  }
}

async function warmMs(chromium: Chromium): Promise<number[]> {
  await popupMs(chromium);
  await settle();
  return repeat(MEASURES, () => popupMs(chromium));
}

/** From `performance.timeOrigin` to the frame after the numbers are in the DOM. */
async function popupMs(chromium: Chromium): Promise<number> {
  const page = await chromium.openPopup();
  try {
    const mark = () => performance.getEntriesByName('trottinette:numbers')[0]?.startTime;
    await page.waitForFunction(mark);
    return (await page.evaluate(mark)) ?? Number.NaN;
  } finally {
    await page.close();
  }
}

export async function repeat(count: number, measure: () => Promise<number>): Promise<number[]> {
  const values: number[] = [];
  for (let index = 0; index < count; index++) values.push(await measure());
  return values;
}

function spread(values: readonly number[]): string {
  return `${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)}, n ${values.length}`;
}
