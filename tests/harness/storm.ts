/**
 * Thousands of requests while the browser keeps ending the worker, and tabs are closed and crash: what was accepted must
 * be stored at the end, all of it, once. A prompt counts as accepted once the site's reply has reached its document,
 * which then says so by itself; what the site got from a document that was gone by then is looked at apart.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { FOOTPRINT_KEYS, TOKEN_KEYS } from '../../src/model/usage/usage.ts';
import { requestId } from '../../src/store/ids.ts';
import type { Install } from '../../src/store/meta-rows.ts';
import type { Chromium } from './chromium.ts';
import { type Random, randomBelow } from './random.ts';
import { SHORT_ANSWER, SHORT_CHAT_URL, shortPrompt } from './short-chat.ts';
import type { SitesServer } from './sites-server.ts';
import { readMeta, readStored, type Stored } from './stored.ts';

export interface StormResult {
  /** Prompts whose document got the reply. */
  readonly accepted: number;
  /** Of these, how many are not stored. */
  readonly lost: number;
  /** Stored rows that are no prompt the site got, or one more of it. */
  readonly doubled: number;
  /** Prompts that reached the site as their tab went, and neither got the reply nor are stored. */
  readonly unseen: number;
  /** The longest time after a tab was told to go at which the site got one of these; 0 without any. */
  readonly windowMs: number;
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
const PATIENCE_MS = 5_000;

/** @param chromium with a store that is empty; the answers of the server are the storm's from now on */
export async function storm(
  chromium: Chromium,
  server: SitesServer,
  requests: number,
  random: Random,
): Promise<StormResult> {
  const seen = watchPrompts(server);
  const count = { workersStopped: 0, tabsClosed: 0, tabsCrashed: 0 };
  const isOver = () => seen.accepted.size >= requests;

  async function lane(): Promise<void> {
    while (!isOver()) {
      const page = await openSendingTab(chromium);
      const until = seen.accepted.size + LEAST_PROMPTS_A_TAB + randomBelow(random, MORE_PROMPTS_A_TAB);
      while (seen.accepted.size < until && !isOver()) await sleep(POLL_MS);
      const crashes = randomBelow(random, 2) === 0;
      seen.tabsToldToGoAt.push(performance.now());
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
  const stored = await storedAtLast(chromium);
  await page.close();
  return { ...count, ...(await compare(chromium, seen, stored)), wrongSums: wrongSums(stored) };
}

/** What the site saw, which grows. */
interface Seen {
  /** When it got each prompt, by id (`performance.now`). */
  readonly gotAt: Map<string, number>;
  /** Ids of those whose document said that it has the reply. */
  readonly accepted: Set<string>;
  readonly tabsToldToGoAt: number[];
}

const ACCEPTED_URL = 'https://chatgpt.com/accepted';

/** Has the server answer every prompt shortly. */
function watchPrompts(server: SitesServer): Seen {
  const seen: Seen = { gotAt: new Map(), accepted: new Set(), tabsToldToGoAt: [] };
  server.route('POST', SHORT_CHAT_URL, async (peer) => {
    // A tab that goes as it sends leaves a part of a prompt, which is none.
    const id = /"id":"([\w-]+)"/.exec(peer.body.toString())?.[1];
    if (id !== undefined && peer.body.at(-1) === '}'.charCodeAt(0)) seen.gotAt.set(id, performance.now());
    peer.head(200, { 'content-type': 'text/event-stream' });
    await peer.write(SHORT_ANSWER);
    peer.end();
  });
  server.route('POST', ACCEPTED_URL, (peer) => {
    seen.accepted.add(peer.body.toString());
    peer.head(204, {});
    peer.end();
  });
  return seen;
}

type Compared = Pick<StormResult, 'accepted' | 'lost' | 'doubled' | 'unseen' | 'windowMs'>;

async function compare(chromium: Chromium, seen: Seen, { requests }: Stored): Promise<Compared> {
  const { install } = await readMeta(await chromium.extensionPage());
  const { salt } = install as Install;
  const stored = new Set(requests.map(({ id }) => id));
  const missing: string[] = [];
  for (const id of seen.gotAt.keys()) {
    const rowId = await requestId(salt, 'chatgpt', id);
    if (!stored.delete(rowId)) missing.push(id);
  }
  const unseen = missing.filter((id) => !seen.accepted.has(id));
  const windows = unseen.map((id) => {
    const gotAt = seen.gotAt.get(id) ?? 0;
    return gotAt - Math.max(0, ...seen.tabsToldToGoAt.filter((at) => at <= gotAt));
  });
  return {
    accepted: seen.accepted.size,
    lost: missing.length - unseen.length,
    doubled: stored.size,
    unseen: unseen.length,
    windowMs: Math.round(Math.max(0, ...windows)),
  };
}

/** A tab that sends prompt after prompt, each once the answer before it is read, until it goes. */
async function openSendingTab(chromium: Chromium): Promise<Page> {
  const page = await chromium.context.newPage();
  await page.goto('https://chatgpt.com/');
  await page.evaluate(
    ([url, acceptedUrl, body, id]) => {
      const send = async (): Promise<void> => {
        const next = body.replace(id, crypto.randomUUID());
        const response = await fetch(url, { method: 'POST', body: next });
        navigator.sendBeacon(acceptedUrl, JSON.parse(next).messages[0].id);
        await response.text();
        return send();
      };
      send().catch(() => undefined);
    },
    [SHORT_CHAT_URL, ACCEPTED_URL, shortPrompt('Again?', 'ID'), 'ID'] as const,
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

/** What is stored once nothing more has come for long. */
async function storedAtLast(chromium: Chromium): Promise<Stored> {
  const extensionPage = await chromium.extensionPage();
  for (let rows = -1, quietMs = 0; quietMs < PATIENCE_MS; quietMs += 10 * POLL_MS) {
    const count = await extensionPage.evaluate(countRequests);
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
