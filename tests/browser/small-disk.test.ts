/**
 * A disk that is full: it is said at once, and what is sent is stored once there is room again. Chromium may give up a
 * database it could not write: then that is said too. The profile stands on a small disk of its own, which takes root to
 * mount.
 */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtExtension } from '../harness/built.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { noonClock } from '../harness/clock.ts';
import { answerShortly, sendShortPrompts, waitForStored } from '../harness/short-chat.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { mountSmallDisk } from '../harness/small-disk.ts';
import { storedWhenQuiet } from '../harness/stored.ts';
import { wrongSums } from '../harness/wrong-sums.ts';

const DISK_MEGABYTES = 100;
const PATIENCE = { timeout: 60_000, interval: 100 };
/** Requests a prompt comes to are larger together than what a database that is open has room for without the disk. */
const FLOOD = 300;
const FAILED = 'Counts can’t be saved';
const LOST = 'Your past counts are gone';

const disk = process.env.RUN_ALL === '1' ? mountSmallDisk(DISK_MEGABYTES) : null;
if (process.env.RUN_ALL === '1' && !disk)
  console.warn('no disk can be mounted here: a full one is not tried');

describe.runIf(disk)('on a disk that is full', () => {
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
