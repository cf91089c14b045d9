/** The extension's storage areas: `local` outlives the browser, `session` ends with it. */
import type { Storage } from 'webextension-polyfill';
import { browser } from './browser.ts';

type AreaName = 'local' | 'session';

/** What was written last, of whatever shape; undefined where there is nothing. */
export async function readItem(area: AreaName, key: string): Promise<unknown> {
  return (await browser.storage[area].get(key))[key];
}

/** Puts it in place of what was there. Rejects where the area is full or can't be written. */
export async function writeItem(area: AreaName, key: string, value: unknown): Promise<void> {
  await browser.storage[area].set({ [key]: value });
}

/** Does nothing where there is none. */
export async function removeItem(area: AreaName, key: string): Promise<void> {
  await browser.storage[area].remove(key);
}

/** Calls when the item of `local` is written or removed, by whichever part of the extension. */
export function onLocalChange(key: string, changed: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && Object.hasOwn(changes, key)) changed();
  });
}

/** Keeps `local` from content scripts, which share a process with the page. Firefox can't (yet). */
export async function hideLocalFromPages(): Promise<void> {
  const local = browser.storage.local as Storage.StorageArea & {
    setAccessLevel?(access: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
  };
  await local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
