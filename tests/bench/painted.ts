/** How long pages of the extension take to their numbers. */
import type { Page } from 'playwright-core';

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

/** One after another. */
export async function repeat(count: number, measure: () => Promise<number>): Promise<number[]> {
  const values: number[] = [];
  for (let index = 0; index < count; index++) values.push(await measure());
  return values;
}

/** `98 to 172, n 30`, of milliseconds. */
export function spread(values: readonly number[]): string {
  return `${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)}, n ${values.length}`;
}
