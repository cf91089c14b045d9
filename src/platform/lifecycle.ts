/** The browser's own events about this extension. */
import browser from 'webextension-polyfill';

/** What the background does at these moments, besides what it does whenever it starts. Both have it started. */
export interface StartHandlers {
  /** The browser was started with the extension in it. */
  started(): void;
  /** The extension, or the browser, was installed or updated; `isNew` where the extension was not there before. */
  installed(isNew: boolean): void;
}

export function onStart({ started, installed }: StartHandlers): void {
  browser.runtime.onStartup.addListener(started);
  browser.runtime.onInstalled.addListener(({ reason }) => installed(reason === 'install'));
}

/** Language of the browser's interface, e.g. 'fr' or 'en-GB'. */
export function browserLanguage(): string {
  return browser.i18n.getUILanguage();
}

export function extensionVersion(): string {
  return browser.runtime.getManifest().version;
}
