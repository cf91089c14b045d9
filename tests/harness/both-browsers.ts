/** Chromium and Firefox behind one small face, for tests that say the same of both. */

import { setTimeout as sleep } from 'node:timers/promises';
import { agree } from './agreement.ts';
import { type Chromium, launchChromium, QUIET } from './chromium.ts';
import type { Granted } from './chromium-preferences.ts';
import { type Clock, testClock } from './clock.ts';
import { startConnectProxy } from './connect-proxy.ts';
import { type FirefoxOptions, type FirefoxPage, hasFirefox, launchFirefox } from './firefox.ts';
import { PATIENCE_MS } from './patience.ts';
import type { SitesServer } from './sites-server.ts';

export type BrowserName = 'chromium' | 'firefox';

/** Those this machine has: Chromium is found or installed by `npm test`, Firefox is taken where there is one. */
export const BROWSERS: readonly BrowserName[] = hasFirefox() ? ['chromium', 'firefox'] : ['chromium'];
if (!hasFirefox()) console.warn('no Firefox: its half of the tests is not run');

/** A tab: what Firefox's driver offers is what both have, but for pictures, which Playwright takes elsewhere. */
export type TestPage = Omit<FirefoxPage, 'screenshot'>;

export interface TestBrowser {
  readonly name: BrowserName;
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
  /** A background that is asked for starts only once what this gives is called: Firefox only. */
  holdBackground(): Promise<() => Promise<void>>;
  /** Notes when the next message of a tab is in the browser's own process, epoch ms: Firefox only. */
  noteNextMessage(): Promise<() => Promise<number>>;
  /** The processes of all sites' tabs die: Firefox only. */
  crashSites(): Promise<void>;
  /** Switches the extension off or on, as a person does in the browser's list of extensions. */
  switchExtension(on: boolean): Promise<void>;
  /** The process of the extension's pages and background dies. */
  crashExtension(): Promise<void>;
  /** A tab with cookies and storage of its own, beside the others: Firefox only. */
  newContainerPage(): Promise<TestPage>;
  /** A tab of a private window: Firefox only. */
  newPrivatePage(): Promise<TestPage>;
  /** Origin of the extension's pages. */
  readonly extensionOrigin: string;
  close(): Promise<void>;
}

export interface TestBrowserOptions {
  readonly server: SitesServer;
  readonly hosts: readonly string[];
  /** Folder of an unpacked extension. */
  readonly extension?: string;
  /** Where the browser saves files; Firefox is told so by its settings. */
  readonly downloads?: string;
  /** Chromium: a profile that outlives the browser. */
  readonly profile?: string;
  /** Chromium asks for none of these: its person granted them once, and gave them back. */
  readonly granted?: Granted;
  /** Firefox: where its profile stands, which goes with it. */
  readonly profileIn?: string;
  /** Firefox's own settings. */
  readonly prefs?: FirefoxOptions['prefs'];
  /** Chromium's own arguments. */
  readonly args?: readonly string[];
  /** The run's by default. */
  readonly clock?: Clock;
  /** Whether the person agrees to be counted as soon as the extension is there. True by default. */
  readonly agrees?: boolean;
}

export function launchBrowser(name: BrowserName, options: TestBrowserOptions): Promise<TestBrowser> {
  return name === 'chromium' ? inChromium(options) : inFirefox(options);
}

type Opened = Pick<TestBrowser, 'newPage' | 'extensionOrigin'>;

/** In a page that stands beside those of the test, for as long as it takes. */
async function agreeIn({ newPage, extensionOrigin }: Opened): Promise<void> {
  const page = await newPage();
  await page.goto(`${extensionOrigin}/src/ui/onboarding/index.html`);
  await agree(page);
  await page.close();
}

/**
 * A page of the extension opens, and its background answers. Where much else is going on, Chromium leaves that asleep now
 * and then as an extension is reloaded, until something is asked of it.
 * @throws when no page opens within `PATIENCE_MS`
 */
