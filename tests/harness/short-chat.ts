/** The shortest ChatGPT conversation there is, as often as wanted: for tests in which only the number matters. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { TestPage } from './both-browsers.ts';
import type { Chromium } from './chromium.ts';
import { PATIENCE_MS } from './patience.ts';
import type { SitesServer } from './sites-server.ts';
import { readStored, type Stored } from './stored.ts';

export const SHORT_CHAT_URL = 'https://chatgpt.com/backend-api/f/conversation';

export const SHORT_ANSWER =
  'event: delta\ndata: {"p":"","o":"add","v":{"message":{"id":"b1","author":{"role":"assistant"},' +
  '"content":{"content_type":"text","parts":["About a third of a watt-hour."]},"status":"finished_successfully",' +
  '"metadata":{"model_slug":"gpt-5-5"},"recipient":"all","channel":"final"},"conversation_id":"c1"},"c":1}\n\n' +
  'data: {"type":"message_stream_complete","conversation_id":"c1"}\n\ndata: [DONE]\n\n';

/** Has the server answer every prompt shortly. */
export function answerShortly(server: SitesServer, url = SHORT_CHAT_URL): void {
  server.route('POST', url, async (peer) => {
    peer.head(200, { 'content-type': 'text/event-stream' });
    await peer.write(SHORT_ANSWER);
    peer.end();
  });
}

/** The body of a new chat's first prompt. */
export function shortPrompt(text = 'What does a request cost?', id: string = randomUUID()): string {
  return JSON.stringify({
    action: 'next',
    messages: [
      { id, author: { role: 'user' }, content: { content_type: 'text', parts: [text] }, metadata: {} },
    ],
    parent_message_id: 'client-created-root',
    model: 'gpt-5-5',
  });
}

/** Sends prompts one after the other from a page of the site, each answer read to its end. */
export async function sendShortPrompts(page: Page, count: number, to = SHORT_CHAT_URL): Promise<void> {
  const bodies = Array.from({ length: count }, () => shortPrompt());
  await page.evaluate(
    async ([url, all]) => {
      for (const body of all) await (await fetch(url, { method: 'POST', body })).text();
    },
    [to, bodies] as const,
  );
}

/** The same from a page of either browser. */
export function sendShortPromptsIn(page: TestPage, count: number): Promise<void> {
  const bodies = Array.from({ length: count }, () => shortPrompt());
  return page.evaluate(
    async (url, all) => {
      for (const body of all) await (await fetch(url, { method: 'POST', body })).text();
    },
    SHORT_CHAT_URL,
    bodies,
  );
}

const POLL_MS = 50;

/** Waits until the store is as wished. @throws when it is not, after `timeoutMs` */
export async function waitForStored(
  chromium: Chromium,
  isAsWished: (stored: Stored) => boolean,
  timeoutMs = PATIENCE_MS,
): Promise<Stored> {
  const extensionPage = await chromium.extensionPage();
  for (let waitedMs = 0; ; waitedMs += POLL_MS) {
    const stored = await readStored(extensionPage);
    if (isAsWished(stored)) return stored;
    if (waitedMs >= timeoutMs) {
      const rows = stored.requests.map(({ site, outcome, rev }) => `${site} ${outcome} rev ${rev}`);
      throw new Error(
        `not stored as wished; there are ${rows.length} requests: ${rows.slice(0, 20).join(', ')}`,
      );
    }
    await sleep(POLL_MS);
  }
}
