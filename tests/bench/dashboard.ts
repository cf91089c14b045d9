/** How long the dashboard of a year takes. */
import type { Page } from 'playwright-core';
import type { Chromium } from '../harness/chromium.ts';
import { isWithin } from './budgets.ts';
import { paintedMs, repeat, spread, wholeMs } from './painted.ts';
import type { Figure } from './report.ts';
import { median } from './statistics.ts';

const OPENINGS = 10;

/** Numbers and charts of days come first, then what takes a look at requests one by one. */
export async function benchDashboard(chromium: Chromium): Promise<Figure[]> {
  const open = async (): Promise<Page> => {
    const page = await chromium.context.newPage();
    await page.goto(`chrome-extension://${chromium.extensionId}/src/ui/dashboard/index.html?days=365`);
    return page;
  };
  await paintedMs(await open());
  const wholes = await repeat(OPENINGS, async () => wholeMs(await open()));
  const firsts = await repeat(OPENINGS, async () => paintedMs(await open()));
  const what = 'dashboard of a year, 1,000,000 requests stored, to painted numbers';
  return [
    figureOf('dashboard', what, firsts),
    figureOf('dashboard-whole', 'the same, to all charts, those of single requests among them', wholes),
  ];
}

function figureOf(id: 'dashboard' | 'dashboard-whole', what: string, times: readonly number[]): Figure {
  const middle = median(times);
  return {
    id,
    what,
    measured: `${middle.toFixed(0)} ms (${spread(times)})`,
    within: isWithin(id, middle),
  };
}
