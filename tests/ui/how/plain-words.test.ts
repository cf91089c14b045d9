/** A computation in one sentence. */
import { expect, it } from 'vitest';
import { how } from '../../../src/i18n/languages/en.ts';
import type { Step, StepId } from '../../../src/model/footprint/explain-values.ts';
import { plainText } from '../../../src/ui/how/plain-words.ts';

const step = (id: StepId, value: number | { low: number; central: number; high: number }): Step => ({
  id,
  expression: '',
  values: [],
  result: { value, unit: 'Wh' },
});
const range = (central: number) => ({ low: central / 2, central, high: 2 * central });
const ofText = (tokens: number) => [
  step('tokens', tokens),
  step('decode', 0.0011),
  step('text-energy', range(5)),
  step('energy', range(11)),
];

it('says what was written, and what that took', () => {
  expect(plainText(ofText(4_612), how)).toBe(
    'The model wrote about 4,600 tokens; at 0.0011\u00a0Wh each, plus reading, whole servers and cooling: 5\u00a0Wh (2.5–10).',
  );
});

it('says of a picture nobody wrote a word to what the picture took, and nothing of no tokens', () => {
  expect(plainText([...ofText(0), step('media-energy', range(2))], how)).toBe(
    'From what was really made, its number, size and length: 11\u00a0Wh (5.5–22).',
  );
  expect(plainText([...ofText(40), step('media-energy', range(2))], how)).toContain('With the pictures');
});

it('says of a run that is assumed behind the answer that it is taken to have written so', () => {
  const source = { source: 'inferred by rule', year: 2026 };
  const values = [{ symbol: 'T_run', value: 18_000, unit: 'tokens', ...source }];
  const steps = ofText(18_000).map((one) => (one.id === 'tokens' ? { ...one, values } : one));
  expect(plainText(steps, how)).toMatch(
    /^The run behind the answer is taken to have written about 18,000 tokens;/,
  );
});
