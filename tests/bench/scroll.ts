/** How smoothly the dashboard's list of requests scrolls with years of use in it. */
import { builtExtension } from '../harness/built.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { answerShortly, sendShortPrompts, waitForStored } from '../harness/short-chat.ts';
import { startSitesServer } from '../harness/sites-server.ts';
import { BUDGETS, isWithin } from './budgets.ts';
import type { Figure } from './report.ts';
import { type Seed, seedStore } from './seed.ts';
import { median } from './statistics.ts';

const YEARS: Seed = { requests: 100_000, days: 400 };
/** As fast as a wheel that is thrown. */
const PX_A_SECOND = 10_000;
const SECONDS = 10;
const MAX_FRAME_MS = BUDGETS['scroll-longest'].most;

/** A scroll down and one back up: the longest frame counts. */
export async function benchScroll(): Promise<Figure[]> {
  const server = await startSitesServer(['chatgpt.com']);
  answerShortly(server);
  const chromium = await launchChromium({
    extension: builtExtension('chromium'),
    server,
    hosts: ['chatgpt.com'],
  });
  try {
    const page = await chromium.context.newPage();
    await page.goto('https://chatgpt.com/');
    await sendShortPrompts(page, 1);
    await waitForStored(chromium, ({ requests }) => requests[0]?.outcome === 'complete');
    await page.close();
    await seedStore(await chromium.extensionPage(), YEARS);
    const { frames, cpuMs } = await scrolled(chromium);
    const longest = Math.max(...frames);
    const late = frames.filter((ms) => ms > MAX_FRAME_MS).length;
    return [
      {
        id: 'scroll-longest',
        what: `the list of ${YEARS.requests.toLocaleString('en')} requests at ${PX_A_SECOND.toLocaleString('en')} px a second, longest frame`,
        measured: `${longest.toFixed(0)} ms (median ${median(frames).toFixed(0)}, ${late} of ${frames.length} over ${MAX_FRAME_MS})`,
        within: isWithin('scroll-longest', longest),
      },
      {
        id: 'scroll-processor',
        what: 'the same, processor time of the page’s main thread a frame, on average',
        measured: `${(cpuMs / frames.length).toFixed(1)} ms`,
        within: null,
      },
    ];
  } finally {
    await chromium.close();
    await server.close();
  }
}

/** Milliseconds of each frame, once all requests were read, and the processor's of all, whatever else the machine does. */
async function scrolled(chromium: Chromium): Promise<{ frames: number[]; cpuMs: number }> {
  const page = await chromium.context.newPage();
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`chrome-extension://${chromium.extensionId}/src/ui/dashboard/index.html?days=all`);
  const all = String(YEARS.requests + 2);
  await page.locator(`.records table[aria-rowcount="${all}"]`).waitFor({ timeout: 120_000 });
  await page.locator('.records .scroll').scrollIntoViewIfNeeded();
  const session = await chromium.context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const cpuMs = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
  const before = await cpuMs();
  const frames = await page.evaluate(scrollAt, [PX_A_SECOND, SECONDS] as const);
  frames.push(...(await page.evaluate(scrollAt, [-PX_A_SECOND, SECONDS] as const)));
  return { frames, cpuMs: (await cpuMs()) - before };
}

/** Runs in the page: moves the list on by what a frame's time makes of the speed, frame by frame. */
function scrollAt([pxASecond, seconds]: readonly [pxASecond: number, seconds: number]): Promise<number[]> {
  const list = document.querySelector('.records .scroll');
  if (!list) throw new Error('there is no list');
  return new Promise((resolve) => {
    const frames: number[] = [];
    let began = 0;
    let before = 0;
    const frame = (now: number): void => {
      if (before > 0) {
        frames.push(now - before);
        list.scrollTop += (pxASecond * (now - before)) / 1000;
      } else began = now;
      before = now;
      if (now - began < seconds * 1000) requestAnimationFrame(frame);
      else resolve(frames);
    };
    requestAnimationFrame(frame);
  });
}
