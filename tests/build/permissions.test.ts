/**
 * No build may do more than permissions.lock says, each with its reason; and none asks at install for more than what
 * people agreed to with an earlier one: the browser would switch it off until they agree again.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildOfRelease } from '../harness/builds.ts';
import { builtExtension } from '../harness/built.ts';
import { type Asking, askedBy, differences, lockText, readLock } from '../harness/permission-lock.ts';
import { RELEASES } from '../releases/releases.ts';

const BROWSERS = ['chromium', 'firefox'] as const;

const manifestIn = (folder: string): Asking =>
  JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));

const atInstall = (manifest: Asking): string[] =>
  askedBy(manifest).filter((asked) => asked.startsWith('at install'));

describe.each(BROWSERS)('dist/%s', (browser) => {
  it('may do what permissions.lock says', () => {
    expect(differences(manifestIn(builtExtension(browser)), readLock(lockText(), browser))).toEqual([]);
  });

  it.each(RELEASES)('asks at install for nothing that $version did not', (release) => {
    const build = buildOfRelease(release, browser);
    try {
      const before = atInstall(manifestIn(build.folder));
      expect(before.length).toBeGreaterThan(0);
      const now = atInstall(manifestIn(builtExtension(browser)));
      expect(now.filter((asked) => !before.includes(asked))).toEqual([]);
    } finally {
      build.remove();
    }
  });
});
