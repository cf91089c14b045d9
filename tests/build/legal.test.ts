/** Every build says whose work it is, and on which terms. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { builtExtension } from '../harness/built.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const FONTS = ['bricolage-grotesque', 'figtree'];

describe.each(['chromium', 'firefox'] as const)('dist/%s', (target) => {
  const built = (path: string): string => readFileSync(join(builtExtension(target), path), 'utf8');

  it.each(['LICENSE', 'NOTICE'])('has our %s as it is', (path) => {
    expect(built(path)).toBe(readFileSync(join(ROOT, path), 'utf8'));
  });

  it.each(Object.entries(packageJson.dependencies))('has the licence of %s', (name, version) => {
    const licence = readFileSync(join(ROOT, 'node_modules', name, 'LICENSE'), 'utf8').trim();
    expect(built('THIRD-PARTY')).toContain(`${name} ${version} (`);
    expect(built('THIRD-PARTY')).toContain(licence);
  });

  it.each(FONTS)('has the licence of the font %s', (name) => {
    const licence = readFileSync(join(ROOT, 'public/fonts', `${name}-OFL.txt`), 'utf8').trim();
    expect(built('THIRD-PARTY')).toContain(licence);
  });

  it('has code of nobody else, but for what the bundler adds', () => {
    const named = [...built('THIRD-PARTY').matchAll(/^(\S+) \d[\w.-]* \(/gm)].map(([, name]) => name);
    expect(named).toEqual([...Object.keys(packageJson.dependencies), 'rolldown', 'vite'].sort());
  });
});
