import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { popup as en } from '../../../src/i18n/languages/en.ts';
import { popup as fr } from '../../../src/i18n/languages/fr.ts';
import { shareOf } from '../../../src/i18n/share.ts';
import type { Range } from '../../../src/model/usage/usage.ts';
import { topOf } from '../../../src/ui/kit/band.tsx';
import { scaleFor } from '../../../src/ui/kit/chart.tsx';
import { isFlat, positionIn, type RideProps } from '../../../src/ui/kit/ride.tsx';
import { nextOf } from '../../../src/ui/kit/roving.ts';
import { rideOf } from '../../../src/ui/popup/figures.tsx';

const at = (position: number): RideProps => ({ ...rideOf({ low: 0, central: 30, high: 100 }, en), position });

describe('ride', () => {
  it('stands on a linear scale', () => {
    expect(positionIn({ low: 10, central: 30, high: 110 })).toBeCloseTo(0.2);
    expect(positionIn({ low: 10, central: 10, high: 110 })).toBe(0);
    expect(positionIn({ low: 10, central: 110, high: 110 })).toBe(1);
  });

  it('has a place where there is no width', () => {
    expect(positionIn({ low: 3, central: 3, high: 3 })).toBe(0);
  });

  it('reads beside the stem, or above the rail where there is no room', () => {
    expect(isFlat(at(0.2))).toBe(false);
    expect(isFlat(at(0.41))).toBe(true);
    expect(isFlat(at(1))).toBe(true);
  });

  it('goes above sooner in the longer language', () => {
    const wide = { low: 51, central: 360, high: 1_600 };
    expect(isFlat(rideOf(wide, en))).toBe(false);
    expect(isFlat(rideOf(wide, fr))).toBe(true);
  });
});

describe('the scale of a chart', () => {
  const days = [
    { low: 1, central: 3, high: 12 },
    { low: 4, central: 10, high: 90 },
  ];

  it('holds every bar, and high ends only where they are asked for', () => {
    const usual = scaleFor(days, String, false);
    expect(usual.top).toBeGreaterThan(10);
    expect(usual.top).toBeLessThan(12);
    expect(scaleFor(days, String, true).top).toBeGreaterThan(90);
  });

  it('has round ticks, five at most, all within it', () => {
    const { top, ticks } = scaleFor(days, String, false);
    expect(ticks.map(({ text }) => text)).toEqual(['5', '10']);
    expect(top).toBeGreaterThanOrEqual(10);
    expect(scaleFor([], String, false)).toEqual({ top: 1, ticks: [] });
  });
});

describe('the band behind a bar', () => {
  /** Of any size: amounts of a day lie many powers of ten apart. */
  const anyEnd = fc.double({ min: -6, max: 6, noNaN: true }).map((power) => 10 ** power);
  const anyRange = fc
    .tuple(anyEnd, anyEnd, anyEnd)
    .map((ends) => ends.sort((a, b) => a - b))
    .map(([low = 0, central = 0, high = 0]) => ({ low, central, high }));
  /** Of the height of a chart: the least that is seen of a band over its bar, and that a bar may take. */
  const LEAST_SEEN = 0.15;
  const charts = { dashboard: (bars: Range[]) => scaleFor(bars, String, false).top, week: topOf };

  it.each(
    Object.entries(charts),
  )('is seen over every bar, all of it or enough, in a chart of the %s', (_, of) => {
    fc.assert(
      fc.property(fc.array(anyRange, { minLength: 1, maxLength: 31 }), (bars) => {
        const top = of(bars);
        for (const { central, high } of bars) {
          const seen = Math.min(high, top) - central;
          expect(seen).toBeGreaterThanOrEqual(Math.min(high - central, LEAST_SEEN * top));
        }
      }),
    );
  });

  it('never flattens the bars: the highest has four fifths of the height', () => {
    fc.assert(
      fc.property(fc.array(anyRange, { minLength: 1, maxLength: 31 }), (bars) => {
        expect(Math.max(...bars.map(({ central }) => central))).toBeGreaterThanOrEqual(0.8 * topOf(bars));
      }),
    );
  });

  it('asks for no room where heights are exact', () => {
    expect(topOf([{ low: 10, central: 10, high: 10 }])).toBeLessThan(11);
  });
});

describe('things in a row', () => {
  it('are gone along by arrows, to ends that are ends', () => {
    const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Tab'];
    expect(keys.map((key) => nextOf(key, 1, 3))).toEqual([0, 2, 0, 2, 0, 2, null]);
    expect([nextOf('ArrowLeft', 0, 3), nextOf('ArrowRight', 2, 3)]).toEqual([0, 2]);
  });
});

describe('share', () => {
  it('is named by the nearest word', () => {
    const words = [0.3, 0.47, 0.66, 0.75, 0.88, 0.95].map(shareOf);
    expect(words).toEqual(['third', 'half', 'two-thirds', 'three-quarters', 'most', 'nearly-all']);
  });
});
