import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/model/calendar/day.ts';
import {
  type AskedSpan,
  type Calendar,
  daysIn,
  NAMED_SPANS,
  type NamedSpan,
  neighbour,
  periodOf,
  unitOf,
} from '../../../src/model/summaries/period.ts';

/** A Sunday. */
const TODAY = '2026-11-22';
const calendar = (change: Partial<Calendar> = {}): Calendar => {
  return { today: TODAY, weekStart: 'monday', first: null, ...change };
};

describe('a span of days', () => {
  it('of all there is reaches to what a wrong clock dated after today; of so many days it ends today', () => {
    const all = (first: string, last: string) => periodOf(null, calendar({ first, last }));
    expect(all('2024-09-13', '2029-11-18')).toEqual({ from: '2024-09-13', to: '2029-11-18' });
    expect(all('2024-09-13', '2024-10-01').to).toBe(TODAY);
    expect(all('2029-11-18', '2029-11-18')).toEqual({ from: TODAY, to: '2029-11-18' });
    expect(periodOf(7, calendar({ last: '2029-11-18' }))).toEqual({ from: '2026-11-16', to: TODAY });
  });

  it.each<[NamedSpan, string, string, string]>([
    ['today', TODAY, TODAY, 'day'],
    ['this-week', '2026-11-16', '2026-11-22', 'week'],
    ['last-week', '2026-11-09', '2026-11-15', 'week'],
    ['this-month', '2026-11-01', '2026-11-30', 'month'],
    ['last-month', '2026-10-01', '2026-10-31', 'month'],
  ])('%s is from %s to %s', (asked, from, to, unit) => {
    const period = periodOf(asked, calendar());
    expect(period).toEqual({ from, to });
    expect(unitOf(period, 'monday')).toBe(unit);
  });

  it('has weeks that begin where the person has them begin', () => {
    expect(periodOf('this-week', calendar({ weekStart: 'sunday' }))).toEqual({
      from: TODAY,
      to: '2026-11-28',
    });
    expect(unitOf({ from: '2026-11-16', to: '2026-11-22' }, 'sunday')).toBe('days');
  });

  it('has months of 28 to 31 days, across the end of a year', () => {
    expect(periodOf('last-month', calendar({ today: '2024-03-31' }))).toEqual({
      from: '2024-02-01',
      to: '2024-02-29',
    });
    expect(periodOf('last-month', calendar({ today: '2027-01-31' }))).toEqual({
      from: '2026-12-01',
      to: '2026-12-31',
    });
  });
});

describe('the span beside it', () => {
  it('is the month beside a month, else as many days', () => {
    const november = periodOf('this-month', calendar());
    expect(neighbour(november, 'before', 'monday')).toEqual({ from: '2026-10-01', to: '2026-10-31' });
    expect(neighbour(november, 'after', 'monday')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
    expect(neighbour(periodOf(30, calendar()), 'before', 'monday')).toEqual({
      from: '2026-09-24',
      to: '2026-10-23',
    });
  });

  it('touches it, is as long unless it is a month, and leads back', () => {
    const anyDay = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2022-01-01', days));
    fc.assert(
      fc.property(anyDay, fc.constantFrom<AskedSpan[]>(...NAMED_SPANS, 7, 30, 90), (today, asked) => {
        const period = periodOf(asked, calendar({ today }));
        const before = neighbour(period, 'before', 'monday');
        expect(addDays(before.to, 1)).toBe(period.from);
        if (unitOf(period, 'monday') === 'month') expect(unitOf(before, 'monday')).toBe('month');
        else expect(daysIn(before)).toBe(daysIn(period));
        // Thirty days before may happen to be a month, which is followed by one.
        if (unitOf(before, 'monday') === unitOf(period, 'monday'))
          expect(neighbour(before, 'after', 'monday')).toEqual(period);
      }),
    );
  });
});
