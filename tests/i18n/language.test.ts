import { describe, expect, it } from 'vitest';
import { codeOf, languageFor, languageName, wordsOf } from '../../src/i18n/language.ts';

describe('the language that is spoken', () => {
  it.each([
    ['the chosen one', 'fr', ['en-GB'], 'fr'],
    ['the first of the browser’s that is spoken', 'auto', ['de-DE', 'fr-CA', 'en'], 'fr'],
    ['that of a region, in any case', 'auto', ['EN-us', 'fr'], 'en'],
    ['English where none is spoken', 'auto', ['de', 'it'], 'en'],
    ['English where the browser names none', 'auto', [], 'en'],
    ['one of ours, whatever is asked for', 'auto', ['constructor', '__proto__', ''], 'en'],
    ['the browser’s where the chosen one is spoken no more', 'la', ['fr'], 'fr'],
  ])('is %s', (_, chosen, browser, spoken) => {
    expect(languageFor(chosen, browser, ['en', 'fr'])).toBe(spoken);
  });
});

describe('the words of a page', () => {
  const files = {
    '../languages/en.ts': () => Promise.resolve('words'),
    '../languages/fr.ts': () => Promise.resolve('mots'),
  };

  it('are those of the language asked for, else English', async () => {
    const words = wordsOf(files);
    expect(words.languages).toEqual(['en', 'fr']);
    expect(await Promise.all(['fr', 'en', 'de'].map((code) => words.load(code)))).toEqual([
      'mots',
      'words',
      'words',
    ]);
  });

  it('can’t be without English', () => {
    expect(() => wordsOf({ '../languages/fr.ts': files['../languages/fr.ts'] })).toThrow(
      'there is no English',
    );
  });
});

it.each([
  ['../languages/fr.ts', 'fr'],
  ['./languages/en.ts?toolbar', 'en'],
  ['fr', 'fr'],
])('%s is the file of %s', (path, code) => {
  expect(codeOf(path)).toBe(code);
});

it.each([
  ['en', 'English'],
  ['fr', 'Français'],
  ['qq', 'Qq'],
])('%s calls itself %s', (code, name) => {
  expect(languageName(code)).toBe(name);
});
