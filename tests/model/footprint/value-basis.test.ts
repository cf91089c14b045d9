import { expect, it } from 'vitest';
import { basisOf } from '../../../src/model/footprint/value-basis.ts';

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
  ['as counted by others', 'published'],
  ['Sizes: Microsoft says', 'published'],
])('%s: %s', (source, basis) => {
  expect(basisOf(source)).toBe(basis);
});
