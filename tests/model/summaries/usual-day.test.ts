import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysUntil } from '../../../src/model/calendar/day.ts';
import { usualDayOf } from '../../../src/model/summaries/usual-day.ts';
import type { DayRow } from '../../../src/model/usage/usage.ts';
import { dayRow, MONDAY } from './week-rows.ts';

/** A Monday, which is not over. */
const TODAY = MONDAY;
const on = (daysAgo: number, requests: number, energyWh = 1): DayRow =>
  dayRow({ day: addDays(TODAY, -daysAgo), requests, energyWh });
const back = (days: number) => ({ from: addDays(TODAY, 1 - days), to: TODAY });
const usual = (rows: readonly DayRow[], days: number, metered: readonly string[] = []) =>
  usualDayOf({ rows, meteredDays: new Set(metered) }, back(days), TODAY);

describe('a usual day', () => {
  const week = [9, 3, 4, 5, 1, 2, 8].map((requests, index) => on(index + 1, requests, requests * 2));

  it('is the median of the days of a period that are over, those without requests among them', () => {
    expect(usual([...week, on(0, 900)], 8)).toEqual({ requests: 4, energyWh: 8, of: 'days', count: 7 });
    const quiet = daysUntil(addDays(TODAY, -8), 4);
    expect(usual(week, 12, quiet)).toMatchObject({ requests: 2, count: 11 });
  });

  it('is told of no period of fewer than seven such days', () => {
    expect(usual([...week, on(0, 900)], 7)).toBeNull();
    expect(usual(week.slice(1), 30)).toBeNull();
    expect(usual([], 30)).toBeNull();
  });

  it('is of a single day what is usual on its weekday', () => {
    const rows = [on(0, 900), on(7, 10, 5), on(14, 20, 9), on(21, 90, 7), on(1, 1_000), on(35, 1_000)];
    expect(usual(rows, 1)).toEqual({ requests: 20, energyWh: 7, of: 'weeks', count: 3 });
    expect(usual(rows.slice(0, 2), 1)).toBeNull();
    expect(usual(rows.slice(0, 2), 1, [addDays(TODAY, -14)])).toMatchObject({ requests: 5, count: 2 });
  });

  it('is never made of a single day it stands beside, nor of today', () => {
    const anyRow = fc.record({
      ago: fc.integer({ min: 0, max: 40 }),
      requests: fc.integer({ min: 0, max: 90 }),
    });
    const anyPeriod = fc.record({
      ago: fc.integer({ min: 0, max: 10 }),
      days: fc.integer({ min: 1, max: 30 }),
    });
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 40 }), anyPeriod, (given, { ago, days }) => {
        const rows = given.map(({ ago: daysAgo, requests }) => on(daysAgo, requests));
        const to = addDays(TODAY, -ago);
        const period = { from: addDays(to, 1 - days), to };
        const hidden = days === 1 ? [to, TODAY] : [TODAY];
        const of = (shown: readonly DayRow[]) =>
          usualDayOf({ rows: shown, meteredDays: new Set() }, period, TODAY);
        expect(of(rows)).toEqual(of(rows.filter(({ day }) => !hidden.includes(day))));
      }),
    );
  });
});
