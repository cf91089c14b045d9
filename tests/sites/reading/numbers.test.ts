import { expect, it } from 'vitest';
import * as numbers from '../../../src/sites/reading/numbers.ts';

const { asCount, asEpochSeconds, asIndex, asPixels, asRate, asSeconds, asSize, asStatus, asSteps, asTokens } =
  numbers;

it.each([
  ['asTokens', asTokens, [0, 0, 1, 1, 2, 2_000_000]],
  ['asSize', asSize, [0, 0, 1, 1, 2, 2 ** 40]],
  ['asSeconds', asSeconds, [undefined, 0.25, 1, 1.4, 1.5, 3_600]],
  ['asEpochSeconds', asEpochSeconds, [undefined, 0.25, 1, 1.4, 1.5, 8.64e12]],
  ['asPixels', asPixels, [undefined, 1, 1, 1, 2, 16_384]],
  ['asRate', asRate, [undefined, 0.25, 1, 1.4, 1.5, 1_000]],
  ['asSteps', asSteps, [undefined, 1, 1, 1, 2, 1_000]],
  ['asCount', asCount, [undefined, 1, 1, 1, 2, 64]],
  ['asStatus', asStatus, [undefined, 1, 1, 1, 2, 599]],
] as const)('%s keeps to what it counts', (_, read, expected) => {
  expect([0, 0.25, 1, 1.4, 1.5, 1e15].map(read)).toEqual(expected);
  for (const none of [
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    '1',
    null,
    undefined,
  ])
    expect(read(none)).toBeUndefined();
});

it('seconds are told to the millisecond, and never to none', () => {
  expect([asSeconds(1.23456), asSeconds(0.0001), asRate(23.976)]).toEqual([1.235, 0.001, 23.976]);
});

it('what a form asks for is a number, also as the text of its field', () => {
  expect(['10', '2.5', '8s', 4, '0'].map(numbers.asWritten)).toEqual([10, 2.5, 8, 4, 0]);
  for (const other of ['', 'auto', '1e9', '-1', '16:9', ' 4', '1234567890', null, undefined, [8]])
    expect(numbers.asWritten(other)).toBe(other);
});

it('an index is a place in a list, as a number or as a path has it', () => {
  expect([0, '0', 12, '00012', 10_000, '10000'].map(asIndex)).toEqual([0, 0, 12, 12, 10_000, 10_000]);
  for (const none of [-1, 1.5, 10_001, '99999', '100000', '', 'a1', '1a', null, undefined, [1]])
    expect(asIndex(none)).toBeUndefined();
});

it('a size has both its sides, a length is one that is told', () => {
  expect(numbers.sizeOf(8, 4.4)).toEqual({ width: 8, height: 4 });
  for (const [wide, high] of [[8], [undefined, 4], [0, 4], [8, 0], ['8', '4']])
    expect(numbers.sizeOf(wide, high)).toEqual({});
  expect([numbers.lengthOf(2.5), numbers.lengthOf(0), numbers.lengthOf('2')]).toEqual([
    { seconds: 2.5 },
    {},
    {},
  ]);
});

it('what was asked for is what the first field says that says a number', () => {
  expect(numbers.countAsked('auto', '4', 2)).toBe(4);
  expect([numbers.countAsked(), numbers.countAsked(0, null), numbers.countAsked(1e9)]).toEqual([1, 1, 64]);
  expect([
    numbers.lengthAsked(undefined, '8s'),
    numbers.lengthAsked(5, 8),
    numbers.lengthAsked('long'),
  ]).toEqual([{ seconds: 8 }, { seconds: 5 }, {}]);
  expect([numbers.sizeAsked('1024', 768), numbers.sizeAsked('1024', 'auto')]).toEqual([
    { width: 1024, height: 768 },
    {},
  ]);
});
