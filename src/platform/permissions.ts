/**
 * What the person allows: the pages the meter may run on, and notifications. Both browsers let them be withdrawn at
 * any time, by us or in the browser's own settings, also those granted at install: not allowed is a normal state.
 */

import type { Permissions } from 'webextension-polyfill';
import { originPattern } from '../model/settings/match-pattern.ts';
import { browser } from './browser.ts';

/** Whether patterns may have a port; see model/settings/match-pattern.ts. */
export function takesPorts(): boolean {
  return !browser.runtime.getURL('').startsWith('moz-extension:');
}

/**
 * The match patterns of pages the meter may run on now, of those the manifest names and the others given. Each is
 * asked for by itself: a wider one may have been granted that holds it.
 */
export async function allowedPatterns(others: readonly string[] = []): Promise<ReadonlySet<string>> {
  const { host_permissions = [], optional_host_permissions = [] } = browser.runtime.getManifest();
  const patterns = [...new Set([...host_permissions, ...optional_host_permissions, ...others])];
  const answers = await Promise.all(
    patterns.map((pattern) => browser.permissions.contains({ origins: [pattern] })),
  );
  return new Set(patterns.filter((_, index) => answers[index]));
}

/** The match patterns that were granted, as they were asked for: one question, where `allowedPatterns` has many. */
export async function grantedPatterns(): Promise<ReadonlySet<string>> {
  const { origins = [] } = await browser.permissions.getAll();
  return new Set(origins);
}

/** Whether the meter may run on the pages of an origin now. */
export function isOriginAllowed(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [originPattern(origin, takesPorts())] });
}

/** Asks for pages. Only in a person's click, before anything is waited for. @returns whether they are allowed */
export function allow(patterns: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...patterns] });
}

/**
 * Gives pages back.
 * @returns whether it could: what was granted at install, Chromium only takes back in its own settings
 */
export function withdraw(patterns: readonly string[]): Promise<boolean> {
  return browser.permissions.remove({ origins: [...patterns] }).catch(() => false);
}

/** Called when anything was allowed or withdrawn, by whomever. */
export function onPermissionsChange(changed: () => void): void {
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
}

const NOTIFICATIONS = { permissions: ['notifications' as const] };

/** Asks for notifications; as `allow`, only in a click. */
export function allowNotifications(): Promise<boolean> {
  return browser.permissions.request(NOTIFICATIONS);
}

/** Whether the person allows notifications now. */
export function areNotificationsAllowed(): Promise<boolean> {
  return browser.permissions.contains(NOTIFICATIONS);
}

const SAVING: readonly string[] = ['downloads', 'offscreen'];

/** To save files without a question: in Chromium, where the background has no document, a page nobody sees besides. */
function saving(): Permissions.Permissions {
  const { optional_permissions = [] } = browser.runtime.getManifest();
  const permissions = optional_permissions.filter((name) => SAVING.includes(name));
  return { permissions } as Permissions.Permissions;
}

/** Asks for it; as `allow`, only in a click. */
export function allowSaving(): Promise<boolean> {
  return browser.permissions.request(saving());
}

/** Whether the person allows it now. */
export function isSavingAllowed(): Promise<boolean> {
  return browser.permissions.contains(saving());
}

/** Gives it back. */
export function giveUpSaving(): Promise<boolean> {
  return browser.permissions.remove(saving()).catch(() => false);
}
