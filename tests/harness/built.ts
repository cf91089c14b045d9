/** The browser tests' global set-up: the built extensions stand in dist/ and are as new as their sources. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

/** What a build is made of. */
export const SOURCES = [
  'src',
  'public',
  'icons',
  'scripts/build',
  'manifest.json',
  'organisation/policies/managed_schema.json',
  'vite.config.ts',
  'package-lock.json',
  'LICENSE',
  'NOTICE',
  'CHANGELOG.md',
  'CHANGELOG.fr.md',
];

export type BuiltTarget =
  | 'chromium'
  | 'firefox'
  | 'chromium-all'
  | 'firefox-all'
  | 'chromium-organisation'
  | 'firefox-organisation';

/** The folder of an unpacked extension. */
export function builtExtension(target: BuiltTarget): string {
  return join(ROOT, 'dist', target);
}

/** Builds each target that is missing or older than what it is made of. */
export function ensureBuilt(targets: readonly BuiltTarget[]): void {
  const newest = Math.max(...SOURCES.map((source) => newestChange(join(ROOT, source))));
  const stale = targets.filter((target) => {
    const manifest = join(builtExtension(target), 'manifest.json');
    return !existsSync(manifest) || statSync(manifest).mtimeMs < newest;
  });
  if (stale.length > 0)
    execFileSync(process.execPath, [join(ROOT, 'scripts/build.mjs'), ...stale], { stdio: 'inherit' });
}

function newestChange(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.name !== 'generated')
    .reduce((newest, entry) => Math.max(newest, newestChange(join(path, entry.name))), 0);
}

export default function setup(): void {
  ensureBuilt([
    'chromium',
    'firefox',
    'chromium-organisation',
    'firefox-organisation',
    'chromium-all',
    'firefox-all',
  ]);
}
