/** With years of requests stored: how long the popup and the dashboard take from navigation to painted numbers. */
import type { Chromium } from '../harness/chromium.ts';
import { isWithin } from './budgets.ts';
import { benchDashboard } from './dashboard.ts';
import { paintedMs, repeat, timesFigure } from './painted.ts';
import type { Figure } from './report.ts';
import type { Seed } from './seed.ts';
import { settle, withSeed } from './seeded.ts';
import { median } from './statistics.ts';

export const MEASURES = 30;
const FIRST_OPENS = 5;

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
  const { large, dashboard } = await withSeed(LARGE, (open) =>
    open(async (chromium) => ({
      large: await warmMs(chromium),
      dashboard: await benchDashboard(chromium),
    })),
  );
  const growth = median(large) / median(small);
  return [
    timesFigure('popup-warm', 'popup to painted numbers, 100,000 requests, warm', usual.warm),
    timesFigure('popup-first', 'the same, first open after the browser starts', usual.first),
    {
      id: 'popup-growth',
      what: 'the same, warm, 1,000,000 requests against 1,000',
      measured: `× ${growth.toFixed(2)} (${median(large).toFixed(0)} against ${median(small).toFixed(0)} ms)`,
      within: isWithin('popup-growth', growth),
    },
    ...dashboard,
  ];
}

async function warmMs(chromium: Chromium): Promise<number[]> {
  await popupMs(chromium);
  await settle();
  return repeat(MEASURES, () => popupMs(chromium));
}

async function popupMs(chromium: Chromium): Promise<number> {
  return paintedMs(await chromium.openPopup());
}
