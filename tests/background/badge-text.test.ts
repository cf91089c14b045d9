import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badgeText } from '../../src/background/badge-text.ts';
import { BADGES } from '../../src/model/settings/settings.ts';
import { type Totals, totalsOf } from '../../src/model/summaries/summary.ts';

function totals(requests: number, energyWh: number, sessions = 0): Totals {
  const none = totalsOf([]);
  const range = { low: energyWh / 3, central: energyWh, high: energyWh * 4 };
  return { ...none, requests, sessions, footprint: { ...none.footprint, energyWh: range } };
}

const text = (badge: (typeof BADGES)[number], day: Totals, locale = 'en-GB', room?: number) =>
  badgeText(day, { badge, searchBaseline: 'google-2009' }, locale, room);

describe('the text on the button', () => {
  it.each([
    [0, ''],
    [1, '1'],
    [999, '999'],
    [1_000, '1k'],
    [1_234, '1.2k'],
    [9_999, '10k'],
    [12_345, '12k'],
    [1_234_567, '1.2M'],
  ])('for %i requests is %j', (requests, expected) => {
    expect(text('requests', totals(requests, 5))).toBe(expected);
  });

  it.each([
    [0.03, '<0.1'],
    [0.314, '0.31'],
    [7.46, '7.5'],
    [42.4, '42'],
    [347, '350'],
    [1_234, '1.2k'],
    [99_700, '100k'],
  ])('for %f Wh is %j', (energyWh, expected) => {
    expect(text('energy', totals(3, energyWh))).toBe(expected);
  });

  it.each([
    [0.03, '<1'],
    [0.3, '1'],
    [12.6, '42'],
  ])('for the searches that %f Wh equal is %j', (energyWh, expected) => {
    expect(text('searches', totals(3, energyWh))).toBe(expected);
  });

  it.each([
    ['requests', 1_234, 0, '1k'],
    ['requests', 12_345, 0, '12k'],
    ['energy', 3, 0.03, '<1'],
    ['energy', 3, 0.314, '0.3'],
    ['energy', 3, 7.46, '7.5'],
    ['energy', 3, 1_234, '1k'],
    ['energy', 3, 1_834, '2k'],
  ] as const)('where three characters have room, for %s of %i and %f Wh is %j', (badge, count, energyWh, expected) => {
    expect(text(badge, totals(count, energyWh), 'en-GB', 3)).toBe(expected);
  });

  it('is written in the person’s way', () => {
    expect(text('energy', totals(3, 7.46), 'fr-FR')).toBe('7,5');
  });

  it('is empty where it is off, and on a day without use', () => {
    expect(text('off', totals(3, 7))).toBe('');
    for (const badge of BADGES) expect(text(badge, totals(0, 0))).toBe('');
  });

  it('counts voice sessions as energy, not as requests', () => {
    expect(text('requests', totals(0, 7, 1))).toBe('');
    expect(text('energy', totals(0, 7, 1))).toBe('7');
  });

  it('has at most four characters, whatever the day', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...BADGES),
        fc.integer({ min: 0, max: 1e9 }),
        fc.double({ min: 0, max: 1e9, noNaN: true }),
        fc.constantFrom('en-GB', 'fr-FR'),
        fc.constantFrom(3, 4),
        (badge, requests, energyWh, locale, room) => {
          const written = text(badge, totals(requests, energyWh), locale, room);
          expect(written.length).toBeLessThanOrEqual(4);
          expect(written, 'three digits at most').not.toMatch(/\d{4}/);
        },
      ),
    );
  });

  it('has no more than have room, up to a hundred thousand', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...BADGES),
        fc.integer({ min: 0, max: 99_499 }),
        fc.double({ min: 0, max: 25_000, noNaN: true }),
        fc.constantFrom('en-GB', 'fr-FR'),
        fc.constantFrom(3, 4),
        (badge, requests, energyWh, locale, room) => {
          const written = text(badge, totals(requests, energyWh), locale, room);
          expect(written.length).toBeLessThanOrEqual(room);
        },
      ),
    );
  });
});
