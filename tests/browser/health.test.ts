/** A site that changes its ways, from its page to the popup's sentence, the report and the page that checks it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SiteHealth } from '../../src/model/health/health.ts';
import { builtExtension } from '../harness/built.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { PATIENCE } from '../harness/patience.ts';
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
  server = await startSitesServer(['chatgpt.com', 'claude.ai']);
  chromium = await launchChromium({
    extension: builtExtension('chromium'),
    server,
    hosts: ['chatgpt.com', 'claude.ai'],
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

describe('a site that answers where nobody reads', () => {
  const MOVED = `https://claude.ai/unauth-${CANARY}/conversation/${CANARY}/updates`;

  it('is noticed by the shape of the answer, which comes to the page as ever', async () => {
    const url = `${MOVED}?q=${CANARY}`;
    const arrived = server.expectHttp('POST', url);
    const moved = await chromium.context.newPage();
    await moved.goto('https://claude.ai/');
    await moved.mouse.click(5, 5);
    const answer = moved.evaluate(
      async ([url, body]) => {
        const response = await fetch(url, { method: 'POST', body });
        const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
        let heard = '';
        for (let next = await reader?.read(); next?.value !== undefined; next = await reader?.read()) {
          heard += next.value;
          document.body.dataset.heard = `${heard.length}`;
        }
        return heard;
      },
      [url, CANARY] as const,
    );
    const peer = await arrived;
    peer.head(200, { 'content-type': 'text/event-stream' });
    // Each piece once the page has the one before: the network hands over as one what lies there together.
    for (let piece = 1; piece <= 5; piece++) {
      await peer.write(UNKNOWN_ANSWER);
      await moved.locator(`[data-heard="${piece * UNKNOWN_ANSWER.length}"]`).waitFor({ state: 'attached' });
    }
    peer.end();
    expect(await answer).toBe(UNKNOWN_ANSWER.repeat(5));
    const extensionPage = await chromium.extensionPage();
    const health = async () => (await readMeta(extensionPage))['"health:claude"'] as SiteHealth | undefined;
    // It is told once nothing listed has explained it for ten seconds.
    await expect
      .poll(async () => (await health())?.unlisted?.shape.path, PATIENCE)
      .toBe('/*/conversation/*/updates');
    expect(JSON.stringify(await health())).not.toContain('canary');
    await moved.close();
  });

  it('is named by the popup, with the day, and reported without a word of it', async () => {
    const popup = await chromium.openPopup();
    await popup.getByText('Claude answered in a way we can’t read yet').waitFor();
    await popup.getByText(/^Counts may be missing since [A-Z]\w+ \d+ \w+\.$/).waitFor();
    await popup.close();
    const page = await openPage('report/index.html?site=claude');
    const text = await page.getByLabel('The report').inputValue();
    expect(text).toContain('answered on no endpoint we know');
    expect(text).toContain('  POST /*/conversation/*/updates\n  content type: text/event-stream\n');
    expect(text).not.toContain('canary');
    await page.close();
  });
});
