import { describe, expect, it } from 'vitest';
import { listOf, longDate, moment, weekdayLetter } from '../../src/i18n/dates.ts';
import { languageFor } from '../../src/i18n/language.ts';
import * as english from '../../src/i18n/languages/en.ts';
import * as french from '../../src/i18n/languages/fr.ts';
import { popupWords } from '../../src/i18n/pages/popup.ts';
import { TOOLBAR_WORDS } from '../../src/i18n/toolbar.ts';
import { KINDS } from '../../src/model/usage/usage.ts';
import { USE_CLASSES } from '../../src/model/usage/use-class.ts';

const NARROW = '\u202f';

type Sections = Readonly<Record<string, object>>;
const FILES = import.meta.glob<Sections>('../../src/i18n/languages/*.ts', { eager: true });
const dictionaries = Object.values(FILES);
const en = english.popup;
const fr = french.popup;

/** Every word a dictionary can say: functions are called with plausible arguments, for none, one and several. */
function sentencesOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return calls(value, path);
  if (value && typeof value === 'object')
    return Object.entries(value)
      .filter(([key]) => key !== 'numbers' && key !== 'locale')
      .flatMap(([key, inner]) => sentencesOf(inner, `${path}.${key}`));
  return [];
}

function calls(message: CallableFunction, path: string): [string, string][] {
  const speak = (...args: unknown[]): [string, string][] => {
    const said: unknown = message(...args);
    return sentencesOf(Array.isArray(said) ? said.join(' 5 ') : said, `${path}(${JSON.stringify(args)})`);
  };
  const week = sayWeek(path, speak);
  if (week) return week;
  if (path.endsWith('insightDriver'))
    return (['image', 'video'] as const).flatMap((kind) =>
      SHARES.flatMap((share) => [1, 3, 12].flatMap((count) => speak(kind, count, String(count), share))),
    );
  if (/requests|searches|answering|voiceSessions/.test(path))
    return [0, 1, 2, 1_200].flatMap((count) => speak(count, String(count)));
  if (path.endsWith('toolbar.today'))
    return [true, false].flatMap((under) => speak(2, '2', { amount: 3, text: '3', under }));
  if (path.endsWith('.title')) return [1, 2].flatMap((count) => speak('ChatGPT', count));
  if (path.endsWith('.time')) return speak(9, 5);
  return speak('ABC', 'DEF', 'GHI', 'JKL');
}

const SHARES = ['third', 'half', 'two-thirds', 'three-quarters', 'most', 'nearly-all'] as const;

/** What the summary of a week says of its parts, each with arguments of its own kind. */
function sayWeek(
  path: string,
  speak: (...args: unknown[]) => [string, string][],
): [string, string][] | undefined {
  const against = ['before', 'usual'] as const;
  if (/\.change\.same$/.test(path)) return against.flatMap((week) => speak(week));
  if (/\.change\.(more|less)$/.test(path))
    return against.flatMap((week) => ['week', 'day'].flatMap((per) => speak('9 Wh', week, per)));
  if (/\.change\.driver/.test(path))
    return USE_CLASSES.flatMap((of) => SHARES.flatMap((share) => speak(of, share, '25', '4')));
  if (path.endsWith('.trend.shares'))
    return SHARES.flatMap((share) =>
      [share, null].flatMap((ofWeek) => speak('22 images', 'DEF', share, ofWeek)),
    );
  if (path.endsWith('.vehicles.more'))
    return SHARES.flatMap((share) => [1, 31].flatMap((count) => speak(count, String(count), '205', share)));
  if (path.endsWith('.goal.amount'))
    return ['requests', 'images', 'energyWh'].flatMap((of) =>
      [1, 60].flatMap((count) => speak(of, count, String(count))),
    );
  if (path.endsWith('.share.text')) {
    const words = 'dates requests searches energy gas water search'.split(' ');
    return speak(Object.fromEntries(words.map((word) => [word, 'ABC'])));
  }
  return undefined;
}

const shapeOf = (dictionary: object): string[] =>
  Object.entries(dictionary)
    .flatMap(([key, value]) =>
      typeof value === 'object' && !Array.isArray(value)
        ? shapeOf(value).map((inner) => `${key}.${inner}`)
        : [`${key}: ${typeof value}`],
    )
    .sort();

