/** How long pages of the extension take to their numbers. */
import type { Page } from 'playwright-core';
import { isWithin, type LimitedId } from './budgets.ts';
import type { Figure } from './report.ts';
import { median } from './statistics.ts';

/** From `performance.timeOrigin` to the frame after the numbers are in the DOM. The page is closed. */
export async function paintedMs(page: Page): Promise<number> {
  try {
    const mark = () => performance.getEntriesByName('trottinette:numbers')[0]?.startTime;
    await page.waitForFunction(mark);
    return (await page.evaluate(mark)) ?? Number.NaN;
  } finally {
    await page.close();
  }
}

/** The same to the frame after all it reads is there, what takes longer too. The page is closed. */
export async function wholeMs(page: Page): Promise<number> {
  try {
    const whole = (): number =>
      performance.getEntriesByName('trottinette:numbers').length > 0 &&
      !document.querySelector('[aria-busy=true]')
        ? performance.now()
        : 0;
    return await (await page.waitForFunction(whole)).jsonValue();
  } finally {
    await page.close();
  }
}

/** One after another. */
export async function repeat(count: number, measure: () => Promise<number>): Promise<number[]> {
  const values: number[] = [];
  for (let index = 0; index < count; index++) values.push(await measure());
  return values;
}

/** Their median, from the least to the most. @param times milliseconds of each */
export function timesFigure(id: LimitedId, what: string, times: readonly number[]): Figure {
  const middle = median(times);
  return {
    id,
    what,
    measured: `${middle.toFixed(0)} ms (${spread(times)})`,
    within: isWithin(id, middle),
  };
}

/** `98 to 172, n 30`, of milliseconds. */
function spread(values: readonly number[]): string {
  return `${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)}, n ${values.length}`;
}
