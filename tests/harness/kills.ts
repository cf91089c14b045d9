/**
 * One tab a prompt, closed as soon as its answer is there, with the background ended under it or not: each prompt the
 * site accepted must be stored, once, and with the end of its answer.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { OutboxEntry } from '../../src/model/messages/outbox.ts';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import type { TestBrowser, TestPage } from './both-browsers.ts';
import { PATIENCE_MS } from './patience.ts';
import { SHORT_ANSWER, SHORT_CHAT_URL, shortPrompt } from './short-chat.ts';
import type { SitesServer } from './sites-server.ts';
import { storedRows } from './stored-rows.ts';

export interface KillTrial {
  readonly name: string;
  /** Ends the background while the answer is awaited. */
  readonly kills: boolean;
  /** From the answer read to its end to the tab closed, by the page's own clock. */
  readonly closesAfterMs: number;
  /** Ends the background again once it was told the end and the tab is gone: mostly before that is stored. */
  readonly killsAgain: boolean;
}

export const KILL_TRIALS: readonly KillTrial[] = [
  {
    name: 'background killed in the prompt, tab closed 50 ms after the answer',
    kills: true,
    closesAfterMs: 50,
    killsAgain: false,
  },
  { name: 'the same, and killed again as the tab is gone', kills: true, closesAfterMs: 50, killsAgain: true },
  { name: 'tab closed at once after the answer', kills: false, closesAfterMs: 0, killsAgain: false },
];

declare global {
  interface Window {
    answered: Promise<string>;
  }
}

export interface KillBrowser {
  readonly browser: TestBrowser;
  readonly server: SitesServer;
  /** A page of the extension that runs none of its code. */
  readonly quiet: TestPage;
  /**
   * A tab is closed no sooner than the end of its answer is laid down. Firefox ends all scripts of a process with its
   * last tab: on a slow machine that end is its to lose, by however little (`npm run bench -- kills` counts how often).
   */
  readonly closesOnceTold: boolean;
}

/** So long an end that was lost with its tab is waited for. */
const LOST_MS = 10_000;
/** And so long that of each tab, before the next one's. */
const END_MS = 30_000;

/** Sends one prompt in a tab of its own, which is then closed. Settles once the tab is gone. */
async function promptAndClose(
  { browser, server, quiet, closesOnceTold }: KillBrowser,
  { kills, closesAfterMs, killsAgain }: KillTrial,
): Promise<void> {
  const toldEnd = killsAgain || closesOnceTold ? quiet.evaluate(untilEndIsLaidDown) : undefined;
  const page = await browser.newPage();
  await promptIn(page, server, { closesAfterMs, whileAnswered: kills ? browser.killBackground : undefined });
  if (closesOnceTold) await Promise.race([toldEnd, sleep(PATIENCE_MS, undefined, { ref: false })]);
  await page.close();
  if (!killsAgain) return;
  await Promise.race([toldEnd, sleep(LOST_MS)]);
  await browser.killBackground();
}

/** What goes with a prompt. */
export interface PromptParts {
  readonly whileAnswered?: (() => Promise<void>) | undefined;
  /** So long the page lives on with its answer, by its own clock. */
  readonly closesAfterMs: number;
}

/** Sends one prompt from a new document. Settles once its answer is read to its end, and so much later. */
export async function promptIn(
  page: TestPage,
  server: SitesServer,
  { whileAnswered, closesAfterMs }: PromptParts,
): Promise<void> {
  await page.goto('https://chatgpt.com/');
  const accepted = server.expectHttp('POST', SHORT_CHAT_URL);
  await page.evaluate(
    (url, body) => {
      window.answered = fetch(url, { method: 'POST', body }).then((response) => response.text());
    },
    SHORT_CHAT_URL,
    shortPrompt(),
  );
  const peer = await accepted;
  peer.head(200, { 'content-type': 'text/event-stream' });
  await whileAnswered?.();
  const read = page.evaluate(async (afterMs) => {
    await window.answered;
    if (afterMs > 0) await new Promise((resolve) => setTimeout(resolve, afterMs));
  }, closesAfterMs);
  await peer.write(SHORT_ANSWER);
  peer.end();
  await read;
}

/** Runs in a page of the extension: until the end of an answer lies in the outbox. */
function untilEndIsLaidDown(): Promise<void> {
  return new Promise((resolve) => {
    chrome.storage.session.onChanged.addListener(function listen(changes) {
      const laid = Object.entries(changes).filter(([name]) => name.startsWith('told:'));
      const outcomes = laid.map(
        ([, { newValue }]) => (newValue as OutboxEntry | undefined)?.observation.outcome,
      );
      if (!outcomes.includes('complete')) return;
      chrome.storage.session.onChanged.removeListener(listen);
      resolve();
    });
  });
}

export interface Tally {
  readonly stored: number;
  /** With the end of their answers. */
  readonly complete: number;
}

const POLL_MS = 100;

/** What is stored, once it is as many, all complete; or as it is when nothing has changed for `patienceMs`. */
export async function tallyWhenQuiet(
  wanted: number,
  readRequests: () => Promise<readonly UsageRequest[]>,
  patienceMs = PATIENCE_MS,
): Promise<Tally> {
  let tally: Tally = { stored: -1, complete: 0 };
  for (let unchangedMs = 0; unchangedMs < patienceMs; unchangedMs += POLL_MS) {
    const rows = await readRequests();
    const next = {
      stored: rows.length,
      complete: rows.filter(({ outcome }) => outcome === 'complete').length,
    };
    if (next.stored !== tally.stored || next.complete !== tally.complete) unchangedMs = 0;
    tally = next;
    if (tally.complete >= wanted) return tally;
    await sleep(POLL_MS);
  }
  return tally;
}

/** The trial in so many tabs, one after the other. */
export async function runTrial(parts: KillBrowser, trial: KillTrial, tabs: number): Promise<Tally> {
  const { browser, quiet } = parts;
  const known = new Set((await storedRows<UsageRequest>(quiet, 'requests')).map(({ id }) => id));
  // Ends of another trial may come late.
  const requests = async () =>
    (await storedRows<UsageRequest>(quiet, 'requests')).filter(({ id }) => !known.has(id));
  let complete = 0;
  for (let tab = 1; tab <= tabs; tab++) {
    await promptAndClose(parts, trial);
    if (trial.killsAgain) await startBackground(browser);
    // Its kill, asked for while the background is being started, waits and then ends it with all that waited for it.
    // One that lost its end is waited for once, not with each that follows.
    if (browser.name === 'firefox') ({ complete } = await tallyWhenQuiet(complete + 1, requests, END_MS));
  }
  return tallyWhenQuiet(tabs, requests);
}

/** What lies in the outbox is filed by the next background: a tab of the site has it started. */
async function startBackground(browser: TestBrowser): Promise<void> {
  const page = await browser.newPage();
  await page.goto('https://chatgpt.com/');
  await page.close();
}
