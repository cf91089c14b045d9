/** The extension's storage areas: `local` outlives the browser, `session` ends with it. */
import type { Storage } from 'webextension-polyfill';
import { browser } from './browser.ts';

type AreaName = 'local' | 'session';

/** What was written last, of whatever shape; undefined where there is nothing. */
export async function readItem(area: AreaName, key: string): Promise<unknown> {
  return (await browser.storage[area].get(key))[key];
}

/** All items whose names begin so, by their names. */
export async function readItems(area: AreaName, prefix: string): Promise<Record<string, unknown>> {
  const items = Object.entries(await browser.storage[area].get(null));
  return Object.fromEntries(items.filter(([name]) => name.startsWith(prefix)));
}

/** Puts it in place of what was there. Rejects where the area is full or can't be written. */
export async function writeItem(area: AreaName, key: string, value: unknown): Promise<void> {
  await browser.storage[area].set({ [key]: value });
}

/** Does nothing where there is none. */
export async function removeItem(area: AreaName, key: string | string[]): Promise<void> {
  await browser.storage[area].remove(key);
}

/** Calls when the item is written or removed, by whichever part of the extension. */
export function onItemChange(areas: readonly AreaName[], key: string, changed: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (areas.some((name) => name === area) && Object.hasOwn(changes, key)) changed();
  });
}

/** The same of `local` alone. */
export function onLocalChange(key: string, changed: () => void): void {
  onItemChange(['local'], key, changed);
}

/** Calls when items of `session` whose names begin so are written, by whichever part of the extension. */
export function onSessionItems(prefix: string, written: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area !== 'session') return;
    if (
      Object.entries(changes).some(
        ([name, { newValue }]) => name.startsWith(prefix) && newValue !== undefined,
      )
    )
      written();
  });
}

type Guarded = Storage.StorageArea & {
  setAccessLevel?(access: {
    accessLevel: 'TRUSTED_CONTEXTS' | 'TRUSTED_AND_UNTRUSTED_CONTEXTS';
  }): Promise<void>;
};

/** Whether content scripts can be let into `session`. */
export function canOpenSessionToTabs(): boolean {
  return (browser.storage.session as Guarded).setAccessLevel !== undefined;
}

/**
 * Keeps `local` from content scripts, which share a process with the page, and lets them into `session`, where they lay
 * down what they tell. Firefox can do neither (yet).
 */
export async function openSessionToTabs(): Promise<void> {
  const { local, session }: { local: Guarded; session: Guarded } = browser.storage;
  await local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  await session.setAccessLevel?.({ accessLevel: 'TRUSTED_AND_UNTRUSTED_CONTEXTS' });
}
