import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountText, cellsOf, estimateText, rangeText, searchesText } from '../../src/i18n/amounts.ts';
import { common as en } from '../../src/i18n/languages/en.ts';
import { common as fr } from '../../src/i18n/languages/fr.ts';
import type { Range } from '../../src/model/usage/usage.ts';

const NARROW = '\u202f';
const NO_BREAK = '\u00a0';
const around = (central: number): Range => ({ low: central / 3, central, high: central * 3 });
const NOTHING = around(0);

describe('amounts in running text', () => {
  it.each([
    ['energy', 3.4, `3.4${NO_BREAK}Wh`, `3,4${NARROW}Wh`],
    ['energy', 0.004, `under 0.01${NO_BREAK}Wh`, `moins de 0,01${NARROW}Wh`],
    ['gwp', 0.3, `under 1${NO_BREAK}g`, `moins de 1${NARROW}g`],
    ['water', 1_500_000, `1.5${NO_BREAK}m³`, `1,5${NARROW}m³`],
    ['gwp', 0, `0${NO_BREAK}g`, `0${NARROW}g`],
    ['searches', 1_234, '1,200', `1${NARROW}200`],
  ] as const)('%s %d', (measure, value, english, french) => {
    expect(amountText(around(value), measure, en)).toBe(english);
    expect(amountText(around(value), measure, fr)).toBe(french);
  });

  it.each([
    [0.4, 'under 1 web search', 'moins de 1 recherche web'],
    [1, 'about 1 web search', 'environ 1 recherche web'],
    [1.5, 'about 1.5 web searches', 'environ 1,5 recherche web'],
    [30.2, 'about 30 web searches', 'environ 30 recherches web'],
    [1_234, 'about 1,200 web searches', `environ 1${NARROW}200 recherches web`],
  ])('%d searches', (value, english, french) => {
    expect([searchesText(around(value), en), searchesText(around(value), fr)]).toEqual([english, french]);
  });

  it('has ranges in the unit of the central value', () => {
    expect(rangeText({ low: 310, central: 1_000, high: 3_400 }, 'energy', en)).toBe('0.31–3.4');
    expect(rangeText({ low: 310, central: 1_000, high: 3_400 }, 'energy', fr)).toBe('0,31 à 3,4');
  });
});

describe('what may be something', () => {
  const anyRange = fc
    .tuple(
      fc.double({ min: -9, max: 9, noNaN: true }),
      fc.double({ min: 0, max: 4, noNaN: true }),
      fc.boolean(),
    )
    .map(([size, apart, isNothing]): Range => {
      const high = 10 ** size;
      return { low: 0, central: isNothing ? 0 : high / 10 ** apart, high };
    });
  const MEASURES = ['searches', 'energy', 'gwp', 'water', 'minerals', 'fuels'] as const;

  it('is never said to be nothing: no central value of 0 beside a range that ends higher', () => {
    fc.assert(
      fc.property(
        anyRange,
        fc.constantFrom(...MEASURES),
        fc.constantFrom(en, fr),
        (range, measure, words) => {
          expect(amountText(range, measure, words)).not.toMatch(/^0(?![.,])/);
          expect(rangeText(range, measure, words)).not.toMatch(/^0$/);
        },
      ),
    );
  });

  it('is less than the smallest that is said, with ends as fine as that', () => {
    const range = { low: 0, central: 0.004, high: 0.018 };
    expect(estimateText(range, 'minerals', en)).toBe(`under 0.01${NO_BREAK}mg (0–0.02)`);
    expect(estimateText(range, 'fuels', fr)).toBe(`moins de 0,01${NARROW}MJ (0 à 0,02)`);
  });
});

describe('a cell of a table', () => {
  it('has an amount and its range', () => {
    expect(cellsOf(around(9), 'energy', fr)).toEqual({ amount: `9${NARROW}Wh`, range: '3 à 27' });
  });

  it('has a count without a range, which is exact, also where it is none', () => {
    expect(cellsOf(around(1_204), 'requests', fr)).toEqual({ amount: `1${NARROW}204`, range: '–' });
    expect(cellsOf(NOTHING, 'requests', en)).toEqual({ amount: '0', range: '–' });
  });

  it('has dashes for nothing, and not for what may be something', () => {
    expect(cellsOf(NOTHING, 'energy', en)).toEqual({ amount: '–', range: '–' });
    expect(cellsOf({ low: 0, central: 0, high: 2 }, 'gwp', en)).toEqual({
      amount: `under 1${NO_BREAK}g`,
      range: '0–2',
    });
  });
});
