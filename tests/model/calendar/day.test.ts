import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  addDays,
  dateOf,
  dayOf,
  daysUntil,
  nextMidnight,
  tzOffsetMin,
} from '../../../src/model/calendar/day.ts';

const HOME = process.env.TZ;

function moveTo(zone: string): void {
  process.env.TZ = zone;
  expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
}

afterEach(() => {
  if (HOME === undefined) delete process.env.TZ;
  else process.env.TZ = HOME;
});

const utc = Date.UTC;

describe.each([
  // zone, moments in UTC either side of a local midnight, the days they are on
  ['America/Los_Angeles', utc(2026, 10, 19, 7, 59, 59), utc(2026, 10, 19, 8), '2026-11-18', -480],
  ['America/Sao_Paulo', utc(2026, 10, 19, 2, 59, 59), utc(2026, 10, 19, 3), '2026-11-18', -180],
  ['Europe/Paris', utc(2026, 10, 18, 22, 59, 59), utc(2026, 10, 18, 23), '2026-11-18', 60],
  ['Australia/Adelaide', utc(2026, 10, 18, 13, 29, 59), utc(2026, 10, 18, 13, 30), '2026-11-18', 630],
  ['Asia/Tokyo', utc(2026, 10, 18, 14, 59, 59), utc(2026, 10, 18, 15), '2026-11-18', 540],
] as const)('in %s', (zone, before, midnight, day, offset) => {
  it('ends the day at local midnight', () => {
    moveTo(zone);
    expect(dayOf(before)).toBe(day);
    expect(dayOf(midnight)).toBe('2026-11-19');
    expect(nextMidnight(before)).toBe(midnight);
    expect(nextMidnight(midnight)).toBe(midnight + 24 * 3_600_000);
    expect(tzOffsetMin(before)).toBe(offset);
  });

  it('has each moment on the day that its next midnight ends, in any season', () => {
    moveTo(zone);
    fc.assert(
      fc.property(fc.integer({ min: utc(2000, 0), max: utc(2060, 0) }), (at) => {
        const midnight = nextMidnight(at);
        expect(midnight).toBeGreaterThan(at);
        expect(dayOf(midnight - 1)).toBe(dayOf(at));
        expect(dayOf(midnight)).toBe(addDays(dayOf(at), 1));
      }),
    );
  });
});

describe('across daylight saving', () => {
  it('has days of 23 and 25 hours in Paris', () => {
    moveTo('Europe/Paris');
    const spring = utc(2026, 2, 28, 23);
    expect(dayOf(spring)).toBe('2026-03-29');
    expect(nextMidnight(spring) - spring).toBe(23 * 3_600_000);
    const autumn = utc(2026, 9, 24, 22);
    expect(dayOf(autumn)).toBe('2026-10-25');
    expect(nextMidnight(autumn) - autumn).toBe(25 * 3_600_000);
    expect([tzOffsetMin(spring), tzOffsetMin(autumn)]).toEqual([60, 120]);
  });

  it('starts the day at 1:00 where the clocks skip midnight', () => {
    moveTo('Africa/Cairo');
    const eve = utc(2026, 3, 23, 20);
    expect(dayOf(eve)).toBe('2026-04-23');
    expect(dayOf(nextMidnight(eve))).toBe('2026-04-24');
    expect(new Date(nextMidnight(eve)).getHours()).toBe(1);
  });

  it('does not end the day twice where the hour before midnight comes twice', () => {
    moveTo('Africa/Cairo');
    const eve = utc(2026, 9, 29, 20, 30);
    const midnight = nextMidnight(eve);
    expect(dayOf(midnight - 1)).toBe('2026-10-29');
    expect(dayOf(midnight)).toBe('2026-10-30');
  });
});

describe('the calendar', () => {
  it('counts days across months, leap days and years, wherever one is', () => {
    moveTo('America/Los_Angeles');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(addDays('2026-03-29', 0)).toBe('2026-03-29');
  });

  it('gives the days up to one, that one last', () => {
    expect(daysUntil('2026-03-02', 4)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
  });

  it('names the right weekday when formatted in UTC', () => {
    moveTo('America/Los_Angeles');
    const weekday = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' });
    expect(weekday.format(dateOf('2026-11-18'))).toBe('Wednesday');
  });
});
