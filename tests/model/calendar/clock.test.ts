import { describe, expect, it } from 'vitest';
import { believedDay, clockDoubt } from '../../../src/model/calendar/clock.ts';
import { dueWeek } from '../../../src/model/calendar/week.ts';

const TODAY = '2026-11-18';

describe('the day that is believed', () => {
  it.each([
    ['today, the day after the meter ran', '2026-11-17', TODAY],
    ['today, a month after', '2026-10-19', TODAY],
    ['the last known day, more than a month after', '2026-10-18', '2026-10-18'],
    ['the last known day, years after', '2023-11-18', '2023-11-18'],
    ['none, where none is known', null, null],
  ])('is %s', (_, before, believed) => {
    expect(believedDay(TODAY, { before })).toBe(believed);
  });
});

describe('what is said of the clock', () => {
  it.each([
    [{ before: '2026-11-17', ahead: null }, null],
    [{ before: null, ahead: null }, null],
    [
      { before: '2023-11-18', ahead: null },
      { of: 'jump', day: '2023-11-18' },
    ],
    [
      { before: '2026-11-17', ahead: '2029-11-18' },
      { of: 'ahead', day: '2029-11-18' },
    ],
    [
      { before: null, ahead: '2029-11-18' },
      { of: 'ahead', day: '2029-11-18' },
    ],
  ] as const)('with %j is %j', (known, doubt) => {
    expect(clockDoubt(TODAY, known)).toEqual(doubt);
  });
});

it('a week that is yet to come silences no summary', () => {
  const week = { today: TODAY, weekStart: 'monday', meteredDays: new Set(['2026-11-11']) } as const;
  expect(dueWeek({ ...week, lastShown: '2029-11-12' })).toBe('2026-11-09');
  expect(dueWeek({ ...week, lastShown: '2026-11-09' })).toBeNull();
  expect(dueWeek({ ...week, lastShown: '2026-11-16' })).toBeNull();
});
