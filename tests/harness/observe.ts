/** Plays captures and watches what the extension stores of them. */
import type { Page } from 'playwright-core';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import { documentEndpoint } from '../sites/tab-double.ts';
import type { Capture } from './capture.ts';
import { differences, type Found } from './check.ts';
import type { Chromium } from './chromium.ts';
import { rowOf } from './own-origins.ts';
import { type PlayOptions, playCapture } from './play.ts';
import type { SitesServer } from './sites-server.ts';
import { clearStored, type Stored, storedWhenQuiet } from './stored.ts';
import { type Step, textOf } from './timeline.ts';

export interface Observer {
  readonly chromium: Chromium;
  readonly server: SitesServer;
  readonly options: PlayOptions;
}

/** What playing came to. */
export interface Attempt {
  readonly found: Found;
  /** Why it could not be played to its end. */
  readonly error: string | undefined;
}

/** A tab, what is played in it, and how the page comes to where that happened. */
export interface PlayedTab {
  readonly page: Page;
  readonly variant: Capture;
  /** `navigate`: the site goes on to another of its views by itself. `stay`: it is there. */
  readonly arrival: 'load' | 'navigate' | 'stay';
}

export interface Start {
  /** The store is emptied first. */
  readonly fresh: boolean;
  /** Rows that were there before. */
  readonly known: readonly UsageRequest[];
}

/** Plays captures at the same time, each in its page, and waits for what they leave in the store. */
export async function observe(
  { chromium, server, options }: Observer,
  tabs: readonly PlayedTab[],
  { fresh, known }: Start,
): Promise<Attempt> {
  const storedPage = await chromium.extensionPage();
  const arrivals = await Promise.allSettled(tabs.map(arrive));
  if (fresh) await clearStored(storedPage);
  const startedAt = chromium.clock.now();
  const isNew = (row: UsageRequest) => row.at >= startedAt && !known.some(({ id }) => id === row.id);
  const foundIn = ({ requests, measured }: Stored): Found => ({ requests: requests.filter(isNew), measured });
  /** An answer in a document is looked for twice a second: nobody asks again before it was read. */
  const untilDocumentIsRead = async () => {
    const isRead = (now: Stored) => foundIn(now).requests.some(({ outcome }) => outcome === 'complete');
    await storedWhenQuiet(storedPage, isRead);
  };
  const plays = await Promise.allSettled(
    tabs.map(({ page, variant }) =>
      playCapture(page, server, variant, {
        row: rowOf(variant),
        rechunkSeed: options.rechunkSeed,
        before: async (step) => {
          if (followsDocument(variant, step)) await untilDocumentIsRead();
        },
      }),
    ),
  );
  const failures = [...arrivals, ...plays].filter((one) => one.status === 'rejected');
  const variants = tabs.map(({ variant }) => variant);
  const stored = await storedWhenQuiet(storedPage, (now) => {
    const shares = share(variants, foundIn(now));
    return variants.every((variant, tab) => differences(variant, shares[tab] ?? foundIn(now)).length === 0);
  });
  return {
    found: foundIn(stored),
    error: failures.map(({ reason }) => messageOf(reason)).join('; ') || undefined,
  };
}

/** Whether a step starts an exchange after a document with an answer in it. */
function followsDocument(capture: Capture, { action, exchange }: Step): boolean {
  const row = rowOf(capture);
  const isDocument = (one: Capture['exchanges'][number]) =>
    one.transport === 'navigation' &&
    row !== undefined &&
    documentEndpoint(row, one.request.url, textOf(one.chunks)) !== undefined;
  return action === 'start' && capture.exchanges.slice(0, exchange).some(isDocument);
}

async function arrive({ page, variant, arrival }: PlayedTab): Promise<void> {
  if (arrival === 'stay') return;
  const target = new URL(variant.page);
  if (arrival === 'navigate' && new URL(page.url()).origin === target.origin)
    await page.evaluate((path) => history.pushState(null, '', path), `${target.pathname}${target.search}`);
  else await page.goto(variant.page);
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? (reason.message.split('\n')[0] ?? '') : String(reason);
}

/**
 * Which of the rows came of which capture: rows don't say, so it is the split that differs least from what is
 * expected.
 */
export function share(variants: readonly Capture[], found: Found): readonly Found[] {
  const [first, second] = variants;
  if (!first || !second) return [found];
  let best = { differing: Number.POSITIVE_INFINITY, shares: [found, found] };
  for (let split = 0; split < 2 ** Math.min(found.requests.length, 8); split++) {
    const isFirst = (index: number) => ((split >> index) & 1) === 0;
    const shares = [
      { ...found, requests: found.requests.filter((_, index) => isFirst(index)) },
      { ...found, requests: found.requests.filter((_, index) => !isFirst(index)) },
    ];
    const differing = shares.reduce(
      (sum, part, tab) => sum + differences(tab === 0 ? first : second, part).length,
      0,
    );
    if (differing < best.differing) best = { differing, shares };
  }
  return best.shares;
}
