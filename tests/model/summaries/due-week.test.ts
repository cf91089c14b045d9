import { describe, expect, it } from 'vitest';
import { dueWeek, type WeeksKnown, weekStartOf } from '../../../src/model/calendar/week.ts';

// 2026-11-18 is a Wednesday.
const known = (changes: Partial<WeeksKnown> = {}): WeeksKnown => ({
  today: '2026-11-18',
  weekStart: 'monday',
  lastShown: null,
  meteredDays: new Set(['2026-11-12']),
  ...changes,
});

describe('a week', () => {
  it.each([
    ['2026-11-18', 'monday', '2026-11-16'],
    ['2026-11-16', 'monday', '2026-11-16'],
    ['2026-11-15', 'monday', '2026-11-09'],
    ['2026-11-18', 'sunday', '2026-11-15'],
    ['2026-11-15', 'sunday', '2026-11-15'],
    ['2027-01-01', 'monday', '2026-12-28'],
  ] as const)('that holds %s starts, on %ss, on %s', (day, weekStart, start) => {
    expect(weekStartOf(day, weekStart)).toBe(start);
  });
});

describe('the summary that is due', () => {
  it('is of the last finished week, from its end until it was shown', () => {
    expect(dueWeek(known())).toBe('2026-11-09');
    expect(dueWeek(known({ today: '2026-11-15' }))).toBeNull();
    expect(dueWeek(known({ today: '2026-11-16' }))).toBe('2026-11-09');
    expect(dueWeek(known({ lastShown: '2026-11-02' }))).toBe('2026-11-09');
    expect(dueWeek(known({ lastShown: '2026-11-09' }))).toBeNull();
  });

  it('is none where nothing of that week was metered', () => {
    expect(dueWeek(known({ meteredDays: new Set() }))).toBeNull();
    expect(dueWeek(known({ meteredDays: new Set(['2026-11-08', '2026-11-16']) }))).toBeNull();
  });

  it('does not come twice within days when the start of the week is moved', () => {
    expect(dueWeek(known({ weekStart: 'sunday', lastShown: '2026-11-09' }))).toBeNull();
    expect(dueWeek(known({ weekStart: 'sunday', lastShown: '2026-11-02' }))).toBe('2026-11-08');
  });
});
