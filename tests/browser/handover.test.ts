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
import {
  ANSWER,
  attackAgain,
  HOST,
  LATER_FORGERIES,
  ORIGIN,
  OTHER_HOST,
  OWN_FORGERIES,
  pageAt,
  promptInFrame,
  startServer,
} from './handover-site.ts';
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

  const sendPrompt = () => page.evaluate(() => window.sendPrompt());

  it('counts a prompt of the very first script of a page', async () => {
    await expectAdded(storage, 1, async () => {
      await page.goto(`${ORIGIN}/first`);
      expect(await page.evaluate(() => window.sent)).toBe(ANSWER.length);
    });
  });

  it('counts in a page with a strict content security policy', async () => {
    await page.goto(`${ORIGIN}/strict`);
    await expectAdded(storage, 1, sendPrompt);
  });

  it('takes no port from a page, gives it none, and shows it nothing', async () => {
    await expectAdded(storage, 1, async () => {
      await page.goto(`${ORIGIN}/hostile`);
      await sendPrompt();
    });
    const loot = await page.evaluate(() => window.loot);
    expect(loot.sort()).toEqual(OWN_FORGERIES);
  });

  it.each([
    'about:blank',
    'srcdoc',
    'same origin',
    'about:blank, then same origin',
  ])('counts once in a frame: %s', async (kind) => {
    await page.goto(`${ORIGIN}/plain`);
    await expectAdded(storage, 1, () => page.evaluate(promptInFrame, kind));
  });

  it('counts in a frame the page reaches into before it is loaded', async () => {
    await page.goto(`${ORIGIN}/plain`);
    const promptAtOnce = () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      return window.sendPrompt(frame.contentWindow as Window & typeof globalThis);
    };
    await expectAdded(storage, 1, () => page.evaluate(promptAtOnce));
  });

  it('counts once in a document that was written anew', async () => {
    await page.goto(`${ORIGIN}/plain`);
    const rewrite = (html: string) => {
      document.open();
      document.write(html);
      document.close();
    };
    await page.evaluate(rewrite, pageAt('/hostile'));
    await expectAdded(storage, 1, sendPrompt);
    const loot = await page.evaluate(() => window.loot);
    expect(loot.sort()).toEqual(OWN_FORGERIES);
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
      return taken;
    });
    expect(stacks).toHaveLength(3);
    expect(stacks.join('\n')).not.toMatch(/extension|trottinette/i);
  });

  it('adds no global and no markup to what a page has on a host of no site', async () => {
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
  it.runIf(BROWSERS.includes('firefox'))(
    'Firefox installs nothing, hands over nothing, and counts after a reload',
    async () => {
      const server = await startServer();
      const browser = await launchBrowser('firefox', { server, hosts: [HOST, OTHER_HOST] });
      try {
        const page = await browser.newPage();
        await page.goto(`${ORIGIN}/hostile`);
        await browser.install(builtExtension('firefox-all'));
        const storage = await browser.newPage();
        await storage.goto(`${browser.extensionOrigin}/src/ui/popup/index.html`);
        await expectLateTab(storage);
        await expectAdded(storage, 0, () => page.evaluate(attackAgain));
        expect((await page.evaluate(() => window.loot)).sort()).toEqual(
          [...OWN_FORGERIES, ...LATER_FORGERIES].sort(),
        );

        await page.goto(`${ORIGIN}/plain`);
        await expectAdded(storage, 1, () => page.evaluate(() => window.sendPrompt()));
      } finally {
        await browser.close();
        await server.close();
      }
    },
  );

  it('Chromium, given both scripts a second time, does not count twice and hands over nothing', async () => {
    const server = await startServer();
    const extension = builtExtension('chromium-all');
    const browser = await launchChromium({ server, hosts: [HOST, OTHER_HOST], extension });
    try {
      const storage = await browser.openPopup();
      const page = await browser.context.newPage();
      await page.goto(`${ORIGIN}/hostile`);
      const manifest: BuiltManifest = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8'));
      const scripts = manifest.content_scripts.filter(({ matches }) => matches.includes(`${ORIGIN}/*`));
      await (await browser.worker()).evaluate(injectIntoOpenTab, [`${ORIGIN}/*`, scripts] as const);
      await expectAdded(storage, 1, () => page.evaluate(attackAgain));
      expect((await page.evaluate(() => window.loot)).sort()).toEqual(
        [...OWN_FORGERIES, ...LATER_FORGERIES].sort(),
      );
    } finally {
      await browser.close();
      await server.close();
    }
  });
});

interface BuiltContentScript {
  matches: string[];
  js: string[];
  world: 'MAIN' | 'ISOLATED';
}

interface BuiltManifest {
  readonly content_scripts: BuiltContentScript[];
}

/** Runs in the extension's worker. */
async function injectIntoOpenTab([url, scripts]: readonly [string, BuiltContentScript[]]): Promise<void> {
  const [tab] = await chrome.tabs.query({ url });
  for (const { js, world } of scripts)
    await chrome.scripting.executeScript({ target: { tabId: tab?.id ?? 0 }, files: js, world });
}
