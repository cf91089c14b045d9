/** The profile a Chromium of the tests begins with. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChromiumOptions } from './chromium.ts';

export interface Granted {
  /** Match patterns. */
  readonly hosts: readonly string[];
  /** Names of APIs. */
  readonly permissions: readonly string[];
}

/**
 * In developer mode an unpacked extension also survives `runtime.reload()`. Ends of a call in one page would name each
 * other `….local`, which nothing here resolves.
 */
const PREFERENCES = {
  extensions: { ui: { developer_mode: true } },
  webrtc: { local_ips_allowed_urls: ['*'] },
};

/** What a new profile begins with; one that was used before keeps its own. */
export function writePreferences(
  profile: string,
  { downloads, extension, granted }: Pick<ChromiumOptions, 'downloads' | 'extension' | 'granted'>,
): void {
  const folder = join(profile, 'Default');
  mkdirSync(folder, { recursive: true });
  const { extensions } = PREFERENCES;
  const preferences = {
    ...PREFERENCES,
    ...(extension && granted
      ? { extensions: { ...extensions, settings: { [idOf(extension)]: grantOf(granted) } } }
      : {}),
    ...(downloads ? { download: { default_directory: downloads } } : {}),
  };
  try {
    writeFileSync(join(folder, 'Preferences'), JSON.stringify(preferences), { flag: 'wx' });
  } catch {
    // A profile that was used before has its preferences, these included.
  }
}

/** The id Chromium gives to what is loaded from a folder: the hash of its path, in the letters a to p. */
function idOf(folder: string): string {
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return hash.replace(/./g, (digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)] ?? '');
}

function grantOf({ hosts, permissions }: Granted) {
  const none: string[] = [];
  return {
    runtime_granted_permissions: {
      api: permissions,
      explicit_host: hosts,
      manifest_permissions: none,
      scriptable_host: none,
    },
  };
}
