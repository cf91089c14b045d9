/**
 * Thousands of requests while the browser keeps ending the worker, and tabs are closed and crash: what was accepted must
 * be stored at the end, all of it, once. A prompt is accepted once its document has the site's reply, which it then
 * says by itself over a socket, and while its tab is there: what a page's script goes on sending from a tab that was
 * told to go nobody sent. That is counted apart. The site replies as fast as prompts are filed, which is some thirty times
 * as fast as a person sends: what would wait besides would be a flood, which costs the prompts that find no room.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { OUTBOX_PREFIX } from '../../src/model/messages/outbox.ts';
import type { Chromium } from './chromium.ts';
import { type Random, randomBelow } from './random.ts';
import { SHORT_ANSWER, SHORT_CHAT_URL, shortPrompt } from './short-chat.ts';
import type { SitesServer } from './sites-server.ts';
import { hasRow, readStored, type Stored, storedIds, untilFiled } from './stored.ts';
import { wrongSums } from './wrong-sums.ts';

export interface StormResult {
  /** Prompts whose document had the site's reply before its tab was told to go. */
  readonly accepted: number;
  /** Of these, how many are not stored. */
  readonly lost: number;
  /** Stored rows that are no prompt of the storm, or one of it once more. */
  readonly doubled: number;
  /** Prompts the site got that are neither: their tab was told to go before the reply was there. */
  readonly unheard: number;
  /** The longest time the site had such a prompt when its tab was told to go; 0 where all came after. */
  readonly unheardMs: number;
  readonly workersStopped: number;
  readonly tabsClosed: number;
  readonly tabsCrashed: number;
  /** Sums of the day rows that are not the sums of the requests; none when all is well. */
  readonly wrongSums: readonly string[];
}

/** Tabs at once, and prompts under way at once in each. */
const TABS = 2;
const SENDERS = 8;
/** Accepted prompts until a tab goes, and until the worker is ended again: at least, and at random so many more. */
const PROMPTS_A_TAB = [100, 200] as const;
const PROMPTS_A_WORKER = [10, 60] as const;
const POLL_MS = 20;
/** Observations that may lie in the outbox as the site replies: it has room for some thousand. */
const MOST_WAITING = 200;

/** @param chromium with an empty store; the server's answers to prompts are the storm's from now on */
export async function storm(
  chromium: Chromium,
  server: SitesServer,
  requests: number,
  random: Random,
): Promise<StormResult> {
  const seen: Seen = {
    gotAt: new Map(),
    accepted: new Set(),
    sent: new Map(),
    toldToGoAt: new Map(),
    waiting: 0,
  };
  const count = { workersStopped: 0, tabsClosed: 0, tabsCrashed: 0 };
  answerAndNote(server, seen);
  const isOver = () => seen.accepted.size >= requests;
  const untilMore = async ([least, more]: readonly [number, number]) => {
    const until = seen.accepted.size + least + randomBelow(random, more);
    while (seen.accepted.size < until && !isOver()) await sleep(POLL_MS);
  };

  async function sendFromTabs(): Promise<void> {
    while (!isOver()) {
      const tab = `tab${seen.sent.size}`;
      const page = await openSendingTab(chromium, server, seen, tab);
      await untilMore(PROMPTS_A_TAB);
      const crashes = seen.toldToGoAt.size % 2 === 0;
      seen.toldToGoAt.set(tab, performance.now());
      if (crashes) await crash(page);
      await page.close();
      count[crashes ? 'tabsCrashed' : 'tabsClosed']++;
    }
  }
  async function stopWorkers(): Promise<void> {
    while (!isOver()) {
      await untilMore(PROMPTS_A_WORKER);
      await chromium.stopWorkers();
      count.workersStopped++;
      await (await chromium.extensionPage()).evaluate(forgetMarks);
    }
  }

  async function noteWaiting(): Promise<void> {
    for (; !isOver(); await sleep(POLL_MS))
      seen.waiting = await (await chromium.extensionPage()).evaluate(countLaidDown, OUTBOX_PREFIX);
  }

  await Promise.all([...Array.from({ length: TABS }, sendFromTabs), stopWorkers(), noteWaiting()]);
  // What tabs that are gone had asked for is answered to nobody.
  seen.waiting = 0;
  const extensionPage = await chromium.extensionPage();
  await untilFiled(extensionPage);
  const stored = await readStored(extensionPage);
  return { ...count, ...(await compare(extensionPage, seen, stored)), wrongSums: wrongSums(stored) };
}

/** Runs in a page of the extension: what the test build keeps of each request would fill the area that tabs lay down in. */
async function forgetMarks(): Promise<void> {
  const names = Object.keys(await chrome.storage.session.get(null));
  await chrome.storage.session.remove(names.filter((name) => name.startsWith('measured:')));
}

/** Runs in a page of the extension. */
async function countLaidDown(prefix: string): Promise<number> {
  const names = Object.keys(await chrome.storage.session.get(null));
  return names.filter((name) => name.startsWith(prefix)).length;
}

