/** How the word that an account's language puts before each prompt is learned from the titles themselves. */
import { describe, expect, it } from 'vitest';
import { promptVerb, withoutVerb } from '../../src/exports/gemini/verbs.ts';

/** What was asked, by a word that is learned from the same titles. */
function asked(...titles: readonly string[]): string[] {
  const verb = promptVerb(titles);
  return titles.map((title) => withoutVerb(title, verb));
}

describe('what a prompt begins with', () => {
  it('is one of those that are known, whatever the titles', () => {
    expect(asked('Prompted why', 'Asked how', 'Live Prompt when', 'Prompt : où')).toEqual([
      'why',
      'how',
      'when',
      'où',
    ]);
  });

  it('is what more than half of the titles begin with, of three at least', () => {
    expect(asked('Gefragt: warum', 'Gefragt: wie', 'Wer')).toEqual(['warum', 'wie', 'Wer']);
    expect(asked('Was ist das', 'Was kostet es', 'Wie geht es', 'Wo bin ich')).toEqual([
      'Was ist das',
      'Was kostet es',
      'Wie geht es',
      'Wo bin ich',
    ]);
    expect(asked('Gefragt: warum', 'Gefragt: wie')).toEqual(['Gefragt: warum', 'Gefragt: wie']);
  });

  it('is of several words where each of many goes on so, or up to a colon', () => {
    const many = Array.from({ length: 8 }, (_, index) => `Você perguntou sobre ${index}`);
    expect(asked(...many)).toEqual(many.map((title) => title.replace('Você perguntou sobre ', '')));
    const few = many.slice(0, 7);
    expect(asked(...few)).toEqual(few.map((title) => title.replace('Você ', '')));
    const colon = ['Hai chiesto: a', 'Hai chiesto: b', 'Hai chiesto: c'];
    expect(asked(...colon)).toEqual(['a', 'b', 'c']);
  });

  it('is no text of a length that no language has', () => {
    const long = 'x'.repeat(65);
    expect(asked(`${long} a`, `${long} b`, `${long} c`)).toEqual([`${long} a`, `${long} b`, `${long} c`]);
  });
});
