/** Of a long list, what is drawn. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { windowOf } from '../../../src/ui/dashboard/window.ts';

it('draws all that is in sight, a hundred rows at most, and is as high as all of them', () => {
  const any = fc.record({
    count: fc.integer({ min: 0, max: 100_000 }),
    rowPx: fc.double({ min: 20, max: 300, noNaN: true }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    viewPx: fc.integer({ min: 0, max: 1_200 }),
  });
  fc.assert(
    fc.property(any, ({ count, rowPx, share, viewPx }) => {
      const scrolled = share * Math.max(0, count * rowPx - viewPx);
      const { from, to, above, below } = windowOf(count, rowPx, scrolled, viewPx);
      expect(to - from).toBeLessThanOrEqual(100);
      expect(above + (to - from) * rowPx + below).toBeCloseTo(count * rowPx, 3);
      expect(above).toBeLessThanOrEqual(scrolled + 0.001);
      expect(count * rowPx - below).toBeGreaterThanOrEqual(
        Math.min(count * rowPx, scrolled + viewPx) - 0.001,
      );
    }),
  );
});
