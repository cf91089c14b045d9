/** The days that are asked for, the period before them, and what is to be said of the two. */
import { daysUntil } from '../../model/calendar/day.ts';
import type { WeekStart } from '../../model/calendar/week.ts';
import type { Cause } from '../../model/summaries/biggest-cause.ts';
import { daysToLookAt } from '../../model/summaries/cause-members.ts';
import {
  type AskedSpan,
  daysIn,
  neighbour,
  type Period,
  type PeriodUnit,
  periodOf,
  unitOf,
} from '../../model/summaries/period.ts';
import { type DayRecord, type Totals, weeksBefore } from '../../model/summaries/summary.ts';
import { type UsualDay, usualDayOf } from '../../model/summaries/usual-day.ts';
import {
  type Change,
  causeOf,
  changeOf,
  type MeteredWeek,
  meteredOn,
} from '../../model/summaries/week-change.ts';
import type { DayRow, UsageRequest } from '../../model/usage/usage.ts';
import type { Archive } from '../sources/archive/reading.ts';

/** More than a person sends in a day; of a flood, the newest. */
const MOST_A_DAY = 2_000;

/** Whole days that were counted, one at least on either side: today, which is not over, is none. */
export interface Compared {
  readonly now: MeteredWeek;
  /** Of the period before. */
  readonly before: MeteredWeek;
  /** Something of the period lies on today. */
  readonly isWithoutToday: boolean;
}

/** What stands beside a period. */
export interface Beside {
  readonly unit: PeriodUnit;
  /** Null where there is nothing to compare, or all there is was asked for. */
  readonly compared: Compared | null;
  /** All of yesterday, beside today alone; null beside any other period, and where it was not counted. */
  readonly yesterday: Totals | null;
  readonly usualDay: UsualDay | null;
  /** Null while the period is not over, or where there is too little to compare. */
  readonly change: Change | null;
  /** Null where nothing stands out. */
  readonly cause: Cause | null;
  /** To go to; null where there is nothing to see. */
  readonly previous: Period | null;
  readonly next: Period | null;
}

/** Days, and what is stored of them and of those they stand beside. */
export interface ReadPeriod {
  readonly period: Period;
  readonly record: DayRecord;
}

/** What was asked for, and what day it is. */
export interface Asked {
  readonly asked: AskedSpan;
  readonly today: string;
  readonly weekStart: WeekStart;
}

/**
 * The days asked for, in one reading with the period before and of a single day the weeks before it; of all there is,
 * from the first to the last day known.
 */
export async function readPeriod(
  archive: Archive,
  asked: AskedSpan,
  today: string,
  weekStart: WeekStart,
): Promise<ReadPeriod> {
  if (asked !== null) {
    const period = periodOf(asked, { today, weekStart, first: null });
    const from = lookedAtFrom(period, neighbour(period, 'before', weekStart));
    return { period, record: await archive.record({ from, to: period.to }) };
  }
  const record = await archive.record(null);
  const stored = record.rows.map(({ day }) => day).sort();
  const [first = null] = [...stored.slice(0, 1), ...record.meteredDays].sort();
  return { period: periodOf(null, { today, weekStart, first, last: stored.at(-1) }), record };
}

/**
 * What is to be said of it, reading the few requests that may have made much of this period.
 * @param looked requests of it that were read already
 */
export async function readBeside(
  archive: Archive,
  { period, record }: ReadPeriod,
  looked: readonly UsageRequest[],
  { asked, today, weekStart }: Asked,
): Promise<Beside> {
  const [earlier, later] = [neighbour(period, 'before', weekStart), neighbour(period, 'after', weekStart)];
  const now = meteredOn(record, daysOf(period));
  const then = meteredOn(record, daysOf(earlier));
  const requests = await readRequests(archive, now.rows, looked);
  const before = then.meteredDays > 0 ? then : null;
  const isOver = period.to < today;
  const isToday = period.from === today && period.to === today;
  return {
    unit: unitOf(period, weekStart),
    compared: comparedOf(now, wholeDays(record, period, today), before),
    yesterday: isToday && before ? before.totals : null,
    usualDay: usualDayOf(record, period, today),
    change: isOver ? changeOf(now, before, null) : null,
    cause: causeOf({ ...now, requests }, before, isOver),
    previous: asked === null ? null : earlier,
    next: asked !== null && later.from <= today ? later : null,
  };
}

function lookedAtFrom(period: Period, earlier: Period): string {
  return period.from === period.to ? (weeksBefore(period.from).at(-1) ?? earlier.from) : earlier.from;
}

function wholeDays(record: DayRecord, period: Period, today: string): MeteredWeek {
  const over = daysOf(period).filter((day) => day < today);
  return meteredOn(record, over);
}

function comparedOf(all: MeteredWeek, whole: MeteredWeek, before: MeteredWeek | null): Compared | null {
  if (!before || whole.meteredDays === 0) return null;
  return { now: whole, before, isWithoutToday: whole.meteredDays < all.meteredDays };
}

function daysOf(period: Period): string[] {
  return daysUntil(period.to, daysIn(period));
}

/** Those that were read where they are all there are; else those of the days on which one may have made much. */
async function readRequests(
  archive: Archive,
  rows: readonly DayRow[],
  looked: readonly UsageRequest[],
): Promise<readonly UsageRequest[]> {
  const all = rows.reduce((sum, { requests, sessions }) => sum + requests + sessions, 0);
  if (looked.length >= all) return looked;
  const days = daysToLookAt(rows).map((day) => archive.requests({ from: day, to: day, limit: MOST_A_DAY }));
  return (await Promise.all(days)).flat();
}
