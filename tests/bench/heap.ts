/** What an idle chat tab holds of ours: as it was opened, and after hundreds of answers. */
import { answerShortly, SHORT_CHAT_URL, sendShortPrompts } from '../harness/short-chat.ts';
import type { SitesServer } from '../harness/sites-server.ts';
import { ARMS, type Arm, inPage, rounds, startTaskClock, withArms } from './arms.ts';
import { type BudgetId, isWithin } from './budgets.ts';
import type { Figure } from './report.ts';
import { halfWidth95, mean, withBounds } from './statistics.ts';

const ROUNDS = 20;
const ANSWERS = 200;

/** Of the page's heap, all worlds, in MB. */
interface Heap {
  readonly opened: number;
  readonly after: number;
}

export function benchHeap(count = ROUNDS): Promise<Figure[]> {
  return withArms(async (chromium, server) => {
    answerEverywhere(server);
    const heaps = await rounds(count, (arm) =>
      inPage(chromium, arm, async (page): Promise<Heap> => {
        const clock = await startTaskClock(page);
        const opened = await clock.heapBytes();
        await sendShortPrompts(page, ANSWERS, `https://${ARMS[arm]}${new URL(SHORT_CHAT_URL).pathname}`);
        return { opened: opened / 1e6, after: (await clock.heapBytes()) / 1e6 };
      }),
    );
    const grown = ({ opened, after }: Heap) => after - opened;
    return [
      figureOf('heap-idle', 'heap of an idle chat tab, on − off', heaps, ({ opened }) => opened),
      figureOf('heap-grown', `the same, grown by ${ANSWERS} answers, on − off`, heaps, grown),
    ];
  });
}

function answerEverywhere(server: SitesServer): void {
  for (const host of Object.values(ARMS))
    answerShortly(server, `https://${host}${new URL(SHORT_CHAT_URL).pathname}`);
}

function figureOf(
  id: Extract<BudgetId, `heap-${string}`>,
  what: string,
  heaps: readonly Record<Arm, Heap>[],
  value: (heap: Heap) => number,
): Figure {
  const excess = heaps.map(({ on, off }) => value(on) - value(off));
  const noise = heaps.map(({ off, offAgain }) => value(offAgain) - value(off));
  return {
    id,
    what,
    measured: `${withBounds(excess)} MB (off − off ${withBounds(noise)})`,
    within: isWithin(id, mean(excess) + halfWidth95(excess)),
  };
}