describe('dictionaries', () => {
  it('have the same keys', () => {
    for (const dictionary of dictionaries) expect(shapeOf(dictionary)).toEqual(shapeOf(english));
  });

  it.each(Object.keys(FILES))('%s says something for each key, never a raw value', (file) => {
    const sentences = sentencesOf(FILES[file]);
    expect(sentences.length).toBeGreaterThan(80);
    for (const [path, text] of sentences) {
      expect(text.trim(), path).not.toBe('');
      expect(text, path).not.toMatch(/undefined|NaN|\[object|=>|\$\{/);
      expect(text, path).toBe(text.trim());
    }
  });

  it('French keeps its punctuation with the word before it', () => {
    for (const [path, text] of sentencesOf(french)) {
      expect(text, path).not.toMatch(/ [:;?!»]|« |[^\s\u202f\u00a0][;?!]|\w:/);
      expect(text, path).not.toMatch(/['"]/);
    }
  });

  it('English uses its own punctuation', () => {
    for (const [path, text] of sentencesOf(english)) expect(text, path).not.toMatch(/ [:;?!]|['"]/);
  });

  it('never praises or blames', () => {
    for (const words of dictionaries)
      for (const [path, text] of sentencesOf(words))
        expect(text, path).not.toMatch(/wast|pollut|planet|gasp|gâch|planète|éco-|\beco\b/i);
  });

  it('counts none as one in French and as several in English', () => {
    expect([0, 1, 2].map(en.requests)).toEqual(['requests', 'request', 'requests']);
    expect([0, 1, 2].map(fr.requests)).toEqual(['requête', 'requête', 'requêtes']);
    expect(fr.searches(1.3, false)).toEqual(['environ', 'recherche web']);
    expect(en.searches(1.3, false)).toEqual(['about', 'web searches']);
    expect(en.searches(1_200, false)).toEqual(['about', 'searches']);
    expect(en.searches(1, true)).toEqual(['under', 'web search']);
  });

  it('says what drove a day', () => {
    expect(en.insightDriver('image', 3, '3', 'half')).toBe('Three images made about half of today’s energy.');
    expect(fr.insightDriver('image', 3, '3', 'half')).toBe(
      'Trois images font environ la moitié de l’énergie.',
    );
    expect(en.insightDriver('video', 1, '1', 'most')).toBe('One video made most of today’s energy.');
    expect(fr.insightDriver('video', 1, '1', 'nearly-all')).toBe('Une vidéo fait presque toute l’énergie.');
    expect(en.insightDriver('image', 22, '22', 'nearly-all')).toBe(
      '22 images made nearly all of today’s energy.',
    );
  });

  it('names every kind', () => {
    for (const words of [en, fr]) expect(KINDS.map((kind) => words.kinds[kind]).every(Boolean)).toBe(true);
  });
});

describe('dates', () => {
  it('are written as each language does', () => {
    expect(longDate('2026-11-22', en)).toBe('Sunday 22 November');
    expect(longDate('2026-11-22', fr)).toBe('dimanche 22 novembre');
    expect(weekdayLetter('2026-11-18', en)).toBe('W');
    expect(weekdayLetter('2026-11-18', fr)).toBe('M');
  });

  it('say today and yesterday', () => {
    const at = (day: number): number => new Date(2026, 10, day, 18, 5).getTime();
    expect(moment(at(22), '2026-11-22', en)).toBe('today 18:05');
    expect(moment(at(21), '2026-11-22', fr)).toBe(`hier à 18${NARROW}h${NARROW}05`);
    expect(moment(at(2), '2026-11-22', en)).toBe('Monday 2 November, 18:05');
    expect(moment(at(2), '2026-11-22', fr)).toBe(`lundi 2 novembre à 18${NARROW}h${NARROW}05`);
  });

  it('join names', () => {
    expect(listOf(['ChatGPT', 'Claude', 'Gemini'], fr)).toBe('ChatGPT, Claude et Gemini');
    expect(listOf(['ChatGPT', 'Claude', 'Gemini'], en)).toBe('ChatGPT, Claude and Gemini');
  });
});

describe('language', () => {
  const { languages } = popupWords;

  it('is spoken by every page, and by the toolbar', () => {
    expect(languages).toEqual(['en', 'fr']);
    expect([...TOOLBAR_WORDS.keys()]).toEqual(languages);
  });

  it('is the chosen one, else the first of the browser’s that is spoken, else English', () => {
    expect(languageFor('fr', ['en-GB'], languages)).toBe('fr');
    expect(languageFor('auto', ['de-DE', 'fr-CA', 'en'], languages)).toBe('fr');
    expect(languageFor('auto', ['EN-us'], languages)).toBe('en');
    expect(languageFor('auto', ['constructor', '__proto__'], languages)).toBe('en');
  });
});

describe('the manifest’s words', () => {
  it('are within the limits of the stores', () => {
    for (const { manifest } of [english, french]) {
      expect(manifest.extensionName.length).toBeLessThanOrEqual(45);
      expect(manifest.extensionDescription.length).toBeLessThanOrEqual(132);
    }
  });
});
