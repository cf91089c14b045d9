/** What is built, libraries included, asks of its browsers nothing that the oldest of them lacks. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ALLOWED, ALLOWED_LIBRARIES, lackingOf, lackingOfStyle } from '../compat/compat.ts';
import { usesOf } from '../compat/uses.ts';
import { builtExtension } from '../harness/built.ts';

/** Texts of a kind in both builds; what they have in common, once. */
function textsOf(extension: string): Set<string> {
  const folders = (['chromium', 'firefox'] as const).map(builtExtension);
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  );
  const wanted = files.filter((file) => file.endsWith(extension));
  return new Set(wanted.map((file) => readFileSync(file, 'utf8')));
}

it('the scripts of both builds use nothing that is lacking, but for what is named', () => {
  const scripts = [...textsOf('.js')];
  expect(scripts.length).toBeGreaterThan(100);
  const lacking = new Set(scripts.flatMap((script) => lackingOf(usesOf(script, 'js'))));
  const allowed = { ...ALLOWED, ...ALLOWED_LIBRARIES };
  expect([...lacking].filter((name) => !Object.hasOwn(allowed, name))).toEqual([]);
  expect(Object.keys(ALLOWED_LIBRARIES).filter((name) => !lacking.has(name))).toEqual([]);
});

it('so do the style sheets', () => {
  expect([...textsOf('.css')].flatMap(lackingOfStyle)).toEqual([]);
});
