import { describe, expect, it } from 'vitest';
import * as english from '../../src/i18n/languages/en.ts';
import * as french from '../../src/i18n/languages/fr.ts';
import { popupWords } from '../../src/i18n/pages/popup.ts';
import { TOOLBAR_WORDS } from '../../src/i18n/toolbar.ts';
import type { ManifestWords } from '../../src/i18n/words/manifest.ts';
import { USE_CLASSES } from '../../src/model/usage/use-class.ts';
import { sentencesOf, textsOf } from './said.ts';

type Sections = Readonly<Record<string, object>> & { readonly manifest: ManifestWords };
const FILES = import.meta.glob<Sections>('../../src/i18n/languages/*.ts', { eager: true });
const dictionaries = Object.values(FILES);
const en = english.popup;
const fr = french.popup;

/** Every word a dictionary can say. */
const allOf = (words: object) => [...textsOf(words), ...sentencesOf(words)];

/** Words and names that are the same in both languages. */
const IN_BOTH = [
  ...[
    'Agent',
    'agent',
    'Coach',
    'Contact',
    'conversions',
    'Estimation',
    'Images',
    'image',
    'images',
    'minute',
    'Mode',
    'Options',
  ],
  ...['Part', 'pixels', 'Site', 'Sites', 'Source', 'Sources', 'Standard', 'Tokens', 'tokens', 'Total'],
  ...['CO₂e', 'e-mails (ADEME)', 'Google, 2009', 'JSON', 'Mozilla Public License 2.0', 'Trottinette', 'Wh'],
];

const shapeOf = (dictionary: object): string[] =>
  Object.entries(dictionary)
    .flatMap(([key, value]) =>
      typeof value === 'object'
        ? shapeOf(value).map((inner) => `${key}.${inner}`)
        : [`${key}: ${typeof value}`],
    )
    .sort();

describe('dictionaries', () => {
  it('have the same keys', () => {
    for (const dictionary of dictionaries) expect(shapeOf(dictionary)).toEqual(shapeOf(english));
  });

  it.each(Object.keys(FILES))('%s says something for each key, never a raw value', (file) => {
    for (const [path, text] of allOf(FILES[file] as Sections)) {
      expect(text.trim(), path).not.toBe('');
      expect(text, path).not.toMatch(/undefined|NaN|\[object|=>|\$\{/);
      expect(text, path).toBe(text.trim());
    }
  });

  it('French keeps its punctuation with the word before it', () => {
    for (const [path, text] of allOf(french)) {
      expect(text, path).not.toMatch(/ [:;?!»]|« |[^\s\u202f\u00a0][;?!]|\w:/);
      expect(text, path).not.toMatch(/['"]/);
    }
  });

  it('French writes the first of a month, its weekdays and its research runs as French does', () => {
    const weekday = /depuis (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) /i;
    for (const [path, text] of allOf(french)) {
      expect(text, path).not.toMatch(/\b1er\b/);
      expect(text, path).not.toMatch(weekday);
      expect(text, path).not.toMatch(/«[^\u00a0]|[^\u00a0]»/);
    }
    // Sentences are made of amounts that come with their own spaces: here, of made-up ones.
    for (const [path, text] of textsOf(french))
      expect(text, path).not.toMatch(/\d (?:k?Wh|g|kg|t|mL|L|m³|s|%|h)(?!\p{L})/u);
    const runs = [
      french.dashboard.modes.research,
      french.summary.modes.research,
      french.dashboard.useClasses.research,
    ];
    for (const said of runs) expect(said).toMatch(/recherches? approfondies?/i);
  });

  it('French elides before a vowel', () => {
    for (const [path, text] of allOf(french))
      expect(text, path).not.toMatch(/(?<![\p{L}-])([Qq]ue|[CcDdJjLlNnSs]e|[Ll]a) [aeiouéèêàâîôœ]/u);
  });

  it('English has “an” before a vowel', () => {
    for (const [path, text] of allOf(english))
      expect(text, path).not.toMatch(/\ba (?!one\b)[aeio]|\ban (?!hour)[^aeiouAEIO]/);
  });

  it('French says in French what English says in English', () => {
    const said = new Map(textsOf(english));
    const same = textsOf(french).filter(([place, text]) => said.get(place) === text);
    expect([...new Set(same.map(([, text]) => text))].sort()).toEqual(IN_BOTH.sort());
  });

  it('English uses its own punctuation', () => {
    for (const [path, text] of allOf(english)) expect(text, path).not.toMatch(/ [:;?!]|['"]/);
  });

  it('never praises or blames', () => {
    for (const words of dictionaries)
      for (const [path, text] of allOf(words))
        expect(text, path).not.toMatch(/wast|pollut|planet|gasp|gâch|planète|éco-|\beco\b/i);
  });

  it('counts none as one in French and as several in English', () => {
    expect([0, 1, 2].map(en.requests)).toEqual(['requests', 'request', 'requests']);
    expect([0, 1, 2].map(fr.requests)).toEqual(['requête', 'requête', 'requêtes']);
    expect(fr.searches(1.3, false)).toEqual(['environ', 'recherche web']);
    expect(en.searches(1.3, false)).toEqual(['about', 'web searches']);
    expect(en.searches(1_200, false)).toEqual(['about', 'web searches']);
    expect(en.searches(1, true)).toEqual(['under', 'web search']);
  });

  it('names every class of use, a research run never by the word for a web search alone', () => {
    expect(USE_CLASSES.map((of) => en.classes[of]).join()).toBe(
      'text,thinking,research and agents,images,video,voice',
    );
    expect(USE_CLASSES.map((of) => fr.classes[of]).join()).toBe(
      'texte,réflexion,recherches approfondies et agents,images,vidéos,voix',
    );
  });
});

describe('words', () => {
  it('are spoken in every language by every page, and by the toolbar', () => {
    const codes = Object.keys(FILES).map((path) => path.replace(/^.*\/|\.ts$/g, ''));
    expect(popupWords.languages).toEqual(codes.sort());
    expect([...TOOLBAR_WORDS.keys()]).toEqual(popupWords.languages);
    expect(TOOLBAR_WORDS.get('en')?.locale).toBe('en-GB');
    expect(TOOLBAR_WORDS.get('fr')?.locale).toBe('fr-FR');
  });
});

describe('the manifest’s words', () => {
  it('are within the limits of the stores', () => {
    for (const { manifest } of Object.values(FILES)) {
      expect(manifest.extensionName.length).toBeLessThanOrEqual(45);
      expect(manifest.extensionDescription.length).toBeLessThanOrEqual(132);
    }
  });
});
