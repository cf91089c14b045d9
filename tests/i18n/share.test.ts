import { expect, it } from 'vitest';
import { shareOf } from '../../src/i18n/share.ts';

it.each([
  [1, 'nearly-all'],
  [0.93, 'nearly-all'],
  [0.929, 'most'],
  [0.82, 'most'],
  [0.819, 'three-quarters'],
  [0.71, 'three-quarters'],
  [0.709, 'two-thirds'],
  [0.58, 'two-thirds'],
  [0.579, 'half'],
  [0.42, 'half'],
  [0.419, 'third'],
  [0, 'third'],
  // No share, and said as the least.
  [-0.1, 'third'],
  [Number.NaN, 'third'],
])('%d of a whole is %s', (value, share) => {
  expect(shareOf(value)).toBe(share);
});
