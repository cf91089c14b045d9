/** A day as a person has them: a median, never of the very day it stands beside. */
import { daysUntil } from '../calendar/day.ts';
import { WEEK_DAYS } from '../calendar/week.ts';
import { sumOf } from '../footprint/sums.ts';
import { groupedBy } from '../grouped.ts';
import type { DayRow } from '../usage/usage.ts';
import { daysIn, type Period } from './period.ts';
import { type DayRecord, median, rowCountsOf, USUAL_LEAST_DAYS, weeksBefore } from './summary.ts';

/** Medians over days that are over and were counted. */
export interface UsualDay {
  readonly requests: number;
  /** Central. */
  readonly energyWh: number;
  /** What it is the median of: days of the period, or of a single day the same weekday of the weeks before. */
  readonly of: 'days' | 'weeks';
  /** Of how many of them. */
  readonly count: number;
}

/** Fewer days of a period say nothing of a usual one, and lack weekdays. */
const LEAST_DAYS_OF_PERIOD = WEEK_DAYS;

/**
 * What is usual beside a period; null where too few days are known.
 * @param record holds the period, and of a single day the weeks before
 * @param today 'YYYY-MM-DD', which is not over
 */
export function usualDayOf(record: DayRecord, period: Period, today: string): UsualDay | null {
  const isDay = period.from === period.to;
  const byDay = groupedBy(record.rows, ({ day }) => day);
  const days = isDay ? weeksBefore(period.from) : daysUntil(period.to, daysIn(period));
  const known = days.filter((day) => day < today && (record.meteredDays.has(day) || byDay.has(day)));
  if (known.length < (isDay ? USUAL_LEAST_DAYS : LEAST_DAYS_OF_PERIOD)) return null;
  const each = known.map((day) => byDay.get(day) ?? NO_ROWS);
  return {
    requests: Math.round(median(each.map((rows) => rowCountsOf(rows).requests))),
    energyWh: median(each.map((rows) => sumOf(rows, 'energyWh').central)),
    of: isDay ? 'weeks' : 'days',
    count: known.length,
  };
}

const NO_ROWS: readonly DayRow[] = [];
