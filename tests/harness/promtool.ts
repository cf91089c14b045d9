/** Prometheus' own checker of rules, from Debian: `npm run test:all` alone asks for one. Nothing is installed or started. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Promtool {
  /** What it says, and whether it found nothing wrong. */
  run(...args: string[]): { readonly said: string; readonly isRight: boolean };
  remove(): void;
}

/** Takes it out of Debian's package; null where that can't be had. */
export function fetchPromtool(): Promtool | null {
  const folder = mkdtempSync(join(tmpdir(), 'promtool-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const env = { ...process.env, LD_PRELOAD: '' };
  try {
    execFileSync('apt-get', ['download', 'prometheus'], { cwd: folder, env, stdio: 'ignore' });
    const [deb = ''] = readdirSync(folder);
    execFileSync('dpkg-deb', ['-x', deb, 'tree'], { cwd: folder, env, stdio: 'ignore' });
  } catch {
    remove();
    return null;
  }
  return {
    run(...args) {
      const { stdout, stderr, status } = spawnSync(join(folder, 'tree/usr/bin/promtool'), args, {
        env,
        encoding: 'utf8',
      });
      return { said: `${stdout}${stderr}`, isRight: status === 0 };
    },
    remove,
  };
}
