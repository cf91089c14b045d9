import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/model/calendar/day.ts';
import { closedPeriods } from '../../../src/model/organisation/closed-periods.ts';

/** A Wednesday. */
const TODAY = '2026-11-25';

describe('periods that can be reported', () => {
  it('are the weeks that are over and have use, newest first, beginning as the person has them begin', () => {
    const days = ['2026-11-24', '2026-11-22', '2026-11-03', '2029-01-01'];
    expect(closedPeriods('week', { today: TODAY, weekStart: 'monday', days })).toEqual([
      { from: '2026-11-16', to: '2026-11-22' },
      { from: '2026-11-02', to: '2026-11-08' },
    ]);
    expect(closedPeriods('week', { today: TODAY, weekStart: 'sunday', days })).toEqual([
      { from: '2026-11-01', to: '2026-11-07' },
    ]);
  });

  it('are the months that are over and have use', () => {
    const days = ['2026-11-01', '2026-10-31', '2026-02-28', '2026-01-01'];
    expect(closedPeriods('month', { today: TODAY, weekStart: 'monday', days })).toEqual([
      { from: '2026-10-01', to: '2026-10-31' },
      { from: '2026-02-01', to: '2026-02-28' },
      { from: '2026-01-01', to: '2026-01-31' },
    ]);
  });

  it('are none before the first is over, and at most two years of months', () => {
    expect(closedPeriods('week', { today: TODAY, weekStart: 'monday', days: [TODAY] })).toEqual([]);
    expect(closedPeriods('month', { today: TODAY, weekStart: 'monday', days: [] })).toEqual([]);
    const days = Array.from({ length: 1_500 }, (_, index) => addDays(TODAY, -index));
    const months = closedPeriods('month', { today: TODAY, weekStart: 'monday', days });
    expect([months.length, months[0]?.from, months.at(-1)?.from]).toEqual([24, '2026-10-01', '2024-11-01']);
  });
});
