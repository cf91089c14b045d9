/**
 * What the page pays: a long answer consumed with the extension and without. The same browser holds both: the site's
 * own host is metered, two others with the same page are not (off and off again: the noise). Arms alternate.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, JSHandle, Page } from 'playwright-core';
import { builtExtension } from '../harness/built.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { shortPrompt } from '../harness/short-chat.ts';
import { type HttpPeer, type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { EVENT_COUNT, longChatgptAnswer } from './answers.ts';
import { isWithin } from './budgets.ts';
import type { Figure } from './report.ts';
import { halfWidth95, mean, median, withBounds } from './statistics.ts';

const ARMS = { on: 'chatgpt.com', off: 'off-1.test', offAgain: 'off-2.test' } as const;
type Arm = keyof typeof ARMS;
type Shape = 'many' | 'one';
const WRITES: Readonly<Record<Shape, string>> = { many: 'many writes', one: 'one write' };

const PATH = '/backend-api/f/conversation';
const ROUNDS = 20;
/** The window of the budgets: from the first byte of the answer to 2 s after its end. */
const AFTER_MS = 2_000;
/** From the answer's head to its first byte, as a model takes before it says something. */
const FIRST_BYTE_MS = 500;

export async function benchPage(rounds = ROUNDS): Promise<Figure[]> {
  const server = await startSitesServer(Object.values(ARMS));
  const chromium = await launchChromium({
    extension: builtExtension('chromium'),
    server,
    hosts: Object.values(ARMS),
  });
  try {
    const figures: Figure[] = [];
    for (const shape of ['many', 'one'] as const) {
      serveAnswers(server, shape);
      figures.push(await benchRatio(chromium, shape, rounds));
      figures.push(await benchTasks(chromium, shape, rounds));
      figures.push(await benchLongestTask(chromium, shape));
    }
    return figures;
  } finally {
    await chromium.close();
    await server.close();
  }
}

function serveAnswers(server: SitesServer, shape: Shape): void {
  const events = longChatgptAnswer();
  const pieces = shape === 'one' ? [Buffer.concat(events)] : events;
  const answer = async (peer: HttpPeer) => {
    peer.head(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    await sleep(FIRST_BYTE_MS);
    for (const piece of pieces) await peer.write(piece);
    peer.end();
  };
  for (const host of Object.values(ARMS)) server.route('POST', `https://${host}${PATH}`, answer);
}

/** Sends the prompt; the answer's first byte is still to come. */
function ask(page: Page): Promise<JSHandle<Response>> {
  return page.evaluateHandle(([path, body]) => fetch(path, { method: 'POST', body }), [
    PATH,
    shortPrompt(),
  ] as const);
}

/**
 * Consumes the answer as a chat page does: decode, split into events, parse each.
 * @returns milliseconds from its first bytes to its end
 */
async function consume(answer: JSHandle<Response>): Promise<number> {
  const result = await answer.evaluate(async (response) => {
    const reader = response.body?.getReader();
    const decoder = new TextDecoder();
    let rest = '';
    let events = 0;
    let text = '';
    let next = await reader?.read();
    const start = performance.now();
    for (; next && !next.done; next = await reader?.read()) {
      rest += decoder.decode(next.value, { stream: true });
      const blocks = rest.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = block.slice(block.indexOf('data: ') + 6);
        if (!data.startsWith('{')) continue;
        const { v } = JSON.parse(data);
        if (typeof v === 'string') text += v;
        events++;
      }
    }
    return { durationMs: performance.now() - start, events, length: text.length };
  });
  if (result.events < EVENT_COUNT) throw new Error(`the page got ${result.events} events`);
  return result.durationMs;
}

async function inPage<T>(chromium: Chromium, arm: Arm, measure: (page: Page) => Promise<T>): Promise<T> {
  const page = await chromium.context.newPage();
  try {
    await page.goto(`https://${ARMS[arm]}/`);
    return await measure(page);
  } finally {
    await page.close();
  }
}

/** Measures each arm once a round, in an order that turns; the first round warms up and is not used. */
async function rounds<T>(
  count: number,
  arms: readonly Arm[],
  measure: (arm: Arm) => Promise<T>,
): Promise<Record<Arm, T>[]> {
  const results: Record<Arm, T>[] = [];
  for (let round = 0; round <= count; round++) {
    const order = arms.map((_, index) => arms[(index + round) % arms.length] as Arm);
    const found: Partial<Record<Arm, T>> = {};
    for (const arm of order) found[arm] = await measure(arm);
    if (round > 0) results.push(found as Record<Arm, T>);
  }
  return results;
}

