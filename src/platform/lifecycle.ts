/** The browser's own events about this extension. */
import browser from 'webextension-polyfill';
import { readItem, writeItem } from './storage.ts';

/** What the background does at these moments, besides what it does whenever it starts. Both have it started. */
export interface StartHandlers {
  /** The browser was started with the extension in it. */
  started(): void;
  /** The extension, or the browser, was installed or updated; `isNew` where the extension was not there before. */
  installed(isNew: boolean): void;
}

/** Listens for both moments; to be called as the worker starts. */
export function onStart({ started, installed }: StartHandlers): void {
  browser.runtime.onStartup.addListener(started);
  browser.runtime.onInstalled.addListener(({ reason }) => installed(reason === 'install'));
}

/**
 * Whether the background starts for the first time since the browser did, or since the extension was installed, updated
 * or switched on: what `session` holds ends with each of these. True once.
 */
export async function isFirstStart(): Promise<boolean> {
  if ((await readItem('session', 'started')) === true) return false;
  await writeItem('session', 'started', true);
  return true;
}

/** Language of the browser's interface, e.g. 'fr' or 'en-GB'. */
export function browserLanguage(): string {
  return browser.i18n.getUILanguage();
}

/** As the manifest has it, e.g. '0.1.0'. */
export function extensionVersion(): string {
  return browser.runtime.getManifest().version;
}
