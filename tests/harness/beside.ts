/** Packages of npm that some tests alone want, installed beside the project's own when they are first asked for. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './built.ts';

/**
 * Copies a folder of tests/ with a lock of its own to where nothing that walks the project looks, and installs what the
 * lock names, unless the same was. Whoever asks at the same time installs it too, and the first to be done stands.
 * @returns where it stands
 */
export function installBeside(name: string, source: string): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(source).sort()) hash.update(readFileSync(join(source, file)));
  const modules = join(ROOT, 'node_modules');
  const place = join(modules, `.${name}-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(place)) return place;
  const unfinished = mkdtempSync(join(modules, `.${name}-unfinished-`));
  cpSync(source, unfinished, { recursive: true });
  const npm = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', npm, { cwd: unfinished, stdio: 'inherit', env: { ...process.env, LD_PRELOAD: '' } });
  try {
    renameSync(unfinished, place);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(place)) throw error;
  }
  return place;
}
