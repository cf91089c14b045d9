/** Weeks and months that are over, and of which there is something to report. */
import type { WeekStart } from '../calendar/week.ts';
import { neighbour, type Period, periodOf } from '../summaries/period.ts';
import type { ReportUnit } from './report.ts';

/** What they are found from. Days are local, 'YYYY-MM-DD'. */
export interface ReportedDays {
  readonly today: string;
  readonly weekStart: WeekStart;
  /** Days with use, in any order. */
  readonly days: Iterable<string>;
}

/** How many are offered. */
const MOST_PERIODS = 24;

/** Newest first. Days after today are of a clock that was wrong: no period of theirs is over. */
export function closedPeriods(unit: ReportUnit, { today, weekStart, days }: ReportedDays): Period[] {
  const used = [...days];
  const first = used.reduce((least, day) => (day < least ? day : least), today);
  const calendar = { today, weekStart, first };
  const periods: Period[] = [];
  let period = periodOf(unit === 'week' ? 'last-week' : 'last-month', calendar);
  while (period.to >= first && periods.length < MOST_PERIODS) {
    const { from, to } = period;
    if (used.some((day) => day >= from && day <= to)) periods.push(period);
    period = neighbour(period, 'before', weekStart);
  }
  return periods;
}
