/**
 * The built extension in pages that mean it no good, in frames, and in tabs that were open before it came: what is
 * stored in the end says what was handed over.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, launchBrowser, type TestBrowser, type TestPage } from '../harness/both-browsers.ts';
import { builtExtension } from '../harness/built.ts';
import { launchChromium } from '../harness/chromium.ts';
import type { SitesServer } from '../harness/sites-server.ts';
import { ANSWER, HOST, ORIGIN, OTHER_HOST, pageAt, startServer } from './handover-site.ts';
import { expectAdded, expectLateTab } from './stored-requests.ts';

describe.each(BROWSERS)('in %s', (name) => {
  let server: SitesServer;
  let browser: TestBrowser;
  let storage: TestPage;
  let page: TestPage;

  beforeAll(async () => {
    server = await startServer();
    const extension = builtExtension(name === 'chromium' ? 'chromium-all' : 'firefox-all');
    browser = await launchBrowser(name, { server, hosts: [HOST, OTHER_HOST], extension });
    storage = await browser.newPage();
    await storage.goto(`${browser.extensionOrigin}/src/ui/popup/index.html`);
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('counts a prompt of the very first script of a page', async () => {
    await page.goto(`${ORIGIN}/first`);
    expect(await page.evaluate(() => window.sent)).toBe(ANSWER.length);
    await countsReach(storage, 1);
  });

  it('counts in a page with a strict content security policy', async () => {
    await page.goto(`${ORIGIN}/strict`);
    await page.evaluate(() => window.sendPrompt());
    await countsReach(storage, 1);
  });

  it('takes no port from a page, gives it none, and shows it nothing', async () => {
    await page.goto(`${ORIGIN}/hostile`);
    await page.evaluate(() => window.sendPrompt());
    await countsReach(storage, 1);
    const loot = await page.evaluate(() => window.loot);
    // Its own forgeries are all it ever heard of.
    expect(loot.sort()).toEqual([
      'message with 0 ports',
      'port-offer with 0 ports',
      'port-offer with 1 ports',
      'port-offer with 1 ports',
      'port-ready with 0 ports',
    ]);
  });

  it.each([
    'about:blank',
    'srcdoc',
    'same origin',
    'about:blank, then same origin',
  ])('counts once in a frame: %s', async (kind) => {
    await page.goto(`${ORIGIN}/plain`);
    await page.evaluate(async (kindOfFrame) => {
      const frame = document.createElement('iframe');
      const load = (change: () => void) =>
        new Promise((resolve) => {
          frame.onload = resolve;
          change();
        });
      const attach = () => document.body.append(frame);
      if (kindOfFrame === 'srcdoc') frame.srcdoc = '<p>inside</p>';
      if (kindOfFrame === 'same origin') frame.src = '/plain';
      await load(attach);
      if (kindOfFrame.endsWith('then same origin'))
        await load(() => {
          frame.src = '/plain';
        });
      await window.sendPrompt(frame.contentWindow as Window & typeof globalThis);
    }, kind);
    await countsReach(storage, 1);
  });

  it('counts in a frame the page reaches into before it is loaded', async () => {
    await page.goto(`${ORIGIN}/plain`);
    await page.evaluate(async () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const { fetch } = frame.contentWindow as Window & typeof globalThis;
      await window.sendPrompt({ fetch: fetch.bind(window) } as Window & typeof globalThis);
    });
    await countsReach(storage, 1);
  });

  it('counts once in a document that was written anew', async () => {
    await page.goto(`${ORIGIN}/plain`);
    await page.evaluate((html) => {
      document.open();
      document.write(html);
      document.close();
    }, pageAt('/hostile'));
    await page.evaluate(() => window.sendPrompt());
    await countsReach(storage, 1);
    expect(await page.evaluate(() => window.loot)).not.toContain('took a forged port');
  });

  it('leaves no address of ours in stacks', async () => {
    await page.goto(`${ORIGIN}/plain`);
    const stacks = await page.evaluate(async () => {
      const taken: string[] = [];
      const spy = {
        toString() {
          taken.push(String(new Error('spy').stack));
          return '';
        },
      };
      await fetch('/other', { method: 'POST', body: spy as unknown as string });
      await fetch('http://[').catch((error: Error) => taken.push(String(error.stack)));
      await fetch('//nowhere.test/').catch((error: Error) => taken.push(String(error.stack)));
      return taken.join('\n');
    });
    expect(stacks).not.toMatch(/extension|trottinette/i);
  });

  it('leaves a page as it is on a host of no site', async () => {
    const marks = async (url: string) => {
      await page.goto(url);
      return page.evaluate(() => [
        Object.getOwnPropertyNames(window).sort(),
        document.documentElement.outerHTML,
      ]);
    };
    expect(await marks(`${ORIGIN}/plain`)).toEqual(await marks(`https://${OTHER_HOST}/plain`));
  });
});

describe('in a tab that was open before', () => {
  it('Firefox installs nothing, hands over nothing, and counts after a reload', async () => {
    const server = await startServer();
    const browser = await launchBrowser('firefox', { server, hosts: [HOST, OTHER_HOST] });
    try {
      const page = await browser.newPage();
      await page.goto(`${ORIGIN}/hostile`);
      await browser.install(builtExtension('firefox-all'));
      const storage = await browser.newPage();
      await storage.goto(`${browser.extensionOrigin}/src/ui/popup/index.html`);
      const natives = await page.evaluate(async () => {
        const { port1, port2 } = new MessageChannel();
        const taken = !dispatchEvent(new MessageEvent('port-offer', { ports: [port2], cancelable: true }));
        dispatchEvent(new Event('port-ready'));
        port1.close();
        await window.sendPrompt();
        return [taken, window.loot.filter((entry) => entry === 'took a forged port')];
      });
      expect(natives).toEqual([false, []]);
      await page.goto(`${ORIGIN}/plain`);
      await page.evaluate(() => window.sendPrompt());
      await countsReach(storage, 1);
    } finally {
      await browser.close();
      await server.close();
    }
  });

  it('Chromium, given both scripts a second time, does not count twice and hands over nothing', async () => {
    const server = await startServer();
    const extension = builtExtension('chromium-all');
    const browser = await launchChromium({ server, hosts: [HOST, OTHER_HOST], extension });
    try {
      const page = await browser.context.newPage();
      await page.goto(`${ORIGIN}/hostile`);
      const before = await page.evaluate(() => window.loot.length);
      const manifest = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8'));
      const scripts = manifest.content_scripts.filter(({ matches }: { matches: string[] }) =>
        matches.includes(`${ORIGIN}/*`),
      );
      await (await browser.worker()).evaluate(
        async (entries: { js: string[]; world: 'MAIN' | 'ISOLATED' }[]) => {
          const [tab] = await chrome.tabs.query({ active: true });
          for (const { js, world } of entries)
            await chrome.scripting.executeScript({ target: { tabId: tab?.id ?? 0 }, files: js, world });
        },
        scripts,
      );
      await page.evaluate(() => window.sendPrompt());
      const storage = await browser.openPopup();
      await countsReach(storage, 1);
      expect(await page.evaluate(() => window.loot.length)).toBe(before);
    } finally {
      await browser.close();
      await server.close();
    }
  });
});
