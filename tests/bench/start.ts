/**
 * What our scripts take as a document begins, of the processor: compiled and run in both worlds, before the page's own.
 * Cold is the first page of a browser just started, warm the same tab loaded again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Chromium } from '../harness/chromium.ts';
import { ARMS, withArms } from './arms.ts';
import { type BudgetId, isWithin } from './budgets.ts';
import type { Figure } from './report.ts';
import { median } from './statistics.ts';
import { ownStartMs, traced } from './trace.ts';

const STARTS = 10;
const RELOADS = 20;
/** What is posted as it begins is over by then. */
const SETTLED_MS = 300;

export async function benchStart(starts = STARTS, reloads = RELOADS): Promise<Figure[]> {
  const cold: number[] = [];
  for (let start = 0; start < starts; start += 1)
    cold.push(await withArms((chromium) => inNewTab(chromium, startMs)));
  const warm = await withArms((chromium) =>
    inNewTab(chromium, async (page) => {
      const times: number[] = [];
      // The first is cold.
      for (let load = 0; load <= reloads; load += 1) times.push(await startMs(page));
      return times.slice(1);
    }),
  );
  return [
    figureOf('start-cold', 'scripts of both worlds as a document begins, first page of a browser', cold),
    figureOf('start-warm', 'the same, the tab loaded again', warm),
  ];
}

async function inNewTab<T>({ context }: Chromium, measure: (page: Page) => Promise<T>): Promise<T> {
  const page = await context.newPage();
  try {
    return await measure(page);
  } finally {
    await page.close();
  }
}

async function startMs(page: Page): Promise<number> {
  const events = await traced(page, async () => {
    await page.goto(`https://${ARMS.on}/`);
    await sleep(SETTLED_MS);
  });
  return ownStartMs(events);
}

function figureOf(id: Extract<BudgetId, `start-${string}`>, what: string, times: readonly number[]): Figure {
  return {
    id,
    what,
    measured: `${median(times).toFixed(1)} ms of the processor (${Math.min(...times).toFixed(1)} to ${Math.max(...times).toFixed(1)}, n ${times.length})`,
    within: isWithin(id, median(times)),
  };
}
