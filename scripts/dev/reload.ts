/** Has a running Chromium take up a new build: the extension anew, its own pages, and the tabs it meters. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { loadUnpacked } from '../../tests/harness/chromium.ts';

/** A background that does not start by then has failed. */
const STARTUP_MS = 10_000;

export interface Reloaded {
  /** The extension's own pages, by path. */
  readonly pages: readonly string[];
  /** Addresses of metered tabs. */
  readonly tabs: readonly string[];
  readonly backgroundStarted: boolean;
}

/** @param extension the folder of the build, the same as before */
export async function reloadExtension(context: BrowserContext, extension: string): Promise<Reloaded> {
  const isMetered = meteredBy(extension);
  const open = context.pages();
  const pages = open.filter((page) => page.url().startsWith('chrome-extension://'));
  const addresses = pages.map((page) => page.url());
  const worker = context.waitForEvent('serviceworker', { timeout: STARTUP_MS }).catch(() => undefined);
  await loadUnpacked(context, extension);
  const backgroundStarted = (await worker) !== undefined;
  // Scripts of the build before are cut off from their extension: only a reload gives a tab the new ones.
  const tabs = open.filter((page) => isMetered(page.url()));
  await Promise.all(tabs.map(reload));
  for (const [index, page] of pages.entries()) await showAgain(context, page, addresses[index] ?? '');
  return {
    pages: addresses.map((address) => new URL(address).pathname),
    tabs: tabs.map((page) => page.url()),
    backgroundStarted,
  };
}

/** Browsers close the pages of an extension that goes away. */
async function showAgain(context: BrowserContext, page: Page, address: string): Promise<void> {
  if (!page.isClosed()) await reload(page);
  else await (await context.newPage()).goto(address).catch(() => undefined);
}

/** A page may be closed, or be going elsewhere: then it needs none. */
async function reload(page: Page): Promise<void> {
  await page.reload({ waitUntil: 'commit' }).catch(() => undefined);
}

/** Which addresses the build's content scripts run on. */
function meteredBy(extension: string): (url: string) => boolean {
  const manifest = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8'));
  const scripts: readonly { matches: readonly string[] }[] = manifest.content_scripts;
  const starts = new Set(scripts.flatMap(({ matches }) => matches.map((match) => match.replace('*', ''))));
  return (url) => URL.canParse(url) && starts.has(`${new URL(url).origin}/`);
}
