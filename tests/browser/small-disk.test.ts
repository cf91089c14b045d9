/**
 * A disk that is full: it is said at once, and what is sent is stored once there is room again. Chromium may give up a
 * database it could not write: then that is said too. The profile stands on a small disk of its own, which takes root to
 * mount.
 */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, launchBrowser, type TestBrowser, type TestPage } from '../harness/both-browsers.ts';
import { builtExtension } from '../harness/built.ts';
import { type Chromium, launchChromium, QUIET } from '../harness/chromium.ts';
import { noonClock } from '../harness/clock.ts';
import { PATIENCE } from '../harness/patience.ts';
import { openOwn, textOf } from '../harness/person.ts';
import { answerShortly, sendShortPrompts, sendShortPromptsIn, waitForStored } from '../harness/short-chat.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { mountSmallDisk } from '../harness/small-disk.ts';
import { storedWhenQuiet } from '../harness/stored.ts';
import { storedRows } from '../harness/stored-rows.ts';
import { wrongSums } from '../harness/wrong-sums.ts';

const DISK_MEGABYTES = 100;
/** Requests a prompt comes to are larger together than what a database that is open has room for without the disk. */
const FLOOD = 300;
const FAILED = 'Counts can’t be saved';
const LOST = 'Your past counts are gone';

/** What Firefox itself puts into a profile takes more. */
const FIREFOX_DISK_MEGABYTES = 200;

const isWanted = process.env.RUN_ALL === '1';
const disk = isWanted ? mountSmallDisk(DISK_MEGABYTES) : null;
if (isWanted && !disk) console.warn('no disk can be mounted here: a full one is not tried');

describe.runIf(disk)('on a disk that is full, in Chromium', () => {
  let server: SitesServer;
  let chromium: Chromium;
  let site: Page;
  let popup: Page;

  beforeAll(async () => {
    server = await startSitesServer(['chatgpt.com']);
    answerShortly(server);
    chromium = await launchChromium({
      extension: builtExtension('chromium-all'),
      server,
      hosts: ['chatgpt.com'],
      profile: join(disk?.folder ?? '', 'profile'),
      args: ['--disk-cache-size=1', '--disable-component-update'],
      language: 'en',
      clock: noonClock(),
    });
    site = await chromium.context.newPage();
    await site.goto('https://chatgpt.com/');
    popup = await chromium.openPopup();
  });
  afterAll(async () => {
    await chromium?.close();
    await server?.close();
    disk?.unmount();
  });

  const title = () => popup.evaluate(() => chrome.action.getTitle({}));
  const said = async () => (await popup.locator('body').textContent()) ?? '';

  it('popup and toolbar say so; once there is room what is sent is stored, and what the browser gave up is said', async () => {
    await sendShortPrompts(site, 5);
    const before = await waitForStored(chromium, ({ requests }) => requests.length === 5);
    disk?.fill();
    await sendShortPrompts(site, FLOOD);
    await expect.poll(said, PATIENCE).toContain(FAILED);
    await expect.poll(title, PATIENCE).toContain(FAILED);
    disk?.clear();
    await expect.poll(said, PATIENCE).not.toContain(FAILED);
    await sendShortPrompts(site, 1);
    const quiet = await storedWhenQuiet(
      await chromium.extensionPage(),
      ({ requests }) => requests.length === 5 + FLOOD + 1,
      { giveUpMs: 8_000 },
    );
    expect(wrongSums(quiet)).toEqual([]);
    const ids = new Set(quiet.requests.map(({ id }) => id));
    const kept = before.requests.filter(({ id }) => ids.has(id)).length;
    console.log(`of 5 stored before ${kept} are there, of ${FLOOD + 1} sent since ${ids.size - kept}`);
    if (kept === 5) return expect(ids.size).toBe(5 + FLOOD + 1);
    await expect.poll(said, PATIENCE).toContain(LOST);
    await expect.poll(title, PATIENCE).toContain(LOST);
  }, 300_000);
});

const firefoxDisk = disk && BROWSERS.includes('firefox') ? mountSmallDisk(FIREFOX_DISK_MEGABYTES) : null;

describe.runIf(firefoxDisk)('on a disk that is full, in Firefox', () => {
  let server: SitesServer;
  let browser: TestBrowser;
  let site: TestPage;
  let popup: TestPage;
  let quiet: TestPage;

  beforeAll(async () => {
    server = await startSitesServer(['chatgpt.com']);
    answerShortly(server);
    browser = await launchBrowser('firefox', {
      extension: builtExtension('firefox-all'),
      server,
      hosts: ['chatgpt.com'],
      profileIn: firefoxDisk?.folder ?? '',
      prefs: { 'browser.cache.disk.enable': false },
      clock: noonClock(),
    });
    site = await browser.newPage();
    await site.goto('https://chatgpt.com/');
    popup = await openOwn(browser, 'popup');
    quiet = await browser.newPage();
    await quiet.goto(`${browser.extensionOrigin}/${QUIET}`);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    firefoxDisk?.unmount();
  });

  const title = () => popup.evaluate(() => chrome.action.getTitle({}));
  const said = () => textOf(popup);
  const count = async () => (await storedRows(quiet, 'requests')).length;
  const send = (prompts: number) => sendShortPromptsIn(site, prompts);

  it('popup and toolbar say so; once there is room all is there, before and since', async () => {
    await send(5);
    await expect.poll(count, PATIENCE).toBe(5);
    firefoxDisk?.fill();
    await send(FLOOD);
    await expect.poll(said, PATIENCE).toContain(FAILED);
    await expect.poll(title, PATIENCE).toContain(FAILED);
    console.log(`on a full disk ${await count()} are there of ${5 + FLOOD}`);
    firefoxDisk?.clear();
    await expect.poll(said, PATIENCE).not.toContain(FAILED);
    await send(1);
    await expect.poll(count, PATIENCE).toBe(5 + FLOOD + 1);
    expect(await said()).not.toContain(LOST);
  }, 300_000);
});
