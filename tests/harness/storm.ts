/**
 * Thousands of requests while the browser keeps ending the worker, and tabs are closed and crash: what the site accepted
 * must be stored at the end, all of it, once.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { FOOTPRINT_KEYS, TOKEN_KEYS } from '../../src/model/usage/usage.ts';
import type { Chromium } from './chromium.ts';
import { type Random, randomBelow } from './random.ts';
import { SHORT_ANSWER, SHORT_CHAT_URL, sendShortPrompts, shortPrompt } from './short-chat.ts';
import type { SitesServer } from './sites-server.ts';
import { readStored, type Stored } from './stored.ts';

export interface StormResult {
  /** Prompts that reached the site. */
  readonly accepted: number;
  readonly stored: number;
  readonly workersStopped: number;
  readonly tabsClosed: number;
  readonly tabsCrashed: number;
  /** Sums of the day rows that are not the sums of the requests; none when all is well. */
  readonly wrongSums: readonly string[];
}

/** Tabs that send at once. */
const LANES = 2;
/** Prompts of all tabs until one of them goes: at least, and at random so many more. */
const LEAST_PROMPTS_A_TAB = 20;
const MORE_PROMPTS_A_TAB = 130;
const POLL_MS = 20;
/** So long nothing more is stored: it is all there will be. */
const PATIENCE_MS = 15_000;

/** @param chromium with a store that is empty; the answers of the server are the storm's from now on */
export async function storm(
  chromium: Chromium,
  server: SitesServer,
  requests: number,
  random: Random,
): Promise<StormResult> {
  const accepted = acceptPrompts(server);
  const count = { workersStopped: 0, tabsClosed: 0, tabsCrashed: 0 };
  const isOver = () => accepted.size >= requests;

  async function lane(): Promise<void> {
    while (!isOver()) {
      const page = await openSendingTab(chromium);
      const until = accepted.size + LEAST_PROMPTS_A_TAB + randomBelow(random, MORE_PROMPTS_A_TAB);
      while (accepted.size < until && !isOver()) await sleep(POLL_MS);
      const crashes = randomBelow(random, 2) === 0;
      if (crashes) await crash(page);
      await page.close();
      count[crashes ? 'tabsCrashed' : 'tabsClosed']++;
    }
  }
  async function stopWorkers(): Promise<void> {
    while (!isOver()) {
      await sleep(50 + randomBelow(random, 400));
      await chromium.stopWorkers();
      count.workersStopped++;
    }
  }

  await Promise.all([...Array.from({ length: LANES }, lane), stopWorkers()]);
  // The last worker may have been ended when the last tab was gone already: whatever comes next starts another.
  const page = await chromium.context.newPage();
  await page.goto('https://chatgpt.com/');
  await sendShortPrompts(page, 1);
  const stored = await storedAtLast(chromium, accepted);
  await page.close();
  return { ...count, accepted: accepted.size, stored: stored.requests.length, wrongSums: wrongSums(stored) };
}

/** Has the server answer every prompt shortly. @returns the ids of those it got, which grow */
function acceptPrompts(server: SitesServer): ReadonlySet<string> {
  const accepted = new Set<string>();
  server.route('POST', SHORT_CHAT_URL, async (peer) => {
    // A tab that goes as it sends leaves a part of a prompt, which is none.
    const id = /"id":"([\w-]+)"/.exec(peer.body.toString())?.[1];
    if (id !== undefined && peer.body.at(-1) === '}'.charCodeAt(0)) accepted.add(id);
    peer.head(200, { 'content-type': 'text/event-stream' });
    await peer.write(SHORT_ANSWER);
    peer.end();
  });
  return accepted;
}

/** A tab that sends prompt after prompt, each once the answer before it is read, until it goes. */
async function openSendingTab(chromium: Chromium): Promise<Page> {
  const page = await chromium.context.newPage();
  await page.goto('https://chatgpt.com/');
  await page.evaluate(
    ([url, body, id]) => {
      const send = async (): Promise<void> => {
        const next = body.replace(id, crypto.randomUUID());
        await (await fetch(url, { method: 'POST', body: next })).text();
        return send();
      };
      send().catch(() => undefined);
    },
    [SHORT_CHAT_URL, shortPrompt('Again?', 'ID'), 'ID'] as const,
  );
  return page;
}

/** Ends the process of a page, as a crash does. */
export async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  // It never answers: there is nobody left to.
  session.send('Page.crash').catch(() => undefined);
  await crashed;
}

/** What is stored once it is as much as was accepted, or nothing more has come for long. */
async function storedAtLast(chromium: Chromium, accepted: ReadonlySet<string>): Promise<Stored> {
  const extensionPage = await chromium.extensionPage();
  for (let rows = -1, quietMs = 0; quietMs < PATIENCE_MS; quietMs += 10 * POLL_MS) {
    const count = await extensionPage.evaluate(countRequests);
    if (count >= accepted.size) break;
    if (count !== rows) quietMs = 0;
    rows = count;
    await sleep(10 * POLL_MS);
  }
  return readStored(extensionPage);
}

/** Runs in a page of the extension. */
function countRequests(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('trottinette');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const counting = opening.result.transaction('requests').objectStore('requests').count();
      counting.onsuccess = () => {
        opening.result.close();
        resolve(counting.result);
      };
    };
  });
}

/** Names of the sums in which day rows and requests differ. */
export function wrongSums({ requests, days }: Stored): string[] {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const wrong: string[] = [];
  const compare = (name: string, ofDays: number, ofRequests: number) => {
    if (Math.abs(ofDays - ofRequests) > 1e-9 * Math.max(1, Math.abs(ofRequests))) wrong.push(name);
  };
  compare('requests', sum(days.map((row) => row.requests)), requests.filter((row) => !row.session).length);
  for (const key of TOKEN_KEYS)
    compare(key, sum(days.map((row) => row[key])), sum(requests.map((row) => row[key])));
  for (const key of FOOTPRINT_KEYS) {
    for (const bound of ['low', 'central', 'high'] as const) {
      const [ofDays, ofRequests] = [days, requests].map((rows) =>
        sum(rows.map(({ footprint }) => footprint[key][bound])),
      );
      compare(`${key}.${bound}`, ofDays ?? 0, ofRequests ?? 0);
    }
  }
  return wrong;
}
