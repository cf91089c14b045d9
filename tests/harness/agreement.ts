/**
 * What nearly every test begins with: the person agreed to be counted. A test of the question itself asks for a browser
 * of somebody who has not (`agrees: false`).
 */
import type { Reply } from '../../src/model/messages/wire.ts';
import { type Consent, consentOf } from '../../src/model/settings/consent.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/model/settings/settings.ts';
import { testClock } from './clock.ts';

/** A page of the extension's origin, in either browser. */
interface ExtensionPage {
  evaluate(run: (consent: Consent) => Promise<Reply>, consent: Consent): Promise<Reply>;
}

/** The settings of somebody who agreed, and chose nothing else. */
export const agreedSettings = (): Settings => ({
  ...DEFAULT_SETTINGS,
  consent: consentOf(true, testClock.now()),
});

/** Says yes as the page's button does, unless it was said; a build that does not ask refuses what it does not know. */
export async function agree(page: ExtensionPage): Promise<void> {
  await page.evaluate(sayYes, consentOf(true, testClock.now()));
}

/** Runs in the page. */
async function sayYes(consent: Consent): Promise<Reply> {
  const { settings } = await chrome.storage.local.get('settings');
  const known = (settings as Settings | undefined)?.consent;
  if (known?.given) return { ok: true };
  return chrome.runtime.sendMessage({ type: 'settings/change', change: { consent } });
}
