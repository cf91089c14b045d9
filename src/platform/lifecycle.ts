/** The browser's own events about this extension. */
import browser from 'webextension-polyfill';

/** Has the background started when the browser starts, and when the extension is installed or updated. */
export function wakeAtStart(): void {
  // Having a listener is what wakes it; the work is what it does at every start.
  browser.runtime.onStartup.addListener(() => undefined);
  browser.runtime.onInstalled.addListener(() => undefined);
}

/** Language of the browser's interface, e.g. 'fr' or 'en-GB'. */
export function browserLanguage(): string {
  return browser.i18n.getUILanguage();
}
