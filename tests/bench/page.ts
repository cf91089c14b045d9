/** What the page pays for a flood: a long answer consumed with the extension and without, arms in turn. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { JSHandle, Page } from 'playwright-core';
import type { Chromium } from '../harness/chromium.ts';
import { shortPrompt } from '../harness/short-chat.ts';
import type { HttpPeer, SitesServer } from '../harness/sites-server.ts';
import { EVENT_COUNT, longChatgptAnswer } from './answers.ts';
import { ARMS, type Arm, inPage, PROMPT_PATH, rounds, startTaskClock, withArms } from './arms.ts';
import { isWithin } from './budgets.ts';
import type { Figure } from './report.ts';
import { halfWidth95, mean, median, withBounds } from './statistics.ts';
import { longestOwnTaskMs, traced } from './trace.ts';

type Shape = 'many' | 'one';
const WRITES: Readonly<Record<Shape, string>> = { many: 'many writes', one: 'one write' };

const ROUNDS = 20;
/** The window of the budgets is from the answer's first byte to so long after its end: all of ours is done then. */
const AFTER_MS = 1_000;
/** From the answer's head to its first byte, as a model takes before it says something. */
const FIRST_BYTE_MS = 500;

export function benchPage(count = ROUNDS): Promise<Figure[]> {
  return withArms(async (chromium, server) => {
    const figures: Figure[] = [];
    for (const shape of ['many', 'one'] as const) {
      serveAnswers(server, shape);
      figures.push(...(await benchRounds(chromium, shape, count)));
      figures.push(await benchLongestTask(chromium, shape));
    }
    return figures;
  });
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
  for (const host of Object.values(ARMS)) server.route('POST', `https://${host}${PROMPT_PATH}`, answer);
}

/** Sends the prompt; the answer's first byte is still to come. */
function ask(page: Page): Promise<JSHandle<Response>> {
  return page.evaluateHandle(([path, body]) => fetch(path, { method: 'POST', body }), [
    PROMPT_PATH,
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

/** One answer, read by a page. */
interface Read {
  /** On the clock, from its first bytes to its end. */
  readonly durationMs: number;
  /** Of the main thread's processor, from the first byte to some time after the end. */
  readonly taskMs: number;
}

function readOnce(chromium: Chromium, arm: Arm): Promise<Read> {
  return inPage(chromium, arm, async (page) => {
    const clock = await startTaskClock(page);
    const answer = await ask(page);
    const before = await clock.taskMs();
    const durationMs = await consume(answer);
    await sleep(AFTER_MS);
    return { durationMs, taskMs: (await clock.taskMs()) - before };
  });
}

async function benchRounds(chromium: Chromium, shape: Shape, count: number): Promise<Figure[]> {
  const reads = await rounds(count, (arm) => readOnce(chromium, arm));
  return [readingFigure(reads, shape), tasksFigure(reads, shape)];
}

function readingFigure(reads: readonly Record<Arm, Read>[], shape: Shape): Figure {
  const excess = reads.map(({ on, off, offAgain }) => (on.durationMs - offAgain.durationMs) / off.durationMs);
  const low = mean(excess) - halfWidth95(excess);
  const [on, off] = (['on', 'off'] as const).map((arm) => median(reads.map((read) => read[arm].durationMs)));
  return {
    id: `page-reads-${shape}`,
    what: `page reads 5 MB in 50,000 events, ${WRITES[shape]}: on/off − off/off`,
    measured: `${withBounds(excess, 3)} (median ${on?.toFixed(0)} against ${off?.toFixed(0)} ms)`,
    within: isWithin(`page-reads-${shape}`, low),
  };
}

function tasksFigure(reads: readonly Record<Arm, Read>[], shape: Shape): Figure {
  const ratios = reads.map(({ on, off }) => on.taskMs / off.taskMs);
  const noise = reads.map(({ off, offAgain }) => offAgain.taskMs / off.taskMs);
  const high = mean(ratios) + halfWidth95(ratios);
  const [on, off] = (['on', 'off'] as const).map((arm) => median(reads.map((read) => read[arm].taskMs)));
  return {
    id: `page-tasks-${shape}`,
    what: `main-thread task time, ${WRITES[shape]}: on/off`,
    measured: `${withBounds(ratios)} (off/off ${withBounds(noise)}; median ${on?.toFixed(0)} against ${off?.toFixed(0)} ms)`,
    within: isWithin(`page-tasks-${shape}`, high),
  };
}

async function benchLongestTask(chromium: Chromium, shape: Shape): Promise<Figure> {
  const longest = await inPage(chromium, 'on', async (page) => {
    const answer = await ask(page);
    return longestOwnTaskMs(
      await traced(page, async () => {
        await consume(answer);
        await sleep(AFTER_MS);
      }),
    );
  });
  return {
    id: `page-longest-${shape}`,
    what: `longest added main-thread task, ${WRITES[shape]}`,
    measured: `${longest.toFixed(1)} ms`,
    within: isWithin(`page-longest-${shape}`, longest),
  };
}
