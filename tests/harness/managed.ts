/**
 * A browser of an organisation: its policies say something to the extension, as an administrator's own files would. Chromium
 * reads them from /etc, which takes root; Firefox from beside its program, so one is put together of links.
 */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { findChromium, isBranded } from '../../scripts/lib/find-chromium.mjs';
import { findFirefox } from '../../scripts/lib/find-firefox.mjs';
import type { BrowserName } from './both-browsers.ts';

/** Where Debian's Chromium looks. */
const CHROMIUM_POLICIES = '/etc/chromium/policies/managed';

/** By its manifest. */
export const FIREFOX_ID = 'trottinette-organisation@extension';

/** Whether the policies of a browser of this machine can be written: of Chromium by root, of Debian's alone. */
export function canManage(name: BrowserName): boolean {
  const program = name === 'chromium' ? findChromium() : findFirefox();
  if (process.platform !== 'linux' || program === undefined) return false;
  return name === 'firefox' ? homeOf(program) !== undefined : userInfo().uid === 0 && !isBranded(program);
}

/** The id Chromium gives an unpacked extension: sixteen bytes of the hash of its path, as letters from a to p. */
export function unpackedId(folder: string): string {
  const hex = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32);
  return [...hex].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

/** Has Chromium's policies say this to the unpacked extension; gives what takes it back. */
export function manageChromium(folder: string, policy: object): () => void {
  const id = unpackedId(folder);
  mkdirSync(CHROMIUM_POLICIES, { recursive: true });
  const file = join(CHROMIUM_POLICIES, `trottinette-${id}.json`);
  writeFileSync(file, JSON.stringify({ '3rdparty': { extensions: { [id]: policy } } }));
  return () => rmSync(file, { force: true });
}

/** A Firefox with these policies (the contents of policies.json) beside its program. */
export function managedFirefox(policies: object): { readonly program: string; remove(): void } {
  const home = homeOf(findFirefox() ?? '');
  if (home === undefined) throw new Error('no Firefox found whose policies can be put beside it');
  const folder = mkdtempSync(join(tmpdir(), 'trottinette-managed-firefox-'));
  for (const name of readdirSync(home)) {
    if (name === 'distribution') continue;
    // The program is looked for by where it really is.
    if (/^firefox/.test(name)) copyFileSync(realpathSync(join(home, name)), join(folder, name));
    else symlinkSync(join(home, name), join(folder, name));
  }
  mkdirSync(join(folder, 'distribution'));
  writeFileSync(join(folder, 'distribution/policies.json'), JSON.stringify(policies));
  return {
    program: join(folder, 'firefox-bin'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The folder a Firefox is in: what stands in the path may be a script that starts another of there. */
function homeOf(program: string): string | undefined {
  const named = ['firefox-esr', 'firefox'].map((name) => join(dirname(program), name));
  const homes = [program, ...named].filter(existsSync).map((path) => dirname(realpathSync(path)));
  return homes.find((home) => existsSync(join(home, 'libxul.so')));
}