async function benchRatio(chromium: Chromium, shape: Shape, count: number): Promise<Figure> {
  const times = await rounds(count, ['on', 'off', 'offAgain'], (arm) =>
    inPage(chromium, arm, async (page) => consume(await ask(page))),
  );
  const excess = times.map(({ on, off, offAgain }) => (on - offAgain) / off);
  const low = mean(excess) - halfWidth95(excess);
  const [on, off] = [median(times.map((time) => time.on)), median(times.map((time) => time.off))];
  return {
    id: `page-reads-${shape}`,
    what: `page reads 5 MB in 50,000 events, ${WRITES[shape]}: on/off − off/off`,
    measured: `${mean(excess).toFixed(3)} ± ${halfWidth95(excess).toFixed(3)} (median ${on.toFixed(0)} against ${off.toFixed(0)} ms)`,
    within: isWithin(`page-reads-${shape}`, low),
  };
}

/**
 * Main-thread task time from the first byte to 2 s after the end: processor time, so that what else the machine does
 * counts for no arm.
 */
async function benchTasks(chromium: Chromium, shape: Shape, count: number): Promise<Figure> {
  const measure = (arm: Arm) =>
    inPage(chromium, arm, async (page) => {
      const session = await chromium.context.newCDPSession(page);
      await session.send('Performance.setTimeDomain', { timeDomain: 'threadTicks' });
      await session.send('Performance.enable');
      const answer = await ask(page);
      const before = await taskMs(session);
      await consume(answer);
      await sleep(AFTER_MS);
      return (await taskMs(session)) - before;
    });
  const times = await rounds(count, ['on', 'off', 'offAgain'], measure);
  const ratios = times.map(({ on, off }) => on / off);
  const noise = times.map(({ off, offAgain }) => offAgain / off);
  const high = mean(ratios) + halfWidth95(ratios);
  return {
    id: `page-tasks-${shape}`,
    what: `main-thread task time, ${WRITES[shape]}: on/off`,
    measured: `${withBounds(ratios)} (off/off ${withBounds(noise)}; ${median(times.map(({ on }) => on)).toFixed(0)} against ${median(times.map(({ off }) => off)).toFixed(0)} ms)`,
    within: isWithin(`page-tasks-${shape}`, high),
  };
}

async function taskMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  args?: { data?: { url?: string } };
}

/** The longest main-thread task that runs our code and none of the page's: one that would not be there without us. */
async function benchLongestTask(chromium: Chromium, shape: Shape): Promise<Figure> {
  const longest = await inPage(chromium, 'on', async (page) => {
    const browser = chromium.context.browser();
    if (!browser) throw new Error('no browser session');
    const answer = await ask(page);
    await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'v8'] });
    await consume(answer);
    await sleep(AFTER_MS);
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
      traceEvents: TraceEvent[];
    };
    return longestOwnTaskMs(traceEvents);
  });
  return {
    id: `page-longest-${shape}`,
    what: `longest added main-thread task, ${WRITES[shape]}`,
    measured: `${longest.toFixed(1)} ms`,
    within: isWithin(`page-longest-${shape}`, longest),
  };
}

/** Our content scripts name themselves so (scripts/build/plugins.ts). */
const OWN_SCRIPT = /script\.js$/;

function longestOwnTaskMs(events: readonly TraceEvent[]): number {
  const calls = events.filter(({ name, ph }) => name === 'FunctionCall' && ph === 'X');
  const own = calls.filter(({ args }) => OWN_SCRIPT.test(args?.data?.url ?? ''));
  const foreign = calls.filter(({ args }) => !OWN_SCRIPT.test(args?.data?.url ?? ''));
  const within = (call: TraceEvent, task: TraceEvent) =>
    call.pid === task.pid &&
    call.tid === task.tid &&
    call.ts >= task.ts &&
    call.ts < task.ts + (task.dur ?? 0);
  const tasks = events.filter(({ name, dur }) => /RunTask/.test(name) && dur !== undefined);
  const added = tasks.filter(
    (task) => own.some((call) => within(call, task)) && !foreign.some((call) => within(call, task)),
  );
  if (own.length === 0) throw new Error('the trace shows none of our code');
  return Math.max(0, ...added.map(({ dur = 0 }) => dur)) / 1000;
}