/** What is known of the storm's prompts, by their ids: `<tab>-<number>`. */
interface Seen {
  /** When the site got each (`performance.now`). */
  readonly gotAt: Map<string, number>;
  /** Those whose document said that it has the reply, before its tab was told to go. */
  readonly accepted: Set<string>;
  /** By tab, the highest number known of it. */
  readonly sent: Map<string, number>;
  /** By tab (`performance.now`). */
  readonly toldToGoAt: Map<string, number>;
  /** Observations that lay in the outbox when it was last looked at. */
  waiting: number;
}

const idOf = (tab: string, number: number): string => `${tab}-${number}`;

const tabOf = (id: string): string => id.split('-')[0] ?? '';

function noteNumber({ sent }: Seen, id: string): void {
  const tab = tabOf(id);
  sent.set(tab, Math.max(sent.get(tab) ?? 0, Number(id.slice(tab.length + 1))));
}

/** Has the server answer every prompt shortly, once there is room for it. */
function answerAndNote(server: SitesServer, seen: Seen): void {
  server.route('POST', SHORT_CHAT_URL, async (peer) => {
    // A tab that goes as it sends leaves a part of a prompt, which is none.
    const id = /"id":"([\w-]+)".*\}$/.exec(peer.body.toString())?.[1];
    if (id === undefined) return peer.drop();
    seen.gotAt.set(id, performance.now());
    noteNumber(seen, id);
    while (seen.waiting > MOST_WAITING) await sleep(POLL_MS);
    peer.head(200, { 'content-type': 'text/event-stream' });
    await peer.write(SHORT_ANSWER);
    peer.end();
  });
}

/** A tab that sends prompt after prompt, each once the answer before it is read, until it goes. */
async function openSendingTab(
  chromium: Chromium,
  server: SitesServer,
  seen: Seen,
  tab: string,
): Promise<Page> {
  seen.sent.set(tab, 0);
  const acceptedUrl = `wss://chatgpt.com/accepted/${tab}`;
  const opened = server.expectSocket(acceptedUrl);
  const page = await chromium.context.newPage();
  await page.goto('https://chatgpt.com/');
  await untilCounting(chromium, page, idOf(tab, 0));
  await page.evaluate(sendAlways, {
    url: SHORT_CHAT_URL,
    acceptedUrl,
    body: shortPrompt('Again?', idOf(tab, 0)),
    id: tab,
    senders: SENDERS,
  });
  const socket = await opened;
  void (async () => {
    for (;;) {
      const id = String(await socket.receive());
      if (!seen.toldToGoAt.has(tab)) seen.accepted.add(id);
      noteNumber(seen, id);
    }
  })();
  return page;
}

/**
 * Sends a tab's first prompt and waits until it is stored: until the background has said that the person agreed, what a
 * tab heard lies in its memory alone, and goes with it where it crashes.
 */
async function untilCounting(chromium: Chromium, page: Page, id: string): Promise<void> {
  await page.evaluate(
    async ([url, body]) => {
      await (await fetch(url, { method: 'POST', body })).text();
    },
    [SHORT_CHAT_URL, shortPrompt('Again?', id)] as const,
  );
  const extensionPage = await chromium.extensionPage();
  const [rowId = ''] = await storedIds(extensionPage, 'chatgpt', [id]);
  while (!(await hasRow(extensionPage, rowId))) await sleep(POLL_MS);
}

interface Sending {
  readonly url: string;
  readonly acceptedUrl: string;
  /** Of the tab's prompt 0. */
  readonly body: string;
  readonly id: string;
  readonly senders: number;
}

/** Runs in the page. */
async function sendAlways({ url, acceptedUrl, body, id, senders }: Sending): Promise<void> {
  const socket = new WebSocket(acceptedUrl);
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  let number = 1;
  async function send(): Promise<void> {
    for (;;) {
      const mine = `${id}-${number++}`;
      const response = await fetch(url, { method: 'POST', body: body.replace(`${id}-0`, mine) });
      socket.send(mine);
      await response.text();
    }
  }
  for (let sender = 0; sender < senders; sender += 1) send().catch(() => undefined);
}

type Compared = Pick<StormResult, 'accepted' | 'lost' | 'doubled' | 'unheard' | 'unheardMs'>;

async function compare(
  page: Page,
  { gotAt, accepted, sent, toldToGoAt }: Seen,
  { requests }: Stored,
): Promise<Compared> {
  // A tab may have told of prompts that came no further: each of its senders one.
  const all = [...sent].flatMap(([tab, last]) =>
    Array.from({ length: last + 1 + SENDERS }, (_, number) => idOf(tab, number)),
  );
  const rowIds = await storedIds(page, 'chatgpt', all);
  const rows = new Set(requests.map(({ id }) => id));
  const missing = all.filter((_, index) => !rows.delete(rowIds[index] ?? ''));
  const unheard = missing.filter((id) => gotAt.has(id) && !accepted.has(id));
  const heldMs = unheard.map((id) => (toldToGoAt.get(tabOf(id)) ?? 0) - (gotAt.get(id) ?? 0));
  return {
    accepted: accepted.size,
    lost: missing.filter((id) => accepted.has(id)).length,
    doubled: rows.size,
    unheard: unheard.length,
    unheardMs: Math.ceil(Math.max(0, ...heldMs)),
  };
}

/** Ends the process of a page, as a crash does. */
export async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  // It never answers: there is nobody left to.
  session.send('Page.crash').catch(() => undefined);
  await crashed;
}
