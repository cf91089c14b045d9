/** Packages of npm that some tests alone want, installed beside the project's own when they are first asked for. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './built.ts';

const LOCK = 'package-lock.json';

/**
 * Copies a folder of tests/ with a lock of its own to where nothing that walks the project looks, and installs what the
 * lock names, unless it was.
 * @returns where it stands
 */
export function installBeside(name: string, source: string): string {
  const place = join(ROOT, 'node_modules', `.${name}`);
  const lock = readFileSync(join(source, LOCK), 'utf8');
  const done = join(place, 'installed.json');
  mkdirSync(place, { recursive: true });
  const isInstalled = existsSync(done) && readFileSync(done, 'utf8') === lock;
  cpSync(source, place, { recursive: true });
  if (isInstalled) return place;
  const npm = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', npm, { cwd: place, stdio: 'inherit', env: { ...process.env, LD_PRELOAD: '' } });
  writeFileSync(done, lock);
  return place;
}
