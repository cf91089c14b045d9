/** A site that changes its ways, from its page to the popup's sentence, the report and the page that checks it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SiteHealth } from '../../src/model/health/health.ts';
import { builtExtension } from '../harness/built.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { drawn } from '../harness/person.ts';
import { answerShortly, SHORT_CHAT_URL, sendShortPrompts, waitForStored } from '../harness/short-chat.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { readMeta } from '../harness/stored.ts';

/** Nothing of an answer may stand in a report: neither its words nor the names it gives things. */
const CANARY = 'canary-7f3a';
const UNKNOWN_ANSWER = `event: ${CANARY}\ndata: {"${CANARY}":{"parts":["${CANARY}"]},"message":1}\n\n`;

let server: SitesServer;
let chromium: Chromium;
let site: Page;

beforeAll(async () => {
  server = await startSitesServer(['chatgpt.com']);
  chromium = await launchChromium({
    extension: builtExtension('chromium'),
    server,
    hosts: ['chatgpt.com'],
    language: 'en',
  });
  site = await chromium.context.newPage();
  await site.goto('https://chatgpt.com/');
});

afterAll(async () => {
  await chromium?.close();
  await server?.close();
});

async function openPage(path: string): Promise<Page> {
  const page = await chromium.context.newPage();
  await page.goto(`chrome-extension://${chromium.extensionId}/src/ui/${path}`);
  await drawn(page);
  return page;
}

describe('a site that changed', () => {
  it('is counted all the same, and shown by the page that checks it, with its numbers, as it happens', async () => {
    const check = await openPage('check/index.html');
    const row = check.locator('[data-site=chatgpt]');
    expect(await row.getAttribute('data-state')).toBe('waiting');
    server.route('POST', SHORT_CHAT_URL, async (peer) => {
      peer.head(200, { 'content-type': 'text/event-stream' });
      await peer.write(UNKNOWN_ANSWER);
      peer.end();
    });
    await sendShortPrompts(site, 2);
    await waitForStored(chromium, ({ requests }) => requests.length === 2);
    await check.locator('[data-site=chatgpt][data-state=misunderstood]').waitFor();
    expect(await row.innerText()).toMatch(/seen, not understood[\s\S]*tokens sent/);
    await check.close();
  });

  it('is named by the popup, with the day, and by the options', async () => {
    const popup = await chromium.openPopup();
    const today = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
    const health = (await readMeta(await chromium.extensionPage()))['"health:chatgpt"'] as SiteHealth;
    const day = today.format(health.misunderstoodSince ?? 0).replace(',', '');
    const since = `Counts may be missing since ${day}.`;
    await popup.getByText('ChatGPT changed').waitFor();
    await popup.getByText(since).waitFor();
    await popup.close();
    const options = await openPage('options/index.html');
    expect(await options.locator('[data-site=chatgpt]').innerText()).toContain('may miss some');
    await options.close();
  });

  it('can be reported by a text that holds names we know, and nothing the site said', async () => {
    const page = await openPage('report/index.html?site=chatgpt');
    expect(await page.locator('h1').innerText()).toBe('Report: ChatGPT changed');
    const text = await page.getByLabel('The report').inputValue();
    expect(text).toContain('site: chatgpt\nendpoint: conversation\nstatus: 200\n');
    expect(text).toContain('content type: text/event-stream\n');
    expect(text).toContain('event:?');
    expect(text).not.toContain('canary');
    await page.getByLabel('The report').fill('changed by hand');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as a file' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('trottinette-chatgpt.txt');
    await page.close();
  });

  it('is fine again once an answer is understood', async () => {
    answerShortly(server);
    await sendShortPrompts(site, 1);
    await waitForStored(chromium, ({ requests }) => requests.some(({ model }) => model !== null));
    const check = await openPage('check/index.html');
    await check.locator('[data-site=chatgpt][data-state=counted]').waitFor();
    await check.close();
  });
});
