/** The background in a real Chromium: it sleeps, it is killed, tabs go away, and still each prompt counts once. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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
import { clearStored, storedWhenQuiet } from '../harness/stored.ts';
import { crash, storm, wrongSums } from '../harness/storm.ts';

const HOSTS = ['chatgpt.com'];
const STORM_REQUESTS = 2_000;
/** A minute on an idle machine. */
const STORM_TIMEOUT_MS = 300_000;
const extension = builtExtension('chromium-all');

/** The page sends a prompt and does not wait for what comes of it. */
async function sendPrompt(page: Page): Promise<void> {
  await page.evaluate(
    ([url, body]) => {
      fetch(url, { method: 'POST', body }).catch(() => undefined);
    },
    [SHORT_CHAT_URL, shortPrompt()] as const,
  );
}

const badgeText = async (chromium: Chromium): Promise<string> =>
  (await chromium.extensionPage()).evaluate(() => chrome.action.getBadgeText({}));

describe('while the site never answers', () => {
  let server: SitesServer;
  let chromium: Chromium;

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

  beforeEach(async () => {
    await clearStored(await chromium.extensionPage());
  });

  it.each([
    ['closed', (page: Page) => page.close()],
    ['navigated', (page: Page) => page.goto('https://chatgpt.com/elsewhere')],
    ['crashed', crash],
  ])('a prompt is counted once when the worker sleeps and the tab is %s as it wakes', async (_, leave) => {
    const page = await chromium.context.newPage();
    await page.goto('https://chatgpt.com/');
    await chromium.stopWorkers();
    const woken = chromium.workerStarts();
    await sendPrompt(page);
    await woken;
    await leave(page);
    await waitForStored(chromium, ({ requests }) => requests.length > 0);
    const stored = await storedWhenQuiet(await chromium.extensionPage(), () => true);
    expect(stored.requests).toHaveLength(1);
    expect(wrongSums(stored)).toEqual([]);
    if (!page.isClosed()) await page.close();
  });

  it('the badge shows the prompt already', async () => {
    const page = await chromium.context.newPage();
    await page.goto('https://chatgpt.com/');
    await sendPrompt(page);
    await expect.poll(() => badgeText(chromium)).toBe('1');
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
        console.log(JSON.stringify(result));
        expect(result).toMatchObject({ lost: 0, doubled: 0, wrongSums: [] });
        expect(result.accepted).toBeGreaterThanOrEqual(STORM_REQUESTS);
        expect(result.workersStopped).toBeGreaterThan(5);
        expect(result.tabsClosed + result.tabsCrashed).toBeGreaterThan(5);
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
