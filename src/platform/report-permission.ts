/**
 * Whether reports may go to an organisation's endpoint: the browser's own permission for that one origin, and in Firefox
 * for what is told. Of the organisation edition alone.
 */
import type { Permissions } from 'webextension-polyfill';
import { originPattern } from '../model/settings/match-pattern.ts';
import { browser } from './browser.ts';
import { takesPorts } from './permissions.ts';

interface Gecko {
  readonly browser_specific_settings?: {
    readonly gecko?: { readonly data_collection_permissions?: { readonly optional?: readonly string[] } };
  };
}

function permissionsFor(endpoint: string): Permissions.Permissions {
  const origins = [originPattern(new URL(endpoint).origin, takesPorts())];
  const manifest = browser.runtime.getManifest() as Gecko;
  const told = manifest.browser_specific_settings?.gecko?.data_collection_permissions?.optional;
  return { origins, ...(told ? { data_collection: told } : {}) } as Permissions.Permissions;
}

/** Asks for it. Only in a person's click, before anything is waited for. @returns whether it is allowed */
export function allowReports(endpoint: string): Promise<boolean> {
  return browser.permissions.request(permissionsFor(endpoint)).catch(() => false);
}

/** Whether it is allowed now. */
export function areReportsAllowed(endpoint: string): Promise<boolean> {
  return browser.permissions.contains(permissionsFor(endpoint));
}

/** Gives it back. @returns whether it could */
export function giveUpReports(endpoint: string): Promise<boolean> {
  return browser.permissions.remove(permissionsFor(endpoint)).catch(() => false);
}
