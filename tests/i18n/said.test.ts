/**
 * What every sentence that is made of something comes to, with numbers of each class and every code, stands in
 * `said/<language>.txt`. A change of words shows there, to be read before it is taken over
 * (npx vitest run --project unit tests/i18n/said.test.ts -u).
 */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as en from '../../src/i18n/languages/en.ts';
import * as fr from '../../src/i18n/languages/fr.ts';
import { sentencesOf } from './said.ts';

/** Signs that can't be seen, or not told apart. */
const SHOWN: readonly (readonly [sign: string, shown: string])[] = [
  ['\n', '\\n'],
  ['\u202f', '⍽'],
  ['\u00a0', '␣'],
];
const visible = (text: string) => SHOWN.reduce((all, [sign, shown]) => all.replaceAll(sign, shown), text);

it.each(Object.entries({ en, fr }))('what %s says is as written down', async (language, words) => {
  const lines = sentencesOf(words).map(([place, text]) => `${place}: ${visible(text)}\n`);
  const file = join(import.meta.dirname, `said/${language}.txt`);
  await expect(lines.join('')).toMatchFileSnapshot(file);
});
