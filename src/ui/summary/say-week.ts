/** A week in words: what the popup's view, the page and the card all say alike. */

import { amountText } from '../../i18n/amounts.ts';
import { capital } from '../../i18n/capital.ts';
import { type CauseContext, periodSentence } from '../../i18n/cause.ts';
import { dayRange, weekdayName } from '../../i18n/dates.ts';
import { formatCount, type Measure } from '../../i18n/format.ts';
import type { CommonWords } from '../../i18n/words/common.ts';
import type { SummaryWords } from '../../i18n/words/summary.ts';
import { addDays } from '../../model/calendar/day.ts';
import { WEEK_DAYS, weekNumber } from '../../model/calendar/week.ts';
import { exactly } from '../../model/footprint/range.ts';
import type { TrendDay } from '../../model/summaries/trend-day.ts';
import type { UsualDays } from '../../model/summaries/week-change.ts';
import type { WeekDay, WeekSummary } from '../../model/summaries/week-summary.ts';
import { USE_CLASSES, type UseClass } from '../../model/usage/use-class.ts';

/** `Week 47`. */
export function weekTitle(start: string, words: SummaryWords): string {
  return words.week(formatCount(weekNumber(start), words.numbers));
}

/** As seen from `today`: `16–22 November`. */
export function weekDates(start: string, words: CommonWords, today: string): string {
  return dayRange(start, addDays(start, WEEK_DAYS - 1), words, today);
}

/** As seen from `today`: `16–22 November, 7 days counted`. */
export function weekLine(
  { start, meteredDays, isOver }: WeekSummary,
  words: SummaryWords,
  today: string,
): string {
  const counted = words.daysCounted(meteredDays, formatCount(meteredDays, words.numbers));
  return upToNow(`${weekDates(start, words, today)}, ${counted}`, isOver, words);
}

/** `This week so far`: of a week that still runs, what is said of it is said with that. */
export function upToNow(text: string, isOver: boolean, words: SummaryWords): string {
  return isOver ? text : `${text} ${words.soFar}`;
}

/** `181 the week before`; while the week runs `74 by Wednesday night the week before`; null where nothing is known. */
export function beforeText(
  { before, isOver }: Pick<WeekSummary, 'before' | 'isOver'>,
  today: string,
  words: SummaryWords,
): string | null {
  if (!before) return null;
  const requests = formatCount(before.totals.requests, words.numbers);
  return isOver
    ? words.theWeekBefore(requests)
    : words.soFarTheWeekBefore(requests, weekdayName(today, words));
}

/** `Usual week`, `5 usual days`. */
export function usualName({ days }: UsualDays, words: SummaryWords): string {
  return days === WEEK_DAYS ? words.usualWeek : words.usualDays(days, formatCount(days, words.numbers));
}

/** `29 Wh more than last week. Images explain nearly all of it: 25, against 4.`; null where there is nothing to say. */
export function weekSentence(
  summary: WeekSummary,
  siteNames: CauseContext['siteNames'],
  words: SummaryWords,
): string | null {
  return periodSentence(summary, { of: 'week', from: summary.start, siteNames }, words.cause);
}

/** An amount that has no range of its own: `84 Wh`. */
export function centralText(value: number, measure: Measure, words: CommonWords): string {
  return amountText(exactly(value), measure, words);
}

/** `Tuesday`, `Mardi`: at the head of a sentence. */
export function capitalWeekday(day: string, words: CommonWords): string {
  return capital(weekdayName(day, words), words);
}

/** `22 images in 40 minutes.`, or without the minutes where they are not known. */
export function trendImages({ images, span }: TrendDay, words: SummaryWords): string {
  const count = formatCount(images, words.numbers);
  if (!span) return words.trend.images(count);
  const minutes = Math.max(1, Math.round((span.to - span.from) / 60_000));
  return words.trend.imagesWithin(count, minutes, formatCount(minutes, words.numbers));
}

/** The classes a week has, for the key of its bars. */
export function classesIn(days: readonly WeekDay[]): UseClass[] {
  return USE_CLASSES.filter((of) => days.some(({ classes }) => classes.some((part) => part.of === of)));
}
