/**
 * What the interface says of a day, as data: folds of day rows, without words, rounding or clock. Ranges are added by
 * footprint/sums.ts; two quantities of the same requests low to low and high to high, since they are off alike.
 */
import { addDays, daysUntil } from '../calendar/day.ts';
import { plus, scaled } from '../footprint/range.ts';
import { sumOf, sumOfRows } from '../footprint/sums.ts';
import type { DayRow, Footprint, Range } from '../usage/usage.ts';
import { type ClassEnergy, classOf, USE_CLASSES, type UseClass } from '../usage/use-class.ts';

/** What is exact. */
export interface RowCounts {
  /** Prompts sent, exact. */
  readonly requests: number;
  /** Of these, still answering: their estimate will grow. */
  readonly pending: number;
  /** Voice sessions, which are not requests. */
  readonly sessions: number;
  readonly images: number;
  readonly videos: number;
}

/** Counts, which are exact, and the footprint, which is an estimate. */
export interface Totals extends RowCounts {
  readonly footprint: Readonly<Footprint>;
}

/** One entry of the split by site. */
export interface SiteTotals extends Totals {
  /** One site, or all those past the heaviest few. */
  readonly sites: readonly string[];
  /** Central energy of each class, in `USE_CLASSES` order, classes without any left out. */
  readonly classes: readonly ClassEnergy[];
}

/** One entry of the split by class. */
export interface ClassSums extends Totals {
  readonly of: UseClass;
}

/** One day of the strip. */
export interface StripDay {
  readonly day: string;
  /** null where the meter did not run: not the same as no request. */
  readonly requests: number | null;
  /** The person's own usual count on this weekday; null while too few are known. */
  readonly usual: number | null;
}

/** What the popup says of a local day, 'YYYY-MM-DD'. */
export interface DaySummary extends Totals {
  readonly day: string;
  /** Heaviest first. */
  readonly bySite: readonly SiteTotals[];
  readonly byClass: readonly ClassSums[];
  /** Seven days, the last of them `day`. */
  readonly week: readonly StripDay[];
  /** Energy of one ordinary text request, on average; null where there is none. */
  readonly plainTextWh: Range | null;
  /** Factor sets with their server zone, as rows name them, each once: '2026.11/US', or 'mixed'. */
  readonly factors: readonly string[];
}

/** What summaries are made from. */
export interface DayRecord {
  readonly rows: readonly DayRow[];
  /** Days on which the meter ran, 'YYYY-MM-DD'. */
  readonly meteredDays: ReadonlySet<string>;
}

/** Weeks before that make what is usual, of a weekday or of a week. */
export const USUAL_WEEKS = 4;
/** How many of the same weekday must be known to tell its usual level. */
export const USUAL_LEAST_DAYS = 2;

/** Days of rows a summary looks at, its own day included: the strip, and the usual level of its first day. */
export const SUMMARY_DAYS = 7 + 7 * USUAL_WEEKS;

/** Sites that stand alone in the split; where there are more, the rest are one entry after one fewer. */
const MOST_SITES = 6;

/** Everything the popup says of `day` but the one sentence (day-insight.ts). */
export function summariseDay(record: DayRecord, day: string): DaySummary {
  const rows = record.rows.filter((row) => row.day === day);
  const totals = totalsOf(rows);
  const byClass = USE_CLASSES.flatMap((of) => {
    const own = rows.filter((row) => classOf(row) === of);
    return own.length > 0 ? [{ of, ...totalsOf(own) }] : [];
  });
  return {
    day,
    ...totals,
    bySite: totalsBySite(rows),
    byClass,
    week: weekUpTo(record, day),
    plainTextWh: plainTextWh(rows),
    factors: [...new Set(rows.map((row) => row.factors))],
  };
}

/** Greenhouse gas of using and of making the servers. */
export function gwpGrams(footprint: Readonly<Footprint>): Range {
  return plus([footprint.gwpUsageGrams, footprint.gwpEmbodiedGrams]);
}

/** Water at the data centre and at the power plants. */
export function waterMl(footprint: Readonly<Footprint>): Range {
  return plus([footprint.waterOnsiteMl, footprint.waterOffsiteMl]);
}

/** Sums over the rows; zero of everything without any. */
export function totalsOf(rows: readonly DayRow[]): Totals {
  return { ...rowCountsOf(rows), footprint: sumOfRows(rows) };
}

/** The same of what is counted, for where the rest would be added up for nothing. */
export function rowCountsOf(rows: readonly DayRow[]): RowCounts {
  const sum = (of: (row: DayRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  return {
    requests: sum((row) => row.requests),
    pending: sum((row) => row.outcomes.pending),
    sessions: sum((row) => row.sessions),
    images: sum((row) => row.images),
    videos: sum((row) => row.videos),
  };
}

function totalsBySite(rows: readonly DayRow[]): SiteTotals[] {
  const ofSites = (sites: readonly string[]): SiteTotals => {
    const own = rows.filter(({ site }) => sites.includes(site));
    return { sites, ...totalsOf(own), classes: energyByClass(own) };
  };
  const ranked = [...new Set(rows.map(({ site }) => site))]
    .map((site) => ofSites([site]))
    .sort((a, b) => b.footprint.energyWh.central - a.footprint.energyWh.central || b.requests - a.requests);
  if (ranked.length <= MOST_SITES) return ranked;
  const alone = ranked.slice(0, MOST_SITES - 1);
  return [...alone, ofSites(ranked.slice(MOST_SITES - 1).flatMap(({ sites }) => sites))];
}

/** Energy of each class in the rows, in `USE_CLASSES` order, classes without any left out. */
export function energyByClass(rows: readonly DayRow[]): ClassEnergy[] {
  return USE_CLASSES.map((of) => ({
    of,
    energyWh: sumOf(
      rows.filter((row) => classOf(row) === of),
      'energyWh',
    ).central,
  })).filter(({ energyWh }) => energyWh > 0);
}

function weekUpTo(record: DayRecord, today: string): StripDay[] {
  const counts = new Map<string, number>();
  for (const row of record.rows) counts.set(row.day, (counts.get(row.day) ?? 0) + row.requests);
  const countOn = (day: string): number | null =>
    counts.get(day) ?? (day === today || record.meteredDays.has(day) ? 0 : null);
  return daysUntil(today, 7).map((day) => ({
    day,
    requests: countOn(day),
    usual: rounded(usualOn(day, countOn)),
  }));
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value);
}

/** What is usual on a weekday: the median of the same weekday in the weeks before, over the days the meter ran. */
export function usualOn(day: string, valueOn: (day: string) => number | null): number | null {
  const known = weeksBefore(day).flatMap((past) => valueOn(past) ?? []);
  return known.length < USUAL_LEAST_DAYS ? null : median(known);
}

/** The same weekday of each of the weeks that make what is usual, the nearest first. */
export function weeksBefore(day: string): string[] {
  return Array.from({ length: USUAL_WEEKS }, (_, index) => addDays(day, -7 * (index + 1)));
}

/** Of at least one value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

function plainTextWh(rows: readonly DayRow[]): Range | null {
  const { requests, footprint } = totalsOf(
    rows.filter((row) => row.kind === 'text' && row.mode === 'standard'),
  );
  return requests > 0 ? scaled(footprint.energyWh, 1 / requests) : null;
}
