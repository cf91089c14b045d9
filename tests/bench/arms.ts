/**
 * The same page with the extension and without, in one browser: the site's own host is metered, two others with the same
 * page are not (off and off again: the noise). What is compared is processor time, so that what else the machine does
 * counts for no arm.
 */
import type { CDPSession, Page } from 'playwright-core';
import { builtExtension } from '../harness/built.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';

export const ARMS = { on: 'chatgpt.com', off: 'off-1.test', offAgain: 'off-2.test' } as const;
export type Arm = keyof typeof ARMS;
export const ARM_NAMES = Object.keys(ARMS) as readonly Arm[];

/** Where a prompt goes, on every host. */
export const PROMPT_PATH = '/backend-api/f/conversation';

/** @param page what a document is; by default the page all fake sites have */
export async function withArms<T>(
  measure: (chromium: Chromium, server: SitesServer) => Promise<T>,
  page?: () => string,
): Promise<T> {
  const hosts = Object.values(ARMS);
  const server = await startSitesServer(hosts, page);
  const chromium = await launchChromium({ extension: builtExtension('chromium'), server, hosts });
  try {
    return await measure(chromium, server);
  } finally {
    await chromium.close();
    await server.close();
  }
}

/** A page of the arm's own, closed afterwards. */
export async function inPage<T>(
  { context }: Chromium,
  arm: Arm,
  measure: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await context.newPage();
  try {
    await page.goto(`https://${ARMS[arm]}/`);
    return await measure(page);
  } finally {
    await page.close();
  }
}

/** Measures each arm once a round, in an order that turns; the first round warms up and is not used. */
export async function rounds<T>(count: number, measure: (arm: Arm) => Promise<T>): Promise<Record<Arm, T>[]> {
  const results: Record<Arm, T>[] = [];
  for (let round = 0; round <= count; round++) {
    const order = ARM_NAMES.map((_, index) => ARM_NAMES[(index + round) % ARM_NAMES.length] as Arm);
    const found: Partial<Record<Arm, T>> = {};
    for (const arm of order) found[arm] = await measure(arm);
    if (round > 0) results.push(found as Record<Arm, T>);
  }
  return results;
}

/** What the page's main thread has done. */
export interface TaskClock {
  /** Processor time of its tasks so far, ms. */
  taskMs(): Promise<number>;
  /** Of the page's heap after it was tidied, all worlds, bytes. */
  heapBytes(): Promise<number>;
}

/** Counts from now on. */
export async function startTaskClock(page: Page): Promise<TaskClock> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    async taskMs() {
      const { metrics } = await session.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
    },
    async heapBytes() {
      await session.send('HeapProfiler.collectGarbage');
      return (await session.send('Runtime.getHeapUsage')).usedSize;
    },
  };
}
