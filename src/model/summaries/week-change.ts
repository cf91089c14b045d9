/**
 * How a week compares with a person's own: the one before, and the usual one. Weeks metered on as many days are
 * compared whole, others per metered day, and weeks metered on too few days not at all.
 */

import { daysOfWeek, WEEK_DAYS } from '../calendar/week.ts';
import type { DayRow } from '../usage/usage.ts';
import { biggestCause, type Cause } from './biggest-cause.ts';
import type { CausePeriod } from './cause-members.ts';
import { type DayRecord, median, type Totals, totalsOf } from './summary.ts';

/** A week and how much of it was metered. */
export interface MeteredWeek {
  readonly totals: Totals;
  readonly rows: readonly DayRow[];
  /** Days the meter ran, 0 to 7. */
  readonly meteredDays: number;
}

/** A whole week as this person has them: the median of the weeks before, per metered day. */
export interface UsualWeek {
  readonly requests: number;
  /** Central. */
  readonly energyWh: number;
  readonly images: number;
  /** How many weeks it is the median of. */
  readonly weeks: number;
}

/** So many days of the usual week, 7 for all of it. */
export interface UsualDays extends UsualWeek {
  readonly days: number;
}

/** The difference, in Wh, from the week before or the usual one. */
export interface Change {
  readonly against: 'before' | 'usual';
  /** Whether `energyWh` is a difference between whole weeks, or between their metered days on average. */
  readonly per: 'week' | 'day';
  /** Central: more if positive. */
  readonly energyWh: number;
  /** Too little to be called a change. */
  readonly small: boolean;
}

/** A week says something from this many metered days on. */
const COMPARABLE_DAYS = 3;
/** How many of the weeks before must be comparable to make a usual one. */
const USUAL_LEAST_WEEKS = 2;
const SMALL_SHARE = 0.1;

/** The seven days from `start`, 'YYYY-MM-DD'; a day with rows was metered. */
export function meteredWeek(record: DayRecord, start: string): MeteredWeek {
  return meteredOn(record, daysOfWeek(start));
}

/** Likewise of any days. */
export function meteredOn(record: DayRecord, wanted: readonly string[]): MeteredWeek {
  const days = new Set(wanted);
  const rows = record.rows.filter(({ day }) => days.has(day));
  const used = new Set(rows.map(({ day }) => day));
  const metered = [...days].filter((day) => used.has(day) || record.meteredDays.has(day));
  return { rows, totals: totalsOf(rows), meteredDays: metered.length };
}

/** Null where too few of the weeks before were metered on enough days. */
export function usualWeek(weeksBefore: readonly MeteredWeek[]): UsualWeek | null {
  const known = weeksBefore.filter(isComparable);
  if (known.length < USUAL_LEAST_WEEKS) return null;
  const usual = (of: (totals: Totals) => number): number =>
    median(known.map(({ totals, meteredDays }) => of(totals) / meteredDays)) * WEEK_DAYS;
  return {
    requests: Math.round(usual(({ requests }) => requests)),
    energyWh: usual(energyOf),
    images: Math.round(usual(({ images }) => images)),
    weeks: known.length,
  };
}

/** What a week is set beside: while it runs the usual week, once it is over as many days of it as were metered. */
export function usualBeside({
  usual,
  isOver,
  meteredDays,
}: Pick<MeteredWeek, 'meteredDays'> & {
  readonly usual: UsualWeek | null;
  readonly isOver: boolean;
}): UsualDays | null {
  return usual && daysOfUsual(usual, isOver ? meteredDays : WEEK_DAYS);
}

function daysOfUsual({ requests, energyWh, images, weeks }: UsualWeek, days: number): UsualDays {
  const share = days / WEEK_DAYS;
  return {
    days,
    weeks,
    requests: Math.round(requests * share),
    energyWh: energyWh * share,
    images: Math.round(images * share),
  };
}

/** Against the week before where that one is comparable, else against the usual one. */
export function changeOf(
  week: MeteredWeek,
  before: MeteredWeek | null,
  usual: UsualWeek | null,
): Change | null {
  if (!isComparable(week)) return null;
  if (before && isComparable(before)) return changeFrom(week, before);
  if (!usual) return null;
  const { energyWh: usualWh } = daysOfUsual(usual, week.meteredDays);
  const energyWh = energyOf(week.totals) - usualWh;
  const per = week.meteredDays === WEEK_DAYS ? 'week' : 'day';
  return {
    against: 'usual',
    per,
    energyWh: per === 'week' ? energyWh : energyWh / week.meteredDays,
    small: isSmall(energyOf(week.totals), usualWh),
  };
}

/** What is to be said of a week, and of any period beside the one before: of its change only once it is over. */
export function causeOf(
  week: MeteredWeek & CausePeriod,
  before: MeteredWeek | null,
  isOver: boolean,
): Cause | null {
  const change = isOver ? changeOf(week, before, null) : null;
  return biggestCause(week, change?.small === false ? before : null);
}

function changeFrom(week: MeteredWeek, before: MeteredWeek): Change {
  const per = week.meteredDays === before.meteredDays ? 'week' : 'day';
  const [daysNow, daysBefore] = per === 'week' ? [1, 1] : [week.meteredDays, before.meteredDays];
  const now = energyOf(week.totals) / daysNow;
  const then = energyOf(before.totals) / daysBefore;
  return { against: 'before', per, energyWh: now - then, small: isSmall(now, then) };
}

function isComparable({ meteredDays }: MeteredWeek): boolean {
  return meteredDays >= COMPARABLE_DAYS;
}

/** A tenth of the larger of two, neither less than 0, is well within what a person would call the same. */
export function isSmall(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(a, b) * SMALL_SHARE;
}

function energyOf({ footprint }: Totals): number {
  return footprint.energyWh.central;
}
