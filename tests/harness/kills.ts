/**
 * One tab a prompt, closed as soon as its answer is there, with the background ended under it or not: each prompt the
 * site accepted must be stored, once, and with the end of its answer.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import type { TestBrowser } from './both-browsers.ts';
import { SHORT_ANSWER, SHORT_CHAT_URL, shortPrompt } from './short-chat.ts';
import type { SitesServer } from './sites-server.ts';

export interface KillTrial {
  readonly name: string;
  /** Ends the background while the answer is awaited. */
  readonly kills: boolean;
  /** From the answer read to its end to the tab closed. */
  readonly closesAfterMs: number;
}

export const KILL_TRIALS: readonly KillTrial[] = [
  {
    name: 'background killed in the prompt, tab closed 50 ms after the answer',
    kills: true,
    closesAfterMs: 50,
  },
  { name: 'tab closed at once after the answer', kills: false, closesAfterMs: 0 },
];

declare global {
  interface Window {
    answered: Promise<string>;
  }
}

/** Sends one prompt in a tab of its own, which is then closed. Settles once the tab is gone. */
export async function promptAndClose(
  browser: TestBrowser,
  server: SitesServer,
  { kills, closesAfterMs }: KillTrial,
): Promise<void> {
  const page = await browser.newPage();
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
  if (kills) await browser.killBackground();
  const read = page.evaluate(async () => (await window.answered).length);
  await peer.write(SHORT_ANSWER);
  peer.end();
  await read;
  if (closesAfterMs > 0) await sleep(closesAfterMs);
  await page.close();
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
  patienceMs = 5_000,
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
