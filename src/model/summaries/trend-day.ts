/**
 * The day everybody made the same pictures: a day with far more images than a person makes, which weighs on the week.
 * Said with what the week would have been without them, and with a few of them.
 */
import { addDays, daysUntil } from '../calendar/day.ts';
import { daysOfWeek, WEEK_DAYS } from '../calendar/week.ts';
import { plus, scaled } from '../footprint/range.ts';
import { sumOf } from '../footprint/sums.ts';
import type { DayRow, Range, UsageRequest } from '../usage/usage.ts';
import { type DayRecord, median, rowCountsOf, type Totals } from './summary.ts';

/** The local day, 'YYYY-MM-DD', its pictures, and what they weigh. */
export interface TrendDay {
  readonly day: string;
  readonly images: number;
  /** Of these images. */
  readonly energyWh: Range;
  /** Of the energy of the day and of the week, 0 to 1. */
  readonly shareOfDay: number;
  readonly shareOfWeek: number;
  /** First and last of them, epoch ms; null where they are no longer kept, or were spread over the day. */
  readonly span: { readonly from: number; readonly to: number } | null;
  /** The week without them. */
  readonly withoutWh: Range;
  /** The week with only a few of them. */
  readonly withFew: { readonly images: number; readonly energyWh: Range };
}

/** From so many images on, so many times the usual day's, and such shares of the day's and the week's energy. */
const LEAST_IMAGES = 6;
const TIMES_USUAL = 3;
const LEAST_SHARE = { ofDay: 0.4, ofWeek: 0.1 } as const;
/** "One or two of them may have been enough." */
const FEW = 2;
/** Images spread over more than this are no burst whose hours are worth naming. */
const MAX_SPAN_MS = 3 * 3_600_000;
/** Weeks before it that tell how many images are usual. */
const USUAL_WEEKS = 4;

/** The trend day of the week that starts on `start`, if it has one: the heaviest, where there are several. */
export function trendDayOf(
  record: DayRecord,
  requests: readonly UsageRequest[],
  start: string,
  week: Totals,
): TrendDay | null {
  const days = daysOfWeek(start).map((day) => ({ day, ...imagesOn(record, day) }));
  const [day] = days.sort((a, b) => b.energyWh.central - a.energyWh.central);
  const weekWh = week.footprint.energyWh;
  if (!day || day.images < LEAST_IMAGES) return null;
  if (day.images < TIMES_USUAL * usualImages(record, start, day.day)) return null;
  const dayWh = sumOf(
    record.rows.filter((row) => row.day === day.day),
    'energyWh',
  ).central;
  const shareOfDay = day.energyWh.central / dayWh;
  const shareOfWeek = day.energyWh.central / weekWh.central;
  if (!(shareOfDay >= LEAST_SHARE.ofDay && shareOfWeek >= LEAST_SHARE.ofWeek)) return null;
  const own = new Set(daysOfWeek(start));
  const isOfDay = (row: DayRow): boolean => row.day === day.day && row.kind === 'image';
  const others = record.rows.filter((row) => own.has(row.day) && !isOfDay(row));
  const withoutWh = sumOf(others, 'energyWh');
  // What is said of a few of them rests on all, so their error is added in full.
  const few = scaled(day.energyWh, FEW / day.images);
  return {
    day: day.day,
    images: day.images,
    energyWh: day.energyWh,
    shareOfDay,
    shareOfWeek,
    span: spanOf(requests, day.day),
    withoutWh,
    withFew: { images: FEW, energyWh: plus([withoutWh, few]) },
  };
}

function imagesOn(record: DayRecord, day: string): { images: number; energyWh: Range } {
  const rows = record.rows.filter((row) => row.day === day && row.kind === 'image');
  return { images: rowCountsOf(rows).images, energyWh: sumOf(rows, 'energyWh') };
}

/** The day's usual images: of the weeks before, or of the other days of its own week where those have more. */
function usualImages(record: DayRecord, start: string, trendDay: string): number {
  const ownWeek = daysOfWeek(start).filter((day) => day !== trendDay);
  return Math.max(medianImages(record, ownWeek), medianImages(record, daysBefore(start)));
}

function daysBefore(start: string): string[] {
  return daysUntil(addDays(start, -1), WEEK_DAYS * USUAL_WEEKS);
}

/** Over the days the meter ran; 0 where it did not. */
function medianImages(record: DayRecord, days: readonly string[]): number {
  const known = days.filter((day) => record.meteredDays.has(day));
  return known.length > 0 ? median(known.map((day) => imagesOn(record, day).images)) : 0;
}

function spanOf(requests: readonly UsageRequest[], day: string): TrendDay['span'] {
  const moments = requests
    .filter((request) => request.day === day && request.kind === 'image')
    .map(({ at }) => at);
  if (moments.length < 2) return null;
  const [from, to] = [Math.min(...moments), Math.max(...moments)];
  return to - from <= MAX_SPAN_MS ? { from, to } : null;
}
