import { expect, it } from 'vitest';
import { how as en } from '../../src/i18n/languages/en.ts';
import { how as fr } from '../../src/i18n/languages/fr.ts';

it.each([
  ['Quoi ? « Ceci » : oui ; non !', 'Quoi⍽? «␣Ceci␣»␣: oui⍽; non⍽!'],
  ['« ? »', '«␣?␣»'],
  ['24 700 tokens, 1 234 567', '24⍽700 tokens, 1⍽234⍽567'],
  ['3 à 12 Wh, 0,12 kWh par dollar, 8 % et 5 g', '3 à 12⍽Wh, 0,12⍽kWh par dollar, 8⍽% et 5⍽g'],
  ['÷ 6 à × 10', '÷⍽6 à ×⍽10'],
  ['10 grands groupes', '10 grands groupes'],
])('French sets %s', (typed, set) => {
  const shown = (text: string) => text.replaceAll('\u00a0', '␣').replaceAll('\u202f', '⍽');
  expect(shown(fr.typeset(typed))).toBe(set);
  expect(en.typeset(typed)).toBe(typed);
});
