/** A database that the browser threw away, or somebody: popup and toolbar say that the records are lost, not a quiet zero. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OUTBOX_PREFIX } from '../../src/model/messages/outbox.ts';
import { BROWSERS, launchBrowser, type TestBrowser, type TestPage } from '../harness/both-browsers.ts';
import { builtExtension } from '../harness/built.ts';
import { noonClock } from '../harness/clock.ts';
import { PATIENCE } from '../harness/patience.ts';
import { openOwn, textOf, toolbarTitle } from '../harness/person.ts';
import { answerShortly, SHORT_CHAT_URL, shortPrompt } from '../harness/short-chat.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { storedRows } from './stored-requests.ts';

const HOSTS = ['chatgpt.com'];

/** In a page of the extension. */
async function countLaidDown(prefix: string): Promise<number> {
  const names = Object.keys(await chrome.storage.session.get(null));
  return names.filter((name) => name.startsWith(prefix)).length;
}

describe.each(BROWSERS)('in %s, records that the browser threw away', (name) => {
  let server: SitesServer;
  let browser: TestBrowser;
  /** A page of the extension that runs none of its code. */
  let quiet: TestPage;

  beforeAll(async () => {
    server = await startSitesServer(HOSTS);
    answerShortly(server);
    const options = { server, hosts: HOSTS, clock: noonClock() };
    browser = await launchBrowser(name, { ...options, extension: builtExtension(`${name}-all`) });
    quiet = await browser.newPage();
    await quiet.goto(`${browser.extensionOrigin}/service-worker-loader.js`);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function sendPrompt(): Promise<void> {
    const page = await browser.newPage();
    await page.goto('https://chatgpt.com/');
    await page.evaluate(
      async (url, body) => (await fetch(url, { method: 'POST', body })).text(),
      SHORT_CHAT_URL,
      shortPrompt(),
    );
    await expect.poll(countRequests, PATIENCE).toBe(1);
    await page.close();
  }

  const countRequests = async () => (await storedRows(quiet, 'requests')).length;

  it('are said to be lost by popup and toolbar as the extension starts, and what is sent then counts', async () => {
    await sendPrompt();
    // What is laid down besides would be filed once more, in the database that comes after.
    await expect.poll(() => quiet.evaluate(countLaidDown, OUTBOX_PREFIX), PATIENCE).toBe(0);
    await browser.killBackground();
    await quiet.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const deleting = indexedDB.deleteDatabase('trottinette');
          deleting.onsuccess = () => resolve();
          deleting.onerror = () => reject(deleting.error);
        }),
    );
    await sendPrompt();
    const popup = await openOwn(browser, 'popup');
    await expect.poll(() => textOf(popup), PATIENCE).toContain('Your past counts are gone');
    await expect.poll(() => toolbarTitle(popup), PATIENCE).toContain('Your past counts are gone');
    await popup.close();
  });
});
