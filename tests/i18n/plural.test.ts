import { expect, it } from 'vitest';
import { oneOrMore } from '../../src/i18n/plural.ts';

const COUNTS = [0, 0.5, 1, 1.5, 1.99, 2, 21, 1_000, 1_000_000];

it.each([
  ['en-GB', [1]],
  ['fr-FR', [0, 0.5, 1, 1.5, 1.99]],
])('%s has the singular for %j alone', (locale, singular) => {
  const form = oneOrMore(locale);
  expect(COUNTS.filter((count) => form(count, 'one', 'more') === 'one')).toEqual(singular);
  expect(form(2, 'one', 'more')).toBe('more');
});
