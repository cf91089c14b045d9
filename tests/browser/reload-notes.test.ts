/** A tab that was open while the extension was switched off, or its process died: no prompt of it goes in silence. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, launchBrowser, type TestBrowser, type TestPage } from '../harness/both-browsers.ts';
import { builtExtension } from '../harness/built.ts';
import { noonClock } from '../harness/clock.ts';
import { PATIENCE } from '../harness/patience.ts';
import { openOwn, textOf, toolbarTitle } from '../harness/person.ts';
import { answerShortly, sendShortPromptsIn } from '../harness/short-chat.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { storedRows } from './stored-requests.ts';

const CHAT = 'https://chatgpt.com/';
const RELOAD = 'Reload the tab of ChatGPT';

describe.each(BROWSERS)('in %s, a tab that is open', (name) => {
  let server: SitesServer;
  let browser: TestBrowser;
  let page: TestPage;

  beforeAll(async () => {
    server = await startSitesServer(['chatgpt.com']);
    answerShortly(server);
    const options = { server, hosts: ['chatgpt.com'], clock: noonClock() };
    browser = await launchBrowser(name, { ...options, extension: builtExtension(name) });
    page = await browser.newPage();
    await page.goto(CHAT);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const countIn = async (ours: TestPage) => (await storedRows(ours, 'requests')).length;

  it('as the extension is switched off and on again: popup and toolbar ask for its reload, and then it counts', async () => {
    await browser.switchExtension(false);
    await browser.switchExtension(true);
    const popup = await openOwn(browser, 'popup');
    await expect.poll(() => textOf(popup), PATIENCE).toContain(RELOAD);
    await expect.poll(() => toolbarTitle(popup), PATIENCE).toContain(RELOAD);
    await page.goto(CHAT);
    await expect.poll(() => textOf(popup), PATIENCE).not.toContain(RELOAD);
    const before = await countIn(popup);
    await sendShortPromptsIn(page, 1);
    await expect.poll(() => countIn(popup), PATIENCE).toBe(before + 1);
    await popup.close();
  });

  it('as the extension’s process dies: each of its prompts counts', async () => {
    const ours = await openOwn(browser, 'popup');
    const before = await countIn(ours);
    await ours.close();
    await browser.crashExtension();
    await sendShortPromptsIn(page, 3);
    const popup = await openOwn(browser, 'popup');
    const outcome = async () => ({
      added: (await countIn(popup)) - before,
      says: (await textOf(popup)).includes(RELOAD),
    });
    await expect.poll(outcome, PATIENCE).toEqual({ added: 3, says: false });
    await popup.close();
  });
});
