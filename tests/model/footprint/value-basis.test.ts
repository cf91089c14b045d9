import { expect, it } from 'vitest';
import { explain } from '../../../src/model/footprint/explain.ts';
import { isOwn } from '../../../src/model/footprint/sources.ts';
import { basisOf, ownValues } from '../../../src/model/footprint/value-basis.ts';
import { usageOf } from './usage.ts';

it.each([
  'Google',
  'Microsoft',
  'AWS',
  'Meta',
  'Mistral',
  'OpenAI',
  'Azure',
])('what %s says of itself is disclosed, what others say of it is not', (name) => {
  expect(basisOf(`${name} report (2025)`)).toBe('disclosed');
  expect(basisOf(`A paper on ${name} (2025)`)).toBe('published');
});

it.each([
  ['we assume so', 'assumed'],
  ['the size is our default', 'assumed'],
  ['as the maker makes by default', 'assumed'],
  ['as the maker make by default', 'assumed'],
  ['is not published', 'assumed'],
  ['of class of small models', 'published'],
  ['class of small models', 'assumed'],
  ['our own derivation of it', 'derived'],
  ['geometric mean of both', 'derived'],
  ['ML.ENERGY leaderboard', 'measured'],
  ['counted', 'counted'],
  ['reported by the site', 'reported'],
  ['inferred by rule', 'inferred'],
  ['result of a step before', 'computed'],
  ['length of a clip where the wire tells none', 'assumed'],
  ['as counted by others', 'published'],
  ['Sizes: Microsoft says', 'published'],
])('%s: %s', (source, basis) => {
  expect(basisOf(source)).toBe(basis);
});

it('counts what is our own as often as the tables of the steps show it', () => {
  const { steps } = explain(usageOf(), null);
  const rows = steps.flatMap(({ values }) => values.map(({ source }) => basisOf(source)));
  expect(ownValues(steps)).toBe(rows.filter((basis) => /assumed|derived/.test(basis)).length);
  // More than there are sources: one fit gives all the exponents.
  const sources = new Set(steps.flatMap(({ values }) => values.map(({ source }) => source)));
  expect(ownValues(steps)).toBeGreaterThan([...sources].filter((source) => isOwn(source)).length);
});
