/**
 * How a week compares with a person's own: the one before, and the usual one. Weeks metered on as many days are
 * compared whole, others per metered day, and weeks metered on too few days not at all.
 */

import { daysOfWeek, WEEK_DAYS } from '../calendar/week.ts';
import type { DayRow } from '../usage/usage.ts';
import { USE_CLASSES, type UseClass } from '../usage/use-class.ts';
import { type DayRecord, energyByClass, median, type Totals, totalsOf } from './summary.ts';

/** A week and how much of it was metered. */
export interface MeteredWeek {
  readonly totals: Totals;
  readonly rows: readonly DayRow[];
  /** Days the meter ran, 0 to 7. */
  readonly meteredDays: number;
}

/** The median of the weeks before, brought to as many days as the week was metered. */
export interface UsualWeek {
  readonly requests: number;
  /** Central. */
  readonly energyWh: number;
  readonly images: number;
  /** How many weeks it is the median of. */
  readonly weeks: number;
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
  readonly driver: Driver | null;
}

/** What explains most of a change. */
export interface Driver {
  readonly of: UseClass;
  /** Of the change, 0 to 1. */
  readonly share: number;
  /** Things made this week and the week before, where they are things; null for text and for another basis. */
  readonly counts: { readonly now: number; readonly before: number } | null;
}

/** A week says something from this many metered days on. */
const COMPARABLE_DAYS = 3;
/** How many of the weeks before must be comparable to make a usual one. */
const USUAL_LEAST_WEEKS = 2;
/** A difference under this share of the larger of the two is well within what a person would call the same. */
const SMALL_SHARE = 0.1;
/** A class drives a change when it makes up this share of it. */
const DRIVER_SHARE = 0.5;

/** The seven days from `start`, 'YYYY-MM-DD'; a day with rows was metered. */
export function meteredWeek(record: DayRecord, start: string): MeteredWeek {
  const days = new Set(daysOfWeek(start));
  const rows = record.rows.filter(({ day }) => days.has(day));
  const used = new Set(rows.map(({ day }) => day));
  const metered = [...days].filter((day) => used.has(day) || record.meteredDays.has(day));
  return { rows, totals: totalsOf(rows), meteredDays: metered.length };
}

/** @param days to which the usual week is brought: as many as it is compared with */
export function usualWeek(weeksBefore: readonly MeteredWeek[], days: number): UsualWeek | null {
  const known = weeksBefore.filter(isComparable);
  if (known.length < USUAL_LEAST_WEEKS || days === 0) return null;
  const usual = (of: (totals: Totals) => number): number =>
    median(known.map(({ totals, meteredDays }) => of(totals) / meteredDays)) * days;
  return {
    requests: Math.round(usual(({ requests }) => requests)),
    energyWh: usual(energyOf),
    images: Math.round(usual(({ images }) => images)),
    weeks: known.length,
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
  const energyWh = energyOf(week.totals) - usual.energyWh;
  const per = week.meteredDays === WEEK_DAYS ? 'week' : 'day';
  return {
    against: 'usual',
    per,
    energyWh: per === 'week' ? energyWh : energyWh / week.meteredDays,
    small: isSmall(energyOf(week.totals), usual.energyWh),
    driver: null,
  };
}

function changeFrom(week: MeteredWeek, before: MeteredWeek): Change {
  const per = week.meteredDays === before.meteredDays ? 'week' : 'day';
  const [daysNow, daysBefore] = per === 'week' ? [1, 1] : [week.meteredDays, before.meteredDays];
  const now = energyOf(week.totals) / daysNow;
  const then = energyOf(before.totals) / daysBefore;
  const small = isSmall(now, then);
  return {
    against: 'before',
    per,
    energyWh: now - then,
    small,
    driver: small ? null : driverOf(week, daysNow, before, daysBefore),
  };
}

function driverOf(
  week: MeteredWeek,
  daysNow: number,
  before: MeteredWeek,
  daysBefore: number,
): Driver | null {
  const now = byClass(week.rows);
  const then = byClass(before.rows);
  const change = energyOf(week.totals) / daysNow - energyOf(before.totals) / daysBefore;
  const shares = USE_CLASSES.map((of) => ({
    of,
    share: ((now.get(of) ?? 0) / daysNow - (then.get(of) ?? 0) / daysBefore) / change,
  }));
  const [first] = shares.sort((a, b) => b.share - a.share);
  if (!first || first.share < DRIVER_SHARE) return null;
  const counts = daysNow === daysBefore ? countsOf(first.of, week.totals, before.totals) : null;
  return { of: first.of, share: Math.min(1, first.share), counts };
}

function countsOf(of: UseClass, now: Totals, before: Totals): Driver['counts'] {
  if (of === 'image') return { now: now.images, before: before.images };
  if (of === 'video') return { now: now.videos, before: before.videos };
  return null;
}

function byClass(rows: readonly DayRow[]): ReadonlyMap<UseClass, number> {
  return new Map(energyByClass(rows).map(({ of, energyWh }) => [of, energyWh]));
}

function isComparable({ meteredDays }: MeteredWeek): boolean {
  return meteredDays >= COMPARABLE_DAYS;
}

function isSmall(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(a, b) * SMALL_SHARE;
}

function energyOf({ footprint }: Totals): number {
  return footprint.energyWh.central;
}
