import fc from 'fast-check';
import { expect, it } from 'vitest';
import { at } from '../../../src/sites/decoders/jspb.ts';

it('follows indexes', () => {
  expect(at([0, [1, ['found']]], 1, 1, 0)).toBe('found');
  expect(at([0, [1]], 1, 5, 0)).toBeUndefined();
  expect(at([null], 0)).toBeUndefined();
  expect(at('text', 0)).toBeUndefined();
});

it('reads a field of a sparse message by its number, one above its index', () => {
  expect(at([{ 8: [['image']] }], 7, 0, 0)).toBe('image');
  expect(at(['a', null, { 60: 'video' }], 59)).toBe('video');
  expect(at(['a', null, { 60: 'video' }], 0)).toBe('a');
  expect(at([{ 1: 'first' }], 0)).toBe('first');
});

it('gives undefined for every path that leads nowhere', () => {
  const path = fc.array(fc.nat({ max: 90 }), { minLength: 1, maxLength: 6 });
  fc.assert(fc.property(fc.jsonValue(), path, (value, indexes) => void at(value, ...indexes)));
  expect(at(JSON.parse('[{"__proto__": 1}]'), 3)).toBeUndefined();
});
