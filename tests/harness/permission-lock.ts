/** What the packaged extension may do, as a manifest says it and as permissions.lock keeps it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserName } from './both-browsers.ts';
import { ROOT } from './built.ts';

/** What of a manifest lets it do something. */
export interface Asking {
  readonly permissions?: readonly string[];
  readonly optional_permissions?: readonly string[];
  readonly host_permissions?: readonly string[];
  readonly optional_host_permissions?: readonly string[];
  readonly content_scripts?: readonly { readonly matches: readonly string[] }[];
}

/** All a manifest asks for, as `at install, host https://example.org/*`, sorted. */
export function askedBy(manifest: Asking): string[] {
  const lines = (kind: string, names: readonly string[] = []) => names.map((name) => `${kind} ${name}`);
  // Where a content script runs, the browser says at install that it may read.
  const scripts = (manifest.content_scripts ?? []).flatMap(({ matches }) => matches);
  const all = [
    ...lines('at install, permission', manifest.permissions),
    ...lines('at install, host', [...(manifest.host_permissions ?? []), ...scripts]),
    ...lines('if allowed, permission', manifest.optional_permissions),
    ...lines('if allowed, host', manifest.optional_host_permissions),
  ];
  return [...new Set(all)].sort();
}

/** What the reason of a line begins with that holds in one browser. */
const CHROMIUM_ALONE = /: in Chromium alone/;

/** What a lock allows in a browser, each with its reason; a line that is none reads as allowed without a reason. */
export function readLock(text: string, browser: BrowserName = 'chromium'): ReadonlyMap<string, string> {
  const isMeant = (line: string) => browser === 'chromium' || !CHROMIUM_ALONE.test(line);
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#') && isMeant(line));
  return new Map(
    lines.map((line): [string, string] => {
      const [, asked = line, reason = ''] = /^(\S+ \S+ \S+ \S+): (.+)$/.exec(line) ?? [];
      return [asked, reason];
    }),
  );
}

/** The project's lock, as it is written. */
export const lockText = (): string => readFileSync(join(ROOT, 'permissions.lock'), 'utf8');

/** How a manifest and a lock differ, a line for each difference. */
export function differences(manifest: Asking, lock: ReadonlyMap<string, string>): string[] {
  const asked = askedBy(manifest);
  return [
    ...asked.filter((one) => !lock.has(one)).map((one) => `asked for, and not in permissions.lock: ${one}`),
    ...[...lock.keys()].filter((one) => !asked.includes(one)).map((one) => `asked for no more: ${one}`),
    ...[...lock].filter(([, reason]) => reason === '').map(([one]) => `without a reason: ${one}`),
  ];
}
