/** Captures of what people run themselves: their origins are added to the extension's settings, as a person would. */
import { setTimeout as sleep } from 'node:timers/promises';
import { originPattern } from '../../src/model/settings/match-pattern.ts';
import { addOwnOrigin } from '../../src/model/settings/own-origin.ts';
import type { Settings } from '../../src/model/settings/settings.ts';
import { OWN_KINDS } from '../../src/sites/generic/kinds.ts';
import type { SiteRow } from '../../src/sites/row.ts';
import { SITES } from '../../src/sites/table.ts';
import { agreedSettings } from './agreement.ts';
import type { Capture } from './capture.ts';
import type { Chromium } from './chromium.ts';
import { PATIENCE_MS } from './patience.ts';

const POLL_MS = 20;

/** The row of a capture's site: the table's, or that of a kind. */
export function rowOf({ site }: Capture): SiteRow | undefined {
  return [...SITES, ...OWN_KINDS].find(({ id }) => id === site);
}

/** Settings in which the pages of these captures are own origins, those of the table's sites left out. */
export function settingsFor(captures: readonly Capture[]): Settings {
  const hosts = new Set(SITES.flatMap((row) => row.hosts));
  let settings = agreedSettings();
  for (const { page, site } of captures) {
    const { origin, hostname } = new URL(page);
    const isOwn = OWN_KINDS.some(({ id }) => id === site) && !hosts.has(hostname);
    const isKnown = settings.ownOrigins.some((own) => own.origin === origin);
    if (isOwn && !isKnown) settings = { ...settings, ...addOwnOrigin(settings, origin, site) };
  }
  return settings;
}

/**
 * Has exactly the own origins of these captures metered; needs a build that may run on all pages.
 * @throws when the extension does not register its scripts for them
 */
export async function meterOwnOrigins(chromium: Chromium, captures: readonly Capture[]): Promise<void> {
  const settings = settingsFor(captures);
  const wanted = settings.ownOrigins.map(({ origin }) => originPattern(origin, true)).sort();
  const extensionPage = await chromium.extensionPage();
  await extensionPage.evaluate((stored) => chrome.storage.local.set({ settings: stored }), settings);
  const registered = () =>
    extensionPage.evaluate(async () => {
      const scripts = await chrome.scripting.getRegisteredContentScripts();
      return scripts.filter(({ id }) => id.endsWith('.tap')).flatMap(({ matches = [] }) => matches);
    });
  for (let waitedMs = 0; ; waitedMs += POLL_MS) {
    const found = (await registered()).sort();
    if (found.join() === wanted.join()) return;
    if (waitedMs >= PATIENCE_MS) throw new Error(`registered for ${found}, wanted for ${wanted}`);
    await sleep(POLL_MS);
  }
}
