/** Spans of days that can be asked for, and those beside them. Days are local, 'YYYY-MM-DD'. */
import { addDays, dateOf } from '../calendar/day.ts';
import { WEEK_DAYS, type WeekStart, weekStartOf } from '../calendar/week.ts';

/** Both days included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** So many days that end today; null is all there is. */
export const SPANS = [7, 30, 90, 365, null] as const;
/** A number of days that can be asked for. */
export type Span = (typeof SPANS)[number];

export const NAMED_SPANS = ['today', 'this-week', 'last-week', 'this-month', 'last-month'] as const;
/** A day, a week or a month of the calendar, whole also where part of it is yet to come. */
export type NamedSpan = (typeof NAMED_SPANS)[number];

/** All that can be asked for. */
export type AskedSpan = Span | NamedSpan | Period;

/** What a span is counted from: today, and the first and the last day known, which may be one to come. */
export interface Calendar {
  readonly today: string;
  readonly weekStart: WeekStart;
  readonly first: string | null;
  readonly last?: string | undefined;
}

/** The days that are asked for. */
export function periodOf(asked: AskedSpan, { today, weekStart, first, last = today }: Calendar): Period {
  if (typeof asked === 'number') return { from: addDays(today, 1 - asked), to: today };
  if (asked === null)
    return { from: first !== null && first < today ? first : today, to: last > today ? last : today };
  if (typeof asked === 'object') return asked;
  const week = weekFrom(weekStartOf(today, weekStart));
  const named: Readonly<Record<NamedSpan, Period>> = {
    today: { from: today, to: today },
    'this-week': week,
    'last-week': weekFrom(addDays(week.from, -WEEK_DAYS)),
    'this-month': monthOf(today),
    'last-month': monthOf(addDays(monthOf(today).from, -1)),
  };
  return named[asked];
}

function weekFrom(start: string): Period {
  return { from: start, to: addDays(start, WEEK_DAYS - 1) };
}

function monthOf(day: string): Period {
  const from = `${day.slice(0, 7)}-01`;
  const next = `${addDays(from, 31).slice(0, 7)}-01`;
  return { from, to: addDays(next, -1) };
}

/** What a period is: a day, a week as the person has them begin, a month of the calendar, or just days. */
export type PeriodUnit = 'day' | 'week' | 'month' | 'days';

/** A whole week is a week, whatever it was asked for as. */
export function unitOf(period: Period, weekStart: WeekStart): PeriodUnit {
  if (period.from === period.to) return 'day';
  if (daysIn(period) === WEEK_DAYS && weekStartOf(period.from, weekStart) === period.from) return 'week';
  const month = monthOf(period.from);
  return month.from === period.from && month.to === period.to ? 'month' : 'days';
}

/** The one before or after it: the month before a month, else as many days. */
export function neighbour(period: Period, direction: 'before' | 'after', weekStart: WeekStart): Period {
  const beside = direction === 'before' ? addDays(period.from, -1) : addDays(period.to, 1);
  if (unitOf(period, weekStart) === 'month') return monthOf(beside);
  const days = daysIn(period);
  return direction === 'before'
    ? { from: addDays(beside, 1 - days), to: beside }
    : { from: beside, to: addDays(beside, days - 1) };
}

/** How many days a period has, both ends counted. */
export function daysIn({ from, to }: Period): number {
  return Math.round((dateOf(to).getTime() - dateOf(from).getTime()) / MS_PER_DAY) + 1;
}

const MS_PER_DAY = 86_400_000;
