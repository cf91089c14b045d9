/** How long the dashboard of a year takes. */
import type { Chromium } from '../harness/chromium.ts';
import { isWithin } from './budgets.ts';
import { paintedMs, repeat, spread } from './painted.ts';
import type { Figure } from './report.ts';
import { median } from './statistics.ts';

const OPENINGS = 10;

/** It draws its numbers and its charts in one frame. */
export async function benchDashboard(chromium: Chromium): Promise<Figure> {
  const open = async (): Promise<number> => {
    const page = await chromium.context.newPage();
    await page.goto(`chrome-extension://${chromium.extensionId}/src/ui/dashboard/index.html?days=365`);
    return paintedMs(page);
  };
  await open();
  const times = await repeat(OPENINGS, open);
  return {
    id: 'dashboard',
    what: 'dashboard of a year, 1,000,000 requests stored, to painted numbers and all charts',
    measured: `${median(times).toFixed(0)} ms (${spread(times)})`,
    within: isWithin('dashboard', median(times)),
  };
}
