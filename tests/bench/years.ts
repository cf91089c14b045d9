/** With years of requests stored: how long popup and dashboard take from navigation to painted numbers, and a whole export. */
import type { Page } from 'playwright-core';
import type { Chromium } from '../harness/chromium.ts';
import { isWithin } from './budgets.ts';
import { benchExport } from './export.ts';
import type { Figure } from './report.ts';
import type { Seed } from './seed.ts';
import { settle, withSeed } from './seeded.ts';
import { median } from './statistics.ts';

export const MEASURES = 30;
const FIRST_OPENS = 5;
const DASHBOARDS = 10;

const YEAR = 400;
const SMALL: Seed = { requests: 1_000, days: YEAR };
export const USUAL: Seed = { requests: 100_000, days: YEAR };
const LARGE: Seed = { requests: 1_000_000, days: YEAR };

export async function benchYears(): Promise<Figure[]> {
  const usual = await withSeed(USUAL, async (open) => ({
    first: await repeat(FIRST_OPENS, () => open((chromium) => popupMs(chromium))),
    warm: await open(warmMs),
  }));
  const small = await withSeed(SMALL, (open) => open(warmMs));
  const { large, dashboard, exported } = await withSeed(LARGE, async (open) => ({
    large: await open(warmMs),
    dashboard: await open(dashboardMs),
    exported: await open(benchExport),
  }));
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
    {
      id: 'dashboard',
      what: 'dashboard of a year of 1,000,000 requests, to painted numbers and all charts',
      measured: `${median(dashboard).toFixed(0)} ms (${spread(dashboard)})`,
      within: isWithin('dashboard', median(dashboard)),
    },
    ...exported,
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

async function warmMs(chromium: Chromium): Promise<number[]> {
  await popupMs(chromium);
  await settle();
  return repeat(MEASURES, () => popupMs(chromium));
}

async function popupMs(chromium: Chromium): Promise<number> {
  return paintedMs(await chromium.openPopup());
}

/** It draws its numbers and its charts in one frame. */
async function dashboardMs(chromium: Chromium): Promise<number[]> {
  const open = async (): Promise<number> => {
    const page = await chromium.context.newPage();
    await page.goto(`chrome-extension://${chromium.extensionId}/src/ui/dashboard/index.html?days=365`);
    return paintedMs(page);
  };
  await open();
  return repeat(DASHBOARDS, open);
}

/** From `performance.timeOrigin` to the frame after the numbers are in the DOM. The page is closed. */
async function paintedMs(page: Page): Promise<number> {
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
