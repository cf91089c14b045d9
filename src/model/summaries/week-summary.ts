/**
 * What the interface says of a week, as data: folds of day rows and requests, without words, rounding or clock. A
 * week is compared with the person's own weeks alone.
 */
import { addDays } from '../calendar/day.ts';
import { daysOfWeek, WEEK_DAYS } from '../calendar/week.ts';
import { sumOf } from '../footprint/sums.ts';
import type { Range, UsageRequest } from '../usage/usage.ts';
import type { ClassEnergy } from '../usage/use-class.ts';
import { type Cause, isOfImages } from './biggest-cause.ts';
import { type Made, madeOf } from './made.ts';
import { type DayRecord, energyByClass, totalsOf, USUAL_WEEKS, usualOn, weeksBefore } from './summary.ts';
import { type TrendDay, trendDayOf } from './trend-day.ts';
import {
  type Change,
  causeOf,
  changeOf,
  type MeteredWeek,
  meteredOn,
  meteredWeek,
  type UsualWeek,
  usualWeek,
} from './week-change.ts';

/** Rows of the week and of those before it, from `recordStart` on. */
export interface WeekRecord extends DayRecord {
  /** Single requests of the week, as far as they are still kept. */
  readonly requests: readonly UsageRequest[];
}

/** One day of the week. */
export interface WeekDay {
  readonly day: string;
  /** null where the meter did not run: not the same as no request. */
  readonly requests: number | null;
  readonly energyWh: Range;
  readonly classes: readonly ClassEnergy[];
  /** Median energy (central) of this weekday in the weeks before; null while too few are known. */
  readonly usualWh: number | null;
}

/** A week by its first day, and how many requests were counted in it; null where the meter did not run. */
export interface CountedWeek {
  readonly start: string;
  readonly requests: number | null;
}

/** What the interface says of one week. */
export interface WeekSummary extends Omit<MeteredWeek, 'rows'> {
  /** First day, 'YYYY-MM-DD'. */
  readonly start: string;
  /** False while it holds today or days to come. */
  readonly isOver: boolean;
  readonly made: Made;
  /** Seven. */
  readonly days: readonly WeekDay[];
  /** Itself and the four before it, the oldest first. */
  readonly weeks: readonly CountedWeek[];
  /** The week before, of a week that still runs up to the weekday it is; null where the meter did not run then. */
  readonly before: Omit<MeteredWeek, 'rows'> | null;
  /** A whole week, whatever of this one was counted; null where too few are known, or nothing stands beside it. */
  readonly usual: UsualWeek | null;
  /** Null while the week is not over, or where there is nothing to compare it with. */
  readonly change: Change | null;
  /** Null where nothing stands out. */
  readonly cause: Cause | null;
  /** Only where the cause are images. */
  readonly trendDay: TrendDay | null;
  /** The heaviest single requests, heaviest first. */
  readonly heaviest: readonly UsageRequest[];
  /** Factor sets with their server zone, each once. */
  readonly factors: readonly string[];
}

const HEAVIEST = 3;

/** First day a summary looks at: its record reaches from there to the last day of the week. */
export function recordStart(start: string): string {
  return addDays(start, -WEEK_DAYS * USUAL_WEEKS);
}

/** Everything said of the week that starts on `start`, seen on the day `today`. */
export function summariseWeek(record: WeekRecord, start: string, today: string): WeekSummary {
  const { rows, ...own } = meteredWeek(record, start);
  const past = weeksBefore(start).map((week) => meteredWeek(record, week));
  const usual = own.meteredDays > 0 ? usualWeek(past) : null;
  const isOver = addDays(start, WEEK_DAYS - 1) < today;
  const before = beforeOf(record, start, today);
  const change = isOver ? changeOf({ rows, ...own }, before, usual) : null;
  const cause = causeOf({ rows, ...own, requests: record.requests }, past[0] ?? null, isOver);
  return {
    start,
    isOver,
    ...own,
    made: madeOf(rows),
    days: daysOfWeek(start).map((day) => weekDay(record, day)),
    weeks: [{ rows, ...own }, ...past]
      .map(({ meteredDays, totals }, index) => ({
        start: addDays(start, -WEEK_DAYS * index),
        requests: meteredDays > 0 ? totals.requests : null,
      }))
      .reverse(),
    before,
    usual,
    change,
    cause,
    trendDay: isOfImages(cause) ? trendDayOf(record, record.requests, start, own.totals) : null,
    heaviest: heaviest(record.requests),
    factors: [...new Set(rows.map((row) => row.factors))],
  };
}

/** Of the week before as many days as have begun of this one: of a week that is over, all. */
function beforeOf(record: DayRecord, start: string, today: string): MeteredWeek | null {
  const begun = daysOfWeek(start).filter((day) => day <= today);
  const before = meteredOn(
    record,
    begun.map((day) => addDays(day, -WEEK_DAYS)),
  );
  return before.meteredDays > 0 ? before : null;
}

function weekDay(record: DayRecord, day: string): WeekDay {
  const rows = record.rows.filter((row) => row.day === day);
  const { requests, footprint } = totalsOf(rows);
  return {
    day,
    requests: rows.length > 0 || record.meteredDays.has(day) ? requests : null,
    energyWh: footprint.energyWh,
    classes: energyByClass(rows),
    usualWh: usualOn(day, (past) => energyOn(record, past)),
  };
}

/** Central; null where the meter did not run. */
function energyOn(record: DayRecord, day: string): number | null {
  const rows = record.rows.filter((row) => row.day === day);
  if (rows.length === 0 && !record.meteredDays.has(day)) return null;
  return sumOf(rows, 'energyWh').central;
}

/** By central energy; of two that weigh the same, the earlier. */
function heaviest(requests: readonly UsageRequest[]): UsageRequest[] {
  const weightOf = ({ footprint }: UsageRequest): number => footprint.energyWh.central;
  return requests
    .filter((request) => weightOf(request) > 0)
    .sort((a, b) => weightOf(b) - weightOf(a) || a.at - b.at)
    .slice(0, HEAVIEST);
}
