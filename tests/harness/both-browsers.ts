/** Chromium and Firefox behind one small face, for tests that say the same of both. */

import { launchChromium } from './chromium.ts';
import { type Clock, testClock } from './clock.ts';
import { startConnectProxy } from './connect-proxy.ts';
import { type FirefoxOptions, type FirefoxPage, hasFirefox, launchFirefox } from './firefox.ts';
import type { SitesServer } from './sites-server.ts';

export type BrowserName = 'chromium' | 'firefox';
/** Ends of a call in one page name each other `….local`, which nothing here resolves. */
const PLAIN_PEER_ADDRESSES = ['--disable-features=WebRtcHideLocalIpsWithMdns'];

/** Those this machine has: Chromium is found or installed by `npm test`, Firefox is taken where there is one. */
export const BROWSERS: readonly BrowserName[] = hasFirefox() ? ['chromium', 'firefox'] : ['chromium'];
if (!hasFirefox()) console.warn('no Firefox: its half of the tests is not run');

/** A tab: what Firefox's driver offers is what both have. */
export type TestPage = FirefoxPage;

export interface TestBrowser {
  /** @param initScript run in the page's world before any script of each of its documents */
  newPage(initScript?: string): Promise<TestPage>;
  /** Installs an unpacked extension into the running browser: Firefox only. */
  install(extension: string): Promise<void>;
  /**
   * What now stands in the folder the extension was loaded from takes its place, as an update does: tabs stay open, the
   * extension's own pages close.
   */
  reload(): Promise<void>;
  /** Ends the background in the midst of whatever it does, as the browser may. */
  killBackground(): Promise<void>;
  /** Origin of the extension's pages. */
  readonly extensionOrigin: string;
  close(): Promise<void>;
}

export interface TestBrowserOptions {
  readonly server: SitesServer;
  readonly hosts: readonly string[];
  /** Folder of an unpacked extension. */
  readonly extension?: string;
  /** Chromium: a profile that outlives the browser. */
  readonly profile?: string;
  /** Firefox's own settings. */
  readonly prefs?: FirefoxOptions['prefs'];
  /** The run's by default. */
  readonly clock?: Clock;
}

export function launchBrowser(name: BrowserName, options: TestBrowserOptions): Promise<TestBrowser> {
  return name === 'chromium' ? inChromium(options) : inFirefox(options);
}

async function inChromium(options: TestBrowserOptions): Promise<TestBrowser> {
  const browser = await launchChromium({ args: PLAIN_PEER_ADDRESSES, ...options });
  return {
    extensionOrigin: `chrome-extension://${browser.extensionId}`,
    install: () => Promise.reject(new Error('Chromium takes extensions at its start')),
    killBackground: browser.stopWorkers,
    async reload() {
      const page = await browser.context.newPage();
      await page.goto(`chrome-extension://${browser.extensionId}/manifest.json`);
      const restarted = browser.context.waitForEvent('serviceworker');
      // The page closes before it could answer.
      await page.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
      await restarted;
    },
    async newPage(initScript) {
      const page = await browser.context.newPage();
      if (initScript !== undefined) await page.addInitScript({ content: initScript });
      return {
        async goto(url) {
          await page.goto(url);
        },
        // JSON as in Firefox, so that both give the same for what JSON can't say.
        async evaluate(run, ...args) {
          const json = await page.evaluate(
            `(async () => JSON.stringify(await (${run})(...${JSON.stringify(args)})))()`,
          );
          return typeof json === 'string' ? JSON.parse(json) : undefined;
        },
        click: (selector) => page.click(selector),
        close: () => page.close(),
      };
    },
    close: () => browser.close(),
  };
}

async function inFirefox(options: TestBrowserOptions): Promise<TestBrowser> {
  const { server, hosts, extension, prefs = {}, clock = testClock } = options;
  const proxy = await startConnectProxy(hosts, server.port);
  const browser = await launchFirefox({ proxyPort: proxy.port, prefs, clock });
  if (extension) await browser.install(extension);
  return {
    extensionOrigin: browser.extensionOrigin,
    install: browser.install,
    killBackground: browser.stopBackground,
    async reload() {
      if (extension === undefined) throw new Error('there is no extension to reload');
      await browser.install(extension);
    },
    newPage: browser.newPage,
    async close() {
      await browser.close();
      await proxy.close();
    },
  };
}
