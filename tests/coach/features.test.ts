import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { adviceFor } from '../../src/coach/advice.ts';
import { featuresOf } from '../../src/coach/features.ts';
import { TOPICS } from '../../src/coach/topics.ts';
import { PLAIN } from './contexts.ts';

const topicOf = (text: string): string | null => featuresOf(text).topic;
const KNOWN: readonly (string | null)[] = [null, ...TOPICS.map(([topic]) => topic)];

describe('the sort of question', () => {
  it.each([
    ['12.5 x 4', 'arithmetic'],
    ['Combien font 15 % de 80 ?', 'arithmetic'],
    ['convert 5 miles to km', 'conversion'],
    ['combien de minutes dans 3 heures', 'conversion'],
    ['What does "sonder" mean?', 'dictionary'],
    ['c’est quoi la définition de « idoine » ?', 'dictionary'],
    ['how do you spell mischievous', 'spelling'],
    ["comment s'écrit chrysalide", 'spelling'],
    ['what time is it in Lima', 'clock'],
    ['Quel jour sommes-nous ?', 'clock'],
    ['how many days until 24 May', 'clock'],
    ['how many days until Christmas', 'clock'],
    ['combien de semaines avant Noël', 'clock'],
    ['how do you say dog in French', 'dictionary'],
    ['traduction de chien en anglais', 'dictionary'],
    ['weather in Oslo tomorrow', 'live'],
    ['il fait quel temps à Brest demain', null],
    ['météo Brest', 'live'],
    ['WHO INVENTED THE TELEPHONE', 'look-up'],
    ['quelle est la capitale du Bhoutan', 'look-up'],
    ['why is the sea salty', 'explanation'],
    ['pourquoi la mer est salée', 'explanation'],
  ])('%s: %s', (text, topic) => {
    expect(topicOf(text)).toBe(topic);
  });

  it('is the same with accents or without, with curly quotes, capitals, courtesy and final marks', () => {
    const variants = [
      'quelle est la hauteur de la tour eiffel',
      'Quelle est la hauteur de la Tour Eiffel ?',
      'bonjour, quelle est la hauteur de la tour eiffel stp',
    ];
    expect(variants.map(topicOf)).toEqual(['look-up', 'look-up', 'look-up']);
    expect(["what's the population of Peru", 'what’s the population of peru ??'].map(topicOf)).toEqual([
      'look-up',
      'look-up',
    ]);
  });
});

describe('silence', () => {
  it.each([
    ['about someone present', 'how old is my son'],
    ['about what was said before', 'who wrote that'],
    ['about a thing just named', 'is it open tomorrow'],
    ['about a person just named', 'quand est-il né'],
    ['of a question to the assistant', 'why do you exist'],
    ['where health is asked about', 'why do cancer cells divide'],
    ['where feelings are', 'pourquoi je me sens seul'],
    ['where an opinion is asked for', 'what is the best book'],
    ['of a loss', 'why is grief so hard'],
    ['of a plan', 'what time is dinner'],
    ['of a pace', '20 minutes a day'],
    ['of a text to write', 'open letter tomorrow'],
    ['of a subject with a known first word', 'capital punishment debate'],
    ['of a document to translate', 'traduis la suite en anglais'],
    ['of code', 'why is the python server slow'],
    ['of a date that looks like a sum', '9/11'],
    ['of a phone number', '06 12 34 56 78'],
    ['of a blood pressure', '140/90'],
    ['of an address', '192.168.1.0/24'],
    ['of several lines', 'capital of Peru\ncapital of Chile'],
    ['of two sentences', 'Capital of Peru. Write a poem on it'],
    ['of a text to work on', 'translate: good morning'],
    ['of an empty prompt', '   '],
    ['in a language it does not know', 'Wie heißt die Hauptstadt von Peru?'],
  ])('%s', (_, text) => {
    expect(topicOf(text)).toBeNull();
  });

  it('of prose and code: fewer than one sentence in two thousand sets off a rule', () => {
    const sentences = ['en', 'fr', 'code', 'de', 'es', 'others'].flatMap((name) => {
      const passages: readonly { readonly text: string }[] = JSON.parse(
        readFileSync(new URL(`../corpora/${name}.json`, import.meta.url), 'utf8'),
      );
      return passages
        .flatMap(({ text }) => text.split(/(?<=[.!?])\s+|\n+/))
        .filter((text) => text.length <= 80);
    });
    const spoken = sentences.filter((text) => adviceFor(featuresOf(text), PLAIN));
    expect(sentences.length).toBeGreaterThan(15_000);
    expect(spoken.length / sentences.length).toBeLessThan(1 / 2_000);
  });
});

describe('any text', () => {
  afterEach(() => vi.restoreAllMocks());

  it('gives one name of the closed list, and nothing else: no part of the prompt', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 150 }),
      fc
        .array(
          fc.constantFrom(
            'what ',
            'is ',
            'quelle ',
            'capital ',
            '12',
            ' * ',
            'é',
            '’',
            '?',
            'km ',
            '%',
            '👩‍💻',
          ),
        )
        .map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const features = featuresOf(text);
        expect(Object.keys(features)).toEqual(['topic']);
        expect(KNOWN).toContain(features.topic);
      }),
      { numRuns: 2_000 },
    );
  });

  it('past 80 characters is not read, however long', () => {
    const normalize = vi.spyOn(String.prototype, 'normalize');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), (piece) => {
        expect(topicOf(piece.repeat(Math.ceil(100_000 / piece.length)))).toBeNull();
      }),
      { numRuns: 50 },
    );
    expect(normalize.mock.contexts.every((text) => String(text).length <= 80)).toBe(true);
    expect(topicOf(`capital of ${'Peru'.padEnd(70, 'u')}`)).toBeNull();
  });

  it('meets no form that repeats within a repetition', () => {
    for (const [topic, { source }] of TOPICS) expect(nestedRepetitions(source), topic).toEqual([]);
    expect(nestedRepetitions('^(a|b+ )+$')).toEqual(['(a|b+ )+']);
    expect(nestedRepetitions('^(a[+*]\\+)+( b+)?$')).toEqual([]);
  });

  it.each([
    '1% ',
    '1 + ',
    '1 plus ',
    'x ',
    'a ',
    'le la ',
    'est ce ',
    'hi, ',
    'what ',
    ', ',
    '((',
    'km ',
    '1 km ',
  ])('ends also where "%s" goes on and on and fits nothing', (piece) => {
    expect(topicOf(`${piece.repeat(80).slice(0, 78)}zw`)).toBeNull();
  });
});

/** Groups of a regular expression that are repeated and hold a repetition: what can take exponential time. */
function nestedRepetitions(source: string): string[] {
  const bare = source.replace(/\\.|\[[^\]]*\]/g, (atom) => '_'.repeat(atom.length));
  const opened: number[] = [];
  const found: string[] = [];
  for (let at = 0; at < bare.length; at++) {
    if (bare[at] === '(') opened.push(at);
    if (bare[at] !== ')') continue;
    const start = opened.pop() ?? 0;
    const isRepeated = /[+*]/.test(bare[at + 1] ?? '');
    if (isRepeated && /[+*]/.test(bare.slice(start, at))) found.push(source.slice(start, at + 2));
  }
  return found;
}
