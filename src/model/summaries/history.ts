/**
 * What the dashboard says of a range of days, as data: folds of day rows into bins and groups, without words or
 * rounding. Ranges are added by footprint/sums.ts, as everywhere.
 */

import { addDays, daysUntil } from '../calendar/day.ts';
import { weekStartOf } from '../calendar/week.ts';
import { type FactorState, factorStateOf } from '../factor-state.ts';
import { exactly } from '../footprint/range.ts';
import { type SearchBaseline, searchEquivalents } from '../footprint/search.ts';
import { groupedBy } from '../grouped.ts';
import { ELSEWHERE, isImported } from '../imported/imported.ts';
import type { Settings } from '../settings/settings.ts';
import { addRequest } from '../usage/day-row.ts';
import type { DayRow, Range, UsageRequest } from '../usage/usage.ts';
import { classOf, USE_CLASSES, type UseClass } from '../usage/use-class.ts';
import { type Made, madeOf } from './made.ts';
import { daysIn, type Period } from './period.ts';
import { gwpGrams, type Totals, totalsOf, waterMl } from './summary.ts';

/** What may be looked at, in the order that never changes. */
export const MEASURES = ['requests', 'searches', 'energy', 'gwp', 'water'] as const;
/** What the history is looked at in. */
export type HistoryMeasure = (typeof MEASURES)[number];

/** What one bar stands for. */
export type BinSize = 'day' | 'week' | 'month';

/** Longest range, in days, whose bars stand for days, and for weeks: about sixty bars fit side by side. */
const MOST_DAY_BARS = 62;
const MOST_WEEK_BARS_DAYS = 372;

/** The smallest with which the bars fit side by side. */
export function binSizeOf(period: Period): BinSize {
  const days = daysIn(period);
  if (days <= MOST_DAY_BARS) return 'day';
  return days <= MOST_WEEK_BARS_DAYS ? 'week' : 'month';
}

/** The bins of a period in order: whole weeks or months but for the first and the last, which end with the period. */
export function binsOf(period: Period, size: BinSize, weekStart: Settings['weekStart']): Period[] {
  const days = daysUntil(period.to, daysIn(period));
  const starts = days.filter((day, index) => index === 0 || startsBin(day, size, weekStart));
  return starts.map((from, index) => {
    const next = starts[index + 1];
    return { from, to: next === undefined ? period.to : addDays(next, -1) };
  });
}

function startsBin(day: string, size: BinSize, weekStart: Settings['weekStart']): boolean {
  if (size === 'day') return true;
  if (size === 'month') return day.endsWith('-01');
  return weekStartOf(day, weekStart) === day;
}

/** One class of use. */
export interface ClassTotals {
  readonly of: UseClass;
  readonly totals: Totals;
}

/** Something with its totals, and what classes they are made of; classes without any use are left out. */
export interface Stack {
  readonly totals: Totals;
  readonly classes: readonly ClassTotals[];
}

/** One bar. */
export interface Bin extends Period, Stack {
  /** Days of it on which the meter ran. */
  readonly meteredDays: number;
}

/** What has one key in common. */
export interface Group<Key> {
  readonly key: Key;
  readonly totals: Totals;
}

/** A kind of request, as bars have them, and what was made in them. */
export interface KindGroup extends Group<UseClass> {
  readonly made: Made;
}

/** What the dashboard shows of a period; groups have most energy first. */
export interface History {
  readonly period: Period;
  readonly binSize: BinSize;
  readonly totals: Totals;
  /** Strands in use, in `USE_CLASSES` order. */
  readonly classes: readonly ClassTotals[];
  readonly bins: readonly Bin[];
  /** What was brought and no meter here saw stands together, as `ELSEWHERE`. */
  readonly bySite: readonly Group<string>[];
  /** '' where no model was named. */
  readonly byModel: readonly Group<string>[];
  readonly byMode: readonly Group<DayRow['mode']>[];
  readonly byKind: readonly KindGroup[];
  readonly made: Made;
  readonly meteredDays: number;
  readonly factors: FactorState;
}

/** What is asked for. */
export interface HistoryQuery {
  readonly period: Period;
  readonly weekStart: Settings['weekStart'];
}

/** The history of a period: rows of other days are left out, the meter ran on `meteredDays`. */
export function historyOf(
  rows: readonly DayRow[],
  meteredDays: ReadonlySet<string>,
  { period, weekStart }: HistoryQuery,
): History {
  const within = rows.filter(({ day }) => day >= period.from && day <= period.to);
  const byDay = groupedBy(within, ({ day }) => day);
  const size = binSizeOf(period);
  const days = daysUntil(period.to, daysIn(period));
  const metered = days.filter((day) => meteredDays.has(day) || byDay.has(day));
  return {
    period,
    binSize: size,
    ...stackOf(within),
    bins: binsOf(period, size, weekStart).map((bin) => binOf(bin, byDay, metered)),
    bySite: ranked(within, (row) => (isImported(row) ? ELSEWHERE : row.site)),
    byModel: ranked(within, ({ model }) => model),
    byMode: ranked(within, ({ mode }) => mode),
    byKind: ranked(within, classOf).map((group) => ({
      ...group,
      made: madeOf(within.filter((row) => classOf(row) === group.key)),
    })),
    made: madeOf(within),
    meteredDays: metered.length,
    factors: factorStateOf(within),
  };
}

function binOf(bin: Period, byDay: ReadonlyMap<string, readonly DayRow[]>, metered: readonly string[]): Bin {
  const days = daysUntil(bin.to, daysIn(bin));
  return {
    ...bin,
    ...stackOf(days.flatMap((day) => byDay.get(day) ?? [])),
    meteredDays: metered.filter((day) => day >= bin.from && day <= bin.to).length,
  };
}

/** The requests by the hour they were sent at, as the clock on the wall said then: 24 stacks. */
export function hoursOf(requests: readonly UsageRequest[]): Stack[] {
  const byHour = groupedBy(requests, localHour);
  return Array.from({ length: 24 }, (_, hour) =>
    stackOf((byHour.get(hour) ?? []).map((request) => addRequest(undefined, request))),
  );
}

function localHour({ at, tzOffsetMin }: UsageRequest): number {
  return new Date(at + tzOffsetMin * 60_000).getUTCHours();
}

function stackOf(rows: readonly DayRow[]): Stack {
  const byClass = groupedBy(rows, classOf);
  return {
    totals: totalsOf(rows),
    classes: USE_CLASSES.flatMap((of) => {
      const own = byClass.get(of);
      return own ? [{ of, totals: totalsOf(own) }] : [];
    }),
  };
}

/** Groups with their totals, the one of most energy first. */
function ranked<Key>(rows: readonly DayRow[], keyOf: (row: DayRow) => Key): Group<Key>[] {
  return [...groupedBy(rows, keyOf)]
    .map(([key, own]) => ({ key, totals: totalsOf(own) }))
    .sort(
      (a, b) =>
        b.totals.footprint.energyWh.central - a.totals.footprint.energyWh.central ||
        b.totals.requests - a.totals.requests,
    );
}

/** An amount in one measure, in its base unit (Wh, g, mL, or a number); requests are exact. */
export function amountOf(totals: Totals, measure: HistoryMeasure, baseline: SearchBaseline): Range {
  const { requests, footprint } = totals;
  switch (measure) {
    case 'requests':
      return exactly(requests);
    case 'searches':
      return searchEquivalents(footprint.energyWh, baseline);
    case 'energy':
      return footprint.energyWh;
    case 'gwp':
      return gwpGrams(footprint);
    case 'water':
      return waterMl(footprint);
  }
}
