import { describe, expect, it } from 'vitest';
import { packageOf, thirdParty } from '../../scripts/build/legal.ts';

describe('the package of a module', () => {
  it.each([
    ['/a/trot/node_modules/preact/dist/preact.mjs', 'preact'],
    ['/a/node_modules/x/node_modules/@y/z/index.js', '@y/z'],
    ['C:\\a\\node_modules\\idb\\build\\index.js', 'idb'],
    ['\0vite/preload-helper.js', 'vite'],
    ['\0rolldown/runtime.js', 'rolldown'],
  ])('of %j is %s', (id, name) => expect(packageOf(id)).toBe(name));

  it('is none for what is ours', () => {
    expect(packageOf('/a/trot/src/ui/popup/main.tsx')).toBeNull();
  });
});

describe('THIRD-PARTY', () => {
  it('names each package once, whatever the order it was found in', () => {
    const text = thirdParty(['preact', 'idb', 'preact']);
    expect(text).toBe(thirdParty(['idb', 'preact']));
    expect(text.match(/^preact \d/gm)).toHaveLength(1);
    expect(text).toContain('Jason Miller');
    expect(text).toContain('Jake Archibald');
  });

  it('leaves out the licences of what a bundler has bundled into itself', () => {
    expect(thirdParty(['vite'])).toContain('VoidZero');
    expect(thirdParty(['vite']).length).toBeLessThan(15_000);
  });
});
