/** What is built from the sources asks for what permissions.lock says; and what the comparison finds. */
import { describe, expect, it } from 'vitest';
import { manifestFor } from '../../scripts/build/targets.ts';
import { type Asking, askedBy, differences, lockText, readLock } from '../harness/permission-lock.ts';

describe.each(['chromium', 'firefox'] as const)('the manifest of %s', (target) => {
  const lock = readLock(lockText(), target);
  const manifest: Asking = manifestFor(target);

  it('asks for what is in permissions.lock', () => {
    expect(differences(manifest, lock)).toEqual([]);
  });

  it.each([
    ['host_permissions', 'https://new.example/*', 'at install, host'],
    ['permissions', 'tabs', 'at install, permission'],
    ['optional_permissions', 'history', 'if allowed, permission'],
    ['optional_host_permissions', 'https://new.example/*', 'if allowed, host'],
  ] as const)('is refused with one more of %s', (key, name, kind) => {
    const more = { ...manifest, [key]: [...(manifest[key] ?? []), name] };
    expect(differences(more, lock)).toEqual([`asked for, and not in permissions.lock: ${kind} ${name}`]);
  });

  it('is refused with a host that is asked for at install where the lock has it by a click', () => {
    const more = { ...manifest, host_permissions: [...(manifest.host_permissions ?? []), 'https://x.com/*'] };
    expect(differences(more, lock)).toHaveLength(1);
  });

  it('is refused with a script on a page that is not among its hosts', () => {
    const scripts = [...(manifest.content_scripts ?? []), { matches: ['https://new.example/*'] }];
    expect(differences({ ...manifest, content_scripts: scripts }, lock)).toHaveLength(1);
  });
});

describe('permissions.lock', () => {
  const lock = readLock(lockText());

  it('has nothing twice, and nothing that is no line of its form', () => {
    const lines = lockText().split('\n');
    expect(lock.size).toBe(lines.filter((line) => line !== '' && !line.startsWith('#')).length);
    expect([...lock.keys()]).toEqual(askedBy(manifestFor('chromium')).filter((asked) => lock.has(asked)));
  });

  it('that allows what nobody asks for, or without a reason, is noticed', () => {
    const asking = { permissions: ['storage'] };
    expect(differences(asking, readLock('at install, permission storage: numbers'))).toEqual([]);
    expect(differences(asking, readLock('at install, permission storage'))).toEqual([
      'without a reason: at install, permission storage',
    ]);
    const stale = readLock('at install, permission storage: numbers\nat install, permission tabs: once');
    expect(differences(asking, stale)).toEqual(['asked for no more: at install, permission tabs']);
  });
});
