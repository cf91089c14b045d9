/**
 * What a page pays on what people do: a thread of 400 turns opened, an answer of 4,000 tokens at 200 a second, then
 * nothing. The arms of a round go on at the same time, each in a process of its own: a round lasts as long as an answer.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chromium } from '../harness/chromium.ts';
import { ARM_NAMES, ARMS, type Arm, inPage, startTaskClock, withArms } from './arms.ts';
import { isWithin } from './budgets.ts';
import { type ChatSize, chatPage, serveChat, useChat } from './chat-page.ts';
import type { Figure } from './report.ts';
import { halfWidth95, mean, median, withBounds } from './statistics.ts';
import { longestOwnTaskMs, ownLayouts, traced } from './trace.ts';

const ROUNDS = 20;
export const CHAT: ChatSize = { turns: 400, answerTokens: 4_000, tokensASecond: 200 };
/** Of nothing, after the answer. */
export const IDLE_MS = 3_000;

export function benchRealistic(count = ROUNDS, size = CHAT): Promise<Figure[]> {
  return withArms(async (chromium, server) => {
    for (const host of Object.values(ARMS)) serveChat(server, host, size);
    const times: Record<Arm, number>[] = [];
    // The first round warms up.
    for (let round = 0; round <= count; round++) {
      const found = await Promise.all(ARM_NAMES.map((arm) => taskMs(chromium, arm, size)));
      const [on = 0, off = 0, offAgain = 0] = found;
      if (round > 0) times.push({ on, off, offAgain });
    }
    return [tasksFigure(times), ...(await tracedFigures(chromium, size))];
  }, chatPage);
}

function taskMs(chromium: Chromium, arm: Arm, size: ChatSize): Promise<number> {
  return inPage(chromium, arm, async (page) => {
    const clock = await startTaskClock(page);
    await useChat(page, size);
    await sleep(IDLE_MS);
    return clock.taskMs();
  });
}

function tasksFigure(times: readonly Record<Arm, number>[]): Figure {
  const ratios = times.map(({ on, off }) => on / off);
  const noise = times.map(({ off, offAgain }) => offAgain / off);
  const [on, off] = (['on', 'off'] as const).map((arm) => median(times.map((time) => time[arm])));
  return {
    id: 'realistic-tasks',
    what: 'a thread of 400 turns opened, 4,000 tokens at 200 a second, 3 s of nothing: main-thread task time, on/off',
    measured: `${withBounds(ratios, 3)} (off/off ${withBounds(noise, 3)}; median ${on?.toFixed(0)} against ${off?.toFixed(0)} ms, n ${times.length})`,
    within: isWithin('realistic-tasks', mean(ratios) + halfWidth95(ratios)),
  };
}

function tracedFigures(chromium: Chromium, size: ChatSize): Promise<Figure[]> {
  return inPage(chromium, 'on', async (page) => {
    const events = await traced(page, async () => {
      await useChat(page, size);
      await sleep(IDLE_MS);
    });
    const [longest, layouts] = [longestOwnTaskMs(events), ownLayouts(events)];
    return [
      {
        id: 'realistic-longest',
        what: 'the same, longest added main-thread task',
        measured: `${longest.toFixed(1)} ms`,
        within: isWithin('realistic-longest', longest),
      },
      {
        id: 'realistic-layouts',
        what: 'the same, style or layout worked out from our code',
        measured: `${layouts} times`,
        within: isWithin('realistic-layouts', layouts),
      },
    ];
  });
}
