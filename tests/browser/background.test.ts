/** The background in a real Chromium: it sleeps, it is killed, tabs go away, and still each prompt counts once. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtExtension } from '../harness/built.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { noonClock } from '../harness/clock.ts';
import { createRandom } from '../harness/random.ts';
import {
  answerShortly,
  SHORT_CHAT_URL,
  sendShortPrompts,
  shortPrompt,
  waitForStored,
} from '../harness/short-chat.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { storedIds, storedWhenQuiet } from '../harness/stored.ts';
import { crash, storm } from '../harness/storm.ts';
import { wrongSums } from '../harness/wrong-sums.ts';

const HOSTS = ['chatgpt.com'];
const STORM_REQUESTS = 2_000;
/** Half a minute on an idle machine; with ten programs for each core, ten times as long. What hangs never ends. */
const STORM_TIMEOUT_MS = 1_800_000;
const extension = builtExtension('chromium-all');

/** The page sends a prompt, whose id it is, and does not wait for what comes of it. */
async function sendPrompt(page: Page, id: string): Promise<void> {
  await page.evaluate(
    ([url, body]) => {
      fetch(url, { method: 'POST', body }).catch(() => undefined);
    },
    [SHORT_CHAT_URL, shortPrompt('What does a request cost?', id)] as const,
  );
}

const badgeText = async (chromium: Chromium): Promise<string> =>
  (await chromium.extensionPage()).evaluate(() => chrome.action.getBadgeText({}));

describe('while the site never answers', () => {
  let server: SitesServer;
  let chromium: Chromium;
  /** Ids of all prompts so far: what a tab told may be filed once more when its test is long over. */
  const sent: string[] = [];

  const send = async (page: Page): Promise<void> => {
    const id = randomUUID();
    sent.push(id);
    await sendPrompt(page, id);
  };

  beforeAll(async () => {
    server = await startSitesServer(HOSTS);
    server.route('POST', SHORT_CHAT_URL, (peer) => {
      peer.head(200, { 'content-type': 'text/event-stream' });
    });
    // The badge shows the count of the day.
    chromium = await launchChromium({ extension, server, hosts: HOSTS, clock: noonClock() });
  });

  afterAll(async () => {
    await chromium?.close();
    await server?.close();
  });

  /** Each prompt so far is stored, and nothing else. */
  const expectEachOnce = async (): Promise<void> => {
    await waitForStored(chromium, ({ requests }) => requests.length >= sent.length);
    const extensionPage = await chromium.extensionPage();
    const stored = await storedWhenQuiet(extensionPage, () => true);
    const ids = stored.requests.map(({ id }) => id);
    expect(ids.sort()).toEqual((await storedIds(extensionPage, 'chatgpt', sent)).sort());
    expect(wrongSums(stored)).toEqual([]);
  };

  it.each([
    ['closed', (page: Page) => page.close()],
    ['navigated', (page: Page) => page.goto('https://chatgpt.com/elsewhere')],
    ['crashed', crash],
  ])('a prompt is counted once when the worker sleeps and the tab is %s as it wakes', async (_, leave) => {
    const page = await chromium.context.newPage();
    await page.goto('https://chatgpt.com/');
    // Stored, so the tab knows that the person agreed: it asks the worker nothing more, and what wakes it is the next.
    await send(page);
    await expectEachOnce();
    await chromium.stopWorkers();
    const woken = chromium.workerStarts();
    await send(page);
    await woken;
    await leave(page);
    await expectEachOnce();
    if (!page.isClosed()) await page.close();
  });

  it('the badge shows the prompt already', async () => {
    const page = await chromium.context.newPage();
    await page.goto('https://chatgpt.com/');
    await send(page);
    await expect.poll(() => badgeText(chromium)).toBe(String(sent.length));
    await page.close();
  });
});

describe('while the site answers', () => {
  let server: SitesServer;
  const profile = mkdtempSync(join(tmpdir(), 'trottinette-profile-'));

  beforeAll(async () => {
    server = await startSitesServer(HOSTS);
    answerShortly(server);
  });

  afterAll(async () => {
    await server?.close();
    rmSync(profile, { recursive: true, force: true });
  });

  it(
    '2,000 requests are stored once each though the worker is killed, and tabs are closed and crash, at random',
    async () => {
      const seed = Number(process.env.TEST_SEED);
      console.log(`storm seed ${seed}`);
      const stormy = await startSitesServer(HOSTS);
      const chromium = await launchChromium({ extension, server: stormy, hosts: HOSTS });
      try {
        const result = await storm(chromium, stormy, STORM_REQUESTS, createRandom(seed));
        expect(result).toMatchObject({ lost: 0, doubled: 0, wrongSums: [] });
        expect(result.accepted).toBeGreaterThanOrEqual(STORM_REQUESTS);
        expect(result.workersStopped).toBeGreaterThan(10);
        expect(Math.min(result.tabsClosed, result.tabsCrashed)).toBeGreaterThan(1);
      } finally {
        await chromium.close();
        await stormy.close();
      }
    },
    STORM_TIMEOUT_MS,
  );

  it('the badge is painted from the store when the browser starts', async () => {
    // The badge shows the count of the day: it must not end between the two.
    const options = { extension, server, hosts: HOSTS, profile, clock: noonClock() };
    const first = await launchChromium(options);
    try {
      const page = await first.context.newPage();
      await page.goto('https://chatgpt.com/');
      await sendShortPrompts(page, 3);
      await waitForStored(first, ({ requests }) => requests.length === 3);
    } finally {
      await first.close();
    }
    const second = await launchChromium(options);
    try {
      await expect.poll(() => badgeText(second)).toBe('3');
    } finally {
      await second.close();
    }
  });
});
