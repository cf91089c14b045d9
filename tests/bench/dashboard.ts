/** How long the dashboard of a year takes. */
import type { Page } from 'playwright-core';
import type { Chromium } from '../harness/chromium.ts';
import { paintedMs, repeat, timesFigure, wholeMs } from './painted.ts';
import type { Figure } from './report.ts';

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
    timesFigure('dashboard', what, firsts),
    timesFigure('dashboard-whole', 'the same, to all charts, those of single requests among them', wholes),
  ];
}
