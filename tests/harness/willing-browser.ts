/**
 * A browser whose person says yes to every permission an extension asks for in a click. Chromium asks a person nothing
 * for what they granted once and gave back, so its profile is made to say they did; Firefox has a setting.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BrowserName,
  launchBrowser,
  type TestBrowser,
  type TestBrowserOptions,
} from './both-browsers.ts';
import { builtExtension } from './built.ts';
import { type Clock, testClock } from './clock.ts';
import { withClock } from './clocked-extension.ts';
import type { SitesServer } from './sites-server.ts';

export interface WillingBrowser {
  /** The browser as it runs now. */
  readonly browser: TestBrowser;
  /**
   * The extension's next version takes its place: itself with a higher number. Chromium is started anew with it, which
   * is a restart as well; Firefox installs it over itself.
   */
  update(): Promise<void>;
  /** Another build takes its place in the running browser, as a store's update does: tabs stay open. */
  replace(build: string): Promise<void>;
  close(): Promise<void>;
}

export interface WillingOptions {
  readonly server: SitesServer;
  readonly hosts: readonly string[];
  /** Firefox's own settings. */
  readonly prefs?: TestBrowserOptions['prefs'];
  /** Chromium's own arguments. */
  readonly args?: readonly string[];
  /** Match patterns that will be asked for. */
  readonly patterns: readonly string[];
  /** Permissions that will be asked for. */
  readonly permissions?: readonly string[];
  /** Where the browser saves files, without a question. */
  readonly downloads?: string;
  /** Folder of the build it starts with; by default the one that is shipped. */
  readonly build?: string;
  /** Called before the browser starts, with the folder the extension is loaded from. */
  readonly prepare?: (extension: string) => void;
  /** The run's by default. */
  readonly clock?: Clock;
  /** Whether the person agrees to be counted, to each build that asks. True by default. */
  readonly agrees?: boolean;
}

/** As it is shipped: nothing of what will be asked for is allowed yet. */
export async function launchWilling(name: BrowserName, options: WillingOptions): Promise<WillingBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'trottinette-willing-'));
  const extension = join(folder, 'extension');
  const put = (build: string) =>
    cpSync(withClock(build, options.clock ?? testClock), extension, { recursive: true });
  put(options.build ?? builtExtension(name));
  options.prepare?.(extension);
  const profile = join(folder, 'profile');
  const { patterns, permissions = [], downloads } = options;
  const launch = () =>
    launchBrowser(name, {
      ...options,
      extension,
      profile,
      ...(patterns.length + permissions.length > 0 ? { granted: { hosts: patterns, permissions } } : {}),
      prefs: {
        ...options.prefs,
        'extensions.webextOptionalPermissionPrompts': false,
        ...(downloads ? { 'browser.download.folderList': 2, 'browser.download.dir': downloads } : {}),
      },
    });
  let browser = await launch();
  return {
    get browser() {
      return browser;
    },
    async update() {
      bumpVersion(join(extension, 'manifest.json'));
      if (name === 'firefox') return browser.install(extension);
      await browser.close();
      browser = await launch();
    },
    async replace(build) {
      rmSync(extension, { recursive: true });
      put(build);
      await browser.reload();
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function bumpVersion(path: string): void {
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  const version = manifest.version.replace(/\d+$/, (last: string) => `${Number(last) + 1}`);
  writeFileSync(path, JSON.stringify({ ...manifest, version }));
}
