import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatEstimate,
  formatFactor,
  type Measure,
  toTwoDigits,
  withUnit,
} from '../../src/i18n/format.ts';
import { popup as en } from '../../src/i18n/languages/en.ts';
import { popup as fr } from '../../src/i18n/languages/fr.ts';
import type { Range } from '../../src/model/usage/usage.ts';

const NARROW = '\u202f';
const NO_BREAK = '\u00a0';

const exactly = (value: number): Range => ({ low: value, central: value, high: value });
const inEnglish = (range: Range, measure: Measure) => formatEstimate(range, measure, en.numbers);
const inFrench = (range: Range, measure: Measure) => formatEstimate(range, measure, fr.numbers);

describe('two significant digits', () => {
  it.each([
    [0, 0, 0, 0],
    [3.1, 3.1, 3.1, 3.1],
    [3.14, 3.1, 3.1, 3.2],
    [3.15, 3.1, 3.2, 3.2],
    [9.96, 9.9, 10, 10],
    [99.6, 99, 100, 100],
    [104, 100, 100, 110],
    [1_249, 1_200, 1_200, 1_300],
    // Halves of what tens of thousands are counted in.
    [105_000, 100_000, 110_000, 110_000],
    [1_890_000, 1_800_000, 1_900_000, 1_900_000],
    [0.37, 0.37, 0.37, 0.37],
    [0.0996, 0.09, 0.1, 0.1],
    [0.014, 0.01, 0.01, 0.02],
    [0.004, 0, 0, 0.01],
    // Nothing, and what is none.
    [-3, 0, 0, 0],
    [Number.NaN, Number.NaN, Number.NaN, Number.NaN],
    // What binary fractions are off by is no amount.
    [0.1 + 0.2, 0.3, 0.3, 0.3],
    [2.9999999999, 3, 3, 3],
    [3.0000000001, 3, 3, 3],
    [1e21, 1e21, 1e21, 1e21],
  ])('%d is %d rounded down, %d to the nearest, %d rounded up', (value, down, nearest, up) => {
    expect(toTwoDigits(value, 'down')).toBe(down);
    expect(toTwoDigits(value, 'nearest')).toBe(nearest);
    expect(toTwoDigits(value, 'up')).toBe(up);
  });

  const amount = fc.double({ min: 0, max: 1e9, noNaN: true });

  it('holds what was computed, whatever it was', () => {
    fc.assert(
      fc.property(amount, (value) => {
        const [down, nearest, up] = (['down', 'nearest', 'up'] as const).map((rounding) =>
          toTwoDigits(value, rounding),
        ) as [number, number, number];
        expect(down).toBeLessThanOrEqual(value * (1 + 1e-8));
        expect(up).toBeGreaterThanOrEqual(value * (1 - 1e-8));
        expect(down).toBeLessThanOrEqual(nearest);
        expect(nearest).toBeLessThanOrEqual(up);
        expect(up - down).toBeLessThanOrEqual(Math.max(0.0101, value * 0.1001));
      }),
    );
  });

  it('never shows more than two digits of an estimate, nor more than two decimals', () => {
    fc.assert(
      fc.property(amount, (value) => {
        for (const rounding of ['down', 'nearest', 'up'] as const) {
          const digits = toTwoDigits(value, rounding)
            .toPrecision(12)
            .replace(/e.*|\./g, '');
          expect(digits.replace(/^0+|0+$/g, '').length).toBeLessThanOrEqual(2);
        }
        expect(inEnglish(exactly(value), 'energy').central).toMatch(/^[\d,]+(\.\d{1,2})?$/);
      }),
    );
  });

  it('is the same again when rounded again', () => {
    fc.assert(
      fc.property(
        amount,
        fc.constantFrom('down' as const, 'nearest' as const, 'up' as const),
        (value, rounding) => {
          const once = toTwoDigits(value, rounding);
          expect(toTwoDigits(once, rounding)).toBe(once);
        },
      ),
    );
  });
});

