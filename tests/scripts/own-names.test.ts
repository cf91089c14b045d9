/** What the minifier renames on a page is ours alone: a name that anything else has would be read as nothing. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OWN_NAMES } from '../../scripts/build/own-names.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** The text of all files below a folder, or of a file. */
function textOf(place: string, ending: RegExp): string {
  const path = join(ROOT, place);
  if (ending.test(place)) return readFileSync(path, 'utf8');
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((file) => ending.test(file));
  return files.map((file) => readFileSync(join(path, file), 'utf8')).join('\n');
}

const codeOf = (...places: string[]): string =>
  places
    .map((place) => textOf(place, /\.ts$/))
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*/gm, '');

const onPages = codeOf('src/page', 'src/content', 'src/sites', 'src/coach');

/** All that such a text has at these places. */
const namesIn = (text: string, pattern: RegExp): ReadonlySet<string> =>
  new Set(Array.from(text.matchAll(pattern), ([, name = '']) => name));

describe('a name of ours on a page', () => {
  it('stands in the list once, and in the code', () => {
    expect(OWN_NAMES).toEqual([...new Set(OWN_NAMES)].sort());
    const used = namesIn(onPages, /([A-Za-z_$][\w$]*)/g);
    expect(OWN_NAMES.filter((name) => !used.has(name))).toEqual([]);
  });

  it.each([
    // Members of interfaces in TypeScript's own libraries and the extension API's types.
    [
      'the browser has',
      textOf('node_modules/@typescript', /lib\.[\w.]+\.d\.ts$/) +
        textOf('node_modules/@types/chrome', /\.d\.ts$/),
      /^\s*(?:readonly |get |set |static |function |const |export )*"?([A-Za-z_$][\w$]*)"?\??\s*[(:<]/gm,
    ],
    // Keys of JSON, also of JSON in a string.
    ['a site sends', textOf('tests/fixtures', /\.json$/), /"([A-Za-z_$][\w$]*)\\*"\s*:/g],
    ['is asked for in quotes', onPages, /['"`]([A-Za-z_$][\w$]*)['"`]/g],
    [
      'crosses to the background, or to the other world',
      codeOf(
        'src/model/messages',
        'src/model/health',
        'src/model/usage/observation.ts',
        'src/model/usage/usage.ts',
      ),
      /([A-Za-z_$][\w$]*)\??:/g,
    ],
    ['the coach’s script has', codeOf('src/content/coach.ts'), /([A-Za-z_$][\w$]*)/g],
    ['a row has', codeOf('src/sites/row.ts', 'src/sites/watched.ts'), /([A-Za-z_$][\w$]*)/g],
  ])('is none that %s', (_, text, pattern) => {
    const others = namesIn(text, pattern);
    expect(others.size).toBeGreaterThan(20);
    expect(OWN_NAMES.filter((name) => others.has(name))).toEqual([]);
  });
});
