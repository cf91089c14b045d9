/**
 * Whether the person agreed. The background knows, and may have to be started first: what lies unread meanwhile is gone
 * with its tab where a browser lets no script of that tab run any more (decision 032). Firefox does so, and lets tabs read
 * the settings themselves: a yes that stands there is enough. Chromium keeps them from tabs, and to be told so takes it
 * two milliseconds as each page begins: there nobody tries.
 */
import type { Reply } from '../model/messages/wire.ts';
import { hasAgreed, SETTINGS_KEY } from '../model/settings/consent.ts';
import { sendToBackground } from './lifeline.ts';

const YES: Reply = { ok: true };

/** The background's answer, or a yes that is there sooner; undefined where nobody answered. */
export function askAgreement(): Promise<Reply | undefined> {
  const told = sendToBackground({ type: 'consent/asked' });
  if (!isFirefox()) return told;
  return Promise.race([told, readYes().catch(() => told)]);
}

/** There alone scripts of an extension have a second way to what is the page's own. */
function isFirefox(): boolean {
  return 'wrappedJSObject' in globalThis;
}

/** Rejects where settings can't be read here, or don't say yes. */
async function readYes(): Promise<Reply> {
  const { [SETTINGS_KEY]: settings } = await chrome.storage.local.get(SETTINGS_KEY);
  if (!hasAgreed(settings as Parameters<typeof hasAgreed>[0])) throw new Error('no yes');
  return YES;
}