describe('estimates', () => {
  const day = { low: 3.12, central: 9.04, high: 33.2 };

  it('writes ranges as each language does', () => {
    expect(inEnglish(day, 'energy')).toMatchObject({ central: '9', unit: 'Wh', range: '3.1–34' });
    expect(inFrench(day, 'energy')).toMatchObject({ central: '9', unit: 'Wh', range: '3,1 à 34' });
  });

  it('writes a number without width once', () => {
    expect(inEnglish(exactly(0.3), 'energy').range).toBe('0.3');
  });

  it('steps up to larger units by the number shown, and keeps the range in the same unit', () => {
    expect(inEnglish(exactly(994), 'energy')).toMatchObject({ central: '990', unit: 'Wh' });
    expect(inEnglish(exactly(995), 'energy')).toMatchObject({ central: '1', unit: 'kWh' });
    expect(inEnglish({ low: 330, central: 1_000, high: 4_000 }, 'gwp')).toMatchObject({
      central: '1',
      unit: 'kg',
      range: '0.33–4',
    });
    expect(inFrench({ low: 330, central: 960, high: 4_000 }, 'water')).toMatchObject({
      central: '960',
      unit: 'mL',
      range: `330 à 4${NARROW}000`,
    });
    expect(inEnglish(exactly(2_500), 'searches')).toMatchObject({ central: '2,500', unit: '' });
  });

  it('says "under 1" of grams, millilitres and searches below one', () => {
    for (const measure of ['gwp', 'water', 'searches'] as const) {
      expect(inEnglish(exactly(0.95), measure)).toMatchObject({ central: '1', amount: 1, under: true });
      expect(inEnglish(exactly(0.996), measure)).toMatchObject({ central: '1', amount: 1, under: false });
    }
  });

  it('gives what is under the smallest no finer ends', () => {
    const range = { low: 0.12, central: 0.44, high: 3.2 };
    for (const measure of ['gwp', 'water', 'searches'] as const) {
      expect(inEnglish(range, measure)).toMatchObject({ under: true, low: '0', high: '4' });
      expect(inEnglish({ ...range, high: 0.7 }, measure)).toMatchObject({ low: '0', high: '1' });
      expect(inEnglish({ ...range, central: 1.2 }, measure)).toMatchObject({
        under: false,
        low: '0.12',
        high: '3.2',
      });
    }
  });

  it('writes watt-hours below one, down to a hundredth', () => {
    expect(inEnglish(exactly(0.32), 'energy')).toMatchObject({ central: '0.32', under: false });
    expect(inEnglish(exactly(0.001), 'energy')).toMatchObject({ central: '0.01', under: true });
  });

  /** Each unit from the first amount it is shown for; the amount just below it is the last of the unit before. */
  it.each([
    ['energy', 'Wh', 0.01, 'kWh', 995, '990', '1'],
    ['gwp', 'g', 1, 'kg', 995, '990', '1'],
    ['gwp', 'kg', 1_000, 't', 995_000, '990', '1'],
    ['water', 'mL', 1, 'L', 995, '990', '1'],
    ['water', 'L', 1_000, 'm³', 995_000, '990', '1'],
  ] as const)('%s is in %s from %d on, in %s from %d on', (measure, unit, from, next, to, last, first) => {
    expect(inEnglish(exactly(from), measure)).toMatchObject({ unit, under: false });
    expect(inEnglish(exactly(to * 0.9999), measure)).toMatchObject({ unit, central: last });
    expect(inEnglish(exactly(to), measure)).toMatchObject({ unit: next, central: first, amount: 1 });
  });

  it.each([
    ['searches', '', '1,000,000,000', `1${NARROW}000${NARROW}000${NARROW}000`],
    ['energy', 'kWh', '1,000,000', `1${NARROW}000${NARROW}000`],
    ['gwp', 't', '1,000', `1${NARROW}000`],
    ['water', 'm³', '1,000', `1${NARROW}000`],
  ] as const)('%s has no unit above %s', (measure, unit, english, french) => {
    expect(inEnglish(exactly(1e9), measure)).toMatchObject({ unit, central: english });
    expect(inFrench(exactly(1e9), measure)).toMatchObject({ unit, central: french });
  });

  it.each([
    ['searches', 1, '1', '1'],
    ['energy', 0.01, '0.01', '0,01'],
    ['gwp', 1, '1', '1'],
    ['water', 1, '1', '1'],
  ] as const)('%s below %d are under it, zero is not', (measure, smallest, english, french) => {
    const below = exactly(smallest * 0.4);
    expect(inEnglish(below, measure)).toMatchObject({ central: english, under: true, amount: smallest });
    expect(inFrench(below, measure)).toMatchObject({ central: french, under: true, amount: smallest });
    expect(inEnglish(exactly(smallest), measure)).toMatchObject({ central: english, under: false });
    expect(inEnglish(exactly(0), measure)).toMatchObject({ central: '0', under: false, amount: 0 });
  });

  it('has low and high also by themselves', () => {
    expect(inFrench({ low: 1_240, central: 2_000, high: 3_310 }, 'searches')).toMatchObject({
      low: `1${NARROW}200`,
      high: `3${NARROW}400`,
      range: `1${NARROW}200 à 3${NARROW}400`,
    });
  });

  it('knows zero', () => {
    expect(inEnglish(exactly(0), 'gwp')).toMatchObject({ central: '0', under: false, range: '0' });
  });

  it('keeps low, central and high in order as they are shown', () => {
    const factor = fc.double({ min: 1, max: 50, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e7, noNaN: true }), factor, factor, (central, down, up) => {
        for (const measure of ['searches', 'energy', 'gwp', 'water'] as const) {
          const shown = inEnglish({ low: central / down, central, high: central * up }, measure);
          const number = (text: string): number => Number(text.replaceAll(',', ''));
          expect(number(shown.low)).toBeLessThanOrEqual(number(shown.central));
          if (!shown.under) expect(number(shown.central)).toBeLessThanOrEqual(number(shown.high));
        }
      }),
    );
  });
});

describe('spaces', () => {
  it('are never broken before a unit: narrow in French', () => {
    expect(withUnit('9', 'Wh', en.numbers)).toBe(`9${NO_BREAK}Wh`);
    expect(withUnit('9', 'Wh', fr.numbers)).toBe(`9${NARROW}Wh`);
    expect(withUnit('30', '', fr.numbers)).toBe('30');
  });

  it('group exact counts', () => {
    expect(formatCount(1_204, en.numbers)).toBe('1,204');
    expect(formatCount(1_204, fr.numbers)).toBe(`1${NARROW}204`);
    expect(formatCount(1_234_567, fr.numbers)).toBe(`1${NARROW}234${NARROW}567`);
  });
});

describe('factors', () => {
  it.each([
    [0.00053084, '0.0005308', '0,0005308'],
    [12_345.6, '12,350', `12${NARROW}350`],
    [-1.5, '-1.5', '-1,5'],
    [0, '0', '0'],
  ])('%d has four digits', (value, english, french) => {
    expect([formatFactor(value, en.numbers), formatFactor(value, fr.numbers)]).toEqual([english, french]);
  });
});