async function untilThere({ context, extensionId }: Chromium): Promise<void> {
  const page = await context.newPage();
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (let isThere = false; !isThere; ) {
    try {
      await page.goto(`chrome-extension://${extensionId}/${QUIET}`);
      // Nothing it knows: it refuses without a look at its database, which may be in the midst of an upgrade.
      await page.evaluate(() => chrome.runtime.sendMessage({}));
      isThere = true;
    } catch (error) {
      if (performance.now() > giveUpAt) throw error;
      await sleep(50);
    }
  }
  await page.close();
}

async function inChromium(options: TestBrowserOptions): Promise<TestBrowser> {
  const browser = await launchChromium(options);
  const handle: TestBrowser = {
    name: 'chromium',
    extensionOrigin: `chrome-extension://${browser.extensionId}`,
    install: () => Promise.reject(new Error('Chromium takes extensions at its start')),
    killBackground: browser.stopWorkers,
    holdBackground: () => Promise.reject(new Error('Chromium’s start can’t be held')),
    noteNextMessage: () => Promise.reject(new Error('Chromium has nobody to note it')),
    crashSites: () => Promise.reject(new Error('Chromium’s tabs crash one by one')),
    async switchExtension(on) {
      const page = await browser.context.newPage();
      await page.goto('chrome://extensions');
      await page.evaluate(([id, enabled]) => chrome.management.setEnabled(id, enabled), [
        browser.extensionId,
        on,
      ] as const);
      await page.close();
    },
    async crashExtension() {
      const page = await browser.context.newPage();
      await page.goto(`chrome-extension://${browser.extensionId}/${QUIET}`);
      const crashed = page.waitForEvent('crash');
      const session = await browser.context.newCDPSession(page);
      // It never answers: there is nobody left to.
      session.send('Page.crash').catch(() => undefined);
      await crashed;
      await page.close();
    },
    newContainerPage: () => Promise.reject(new Error('Chromium has no containers')),
    newPrivatePage: () => Promise.reject(new Error('Chromium runs no extension there that does not want to')),
    async reload() {
      const page = await browser.context.newPage();
      await page.goto(`chrome-extension://${browser.extensionId}/${QUIET}`);
      const gone = page.waitForEvent('close', { timeout: PATIENCE_MS });
      // The page closes before it could answer.
      await page.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
      await gone;
      await untilThere(browser);
      if (options.agrees ?? true) await agreeIn(handle);
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
        pressKey: (key) => page.keyboard.press(key),
        chooseFile: (selector, path) => page.locator(selector).first().setInputFiles(path),
        close: () => page.close(),
      };
    },
    close: () => browser.close(),
  };
  return handle;
}

async function inFirefox(options: TestBrowserOptions): Promise<TestBrowser> {
  const { server, hosts, extension, profileIn, prefs = {}, clock = testClock, agrees = true } = options;
  const proxy = await startConnectProxy(hosts, server.port);
  const browser = await launchFirefox({
    proxyPort: proxy.port,
    prefs,
    clock,
    ...(profileIn === undefined ? {} : { profileIn }),
  });
  const install = async (path: string) => {
    await browser.install(path);
    if (agrees) await agreeIn(browser);
  };
  if (extension) await install(extension);
  return {
    name: 'firefox',
    extensionOrigin: browser.extensionOrigin,
    install,
    killBackground: browser.stopBackground,
    holdBackground: browser.holdBackground,
    noteNextMessage: browser.noteNextMessage,
    crashSites: browser.crashSites,
    switchExtension: browser.switchExtension,
    crashExtension: browser.crashExtension,
    newContainerPage: browser.newContainerPage,
    newPrivatePage: browser.newPrivatePage,
    async reload() {
      if (extension === undefined) throw new Error('there is no extension to reload');
      await install(extension);
    },
    newPage: browser.newPage,
    async close() {
      await browser.close();
      await proxy.close();
    },
  };
}
