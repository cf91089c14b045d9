/** Weeks, and which one's summary is due: by what was metered and shown, never by an alarm that may have been missed. */

import type { Settings } from '../settings/settings.ts';
import { addDays, dateOf, daysUntil } from './day.ts';

/** The day on which a person has their weeks begin. */
export type WeekStart = Settings['weekStart'];

export const WEEK_DAYS = 7;

const DAY_MS = 86_400_000;

/** First day of the week that holds `day`. */
export function weekStartOf(day: string, weekStart: WeekStart): string {
  const first = weekStart === 'sunday' ? 0 : 1;
  const past = (dateOf(day).getUTCDay() - first + WEEK_DAYS) % WEEK_DAYS;
  return addDays(day, -past);
}

/** The seven days of the week that starts on `start`, in order. */
export function daysOfWeek(start: string): string[] {
  return daysUntil(addDays(start, WEEK_DAYS - 1), WEEK_DAYS);
}

/** Number of a week in its year as ISO 8601 counts: that of its Thursday, whichever day the week starts on. */
export function weekNumber(start: string): number {
  const thursday = daysOfWeek(start).find((day) => dateOf(day).getUTCDay() === 4) ?? start;
  const newYear = Date.UTC(dateOf(thursday).getUTCFullYear(), 0, 1);
  return 1 + Math.floor((dateOf(thursday).getTime() - newYear) / (WEEK_DAYS * DAY_MS));
}

/** What decides whether a summary is due; days are 'YYYY-MM-DD'. */
export interface WeeksKnown {
  /** Local day. */
  readonly today: string;
  readonly weekStart: WeekStart;
  /** First day of the newest week whose summary was shown; null if none was. */
  readonly lastShown: string | null;
  /** Days on which the meter ran. */
  readonly meteredDays: ReadonlySet<string>;
}

/** First day of the last finished week if its summary was not shown yet; null where nothing of it was metered. */
export function dueWeek({ today, weekStart, lastShown, meteredDays }: WeeksKnown): string | null {
  const start = addDays(weekStartOf(today, weekStart), -WEEK_DAYS);
  // A week that is yet to come was shown while the clock was wrong, and says nothing of this one.
  const isKnown = lastShown !== null && lastShown <= today;
  // A person who moves the start of their week is not shown days again that they have seen as most of a week.
  if (isKnown && lastShown >= start) return null;
  return daysOfWeek(start).some((day) => meteredDays.has(day)) ? start : null;
}
