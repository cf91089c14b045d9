/** Days and moments as a person reads them. Days are calendar days, 'YYYY-MM-DD', not moments. */
import { addDays, dateOf, dayOf } from '../model/calendar/day.ts';
import type { CommonWords } from './words/common.ts';

/** What dates need of a language. */
export type DateWords = Pick<CommonWords, 'numbers' | 'firstDay'>;

/** By language and options: making one takes longer than all that is done with it, and lists show a date a row. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor({ numbers: { locale } }: DateWords, options: Intl.DateTimeFormatOptions) {
  const key = `${locale} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  formats.set(key, format);
  return format;
}

function formatDay(day: string, words: DateWords, options: Intl.DateTimeFormatOptions): string {
  return textOf(formatFor(words, options).formatToParts(dateOf(day)), words);
}

function textOf(parts: readonly Intl.DateTimeFormatPart[], { firstDay }: DateWords): string {
  return parts.map(({ type, value }) => (type === 'day' && value === '1' ? firstDay : value)).join('');
}

/** In place of the day a date is seen from: its year is always said. */
export const WITH_YEAR = 'with-year';

/** A year, but for that of the day a date is seen from: there it goes without saying. */
function yearOption(day: string, today: string): Intl.DateTimeFormatOptions {
  return yearOf(day) === yearOf(today) ? {} : { year: 'numeric' };
}

function yearOf(day: string): string {
  return day.slice(0, 4);
}

/** As seen from `today`: `Sunday 22 November`, `dimanche 22 novembre`; with its year where that is another. */
export function longDate(day: string, words: DateWords, today: string): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', ...yearOption(day, today) } as const;
  // Before a year some versions set a comma after the weekday, others none: none.
  return formatDay(day, words, options).replace(', ', ' ');
}

/** As seen from `today`: `22 November`, `22 novembre`; with its year where that is another. */
export function dayAndMonth(day: string, words: DateWords, today: string): string {
  return formatDay(day, words, { day: 'numeric', month: 'long', ...yearOption(day, today) });
}

/** As seen from `today`: `22 Nov`, `22 nov.`; with its year where that is another. */
export function shortDate(day: string, words: DateWords, today: string): string {
  return formatDay(day, words, { day: 'numeric', month: 'short', ...yearOption(day, today) });
}

/**
 * Both ends of days as seen from `today`, for words to stand around: a year that is not today's is said once, after the
 * last of them. Short where asked for, and where they are of two years.
 */
export function endsOf(
  { from, to }: { readonly from: string; readonly to: string },
  words: DateWords,
  today: string,
  isShort = false,
): readonly [from: string, to: string] {
  if (yearOf(from) !== yearOf(to))
    return [shortDate(from, words, WITH_YEAR), shortDate(to, words, WITH_YEAR)];
  const dateText = isShort ? shortDate : dayAndMonth;
  return [dateText(from, words, from), dateText(to, words, today)];
}

/** `November 2026`, `nov. 2026`. */
export function monthName(day: string, words: CommonWords, style: 'long' | 'short' = 'long'): string {
  return formatDay(day, words, { month: style, year: 'numeric' });
}

/** `November`, `novembre`: where the year is known. */
export function monthOfYear(day: string, words: CommonWords): string {
  return formatDay(day, words, { month: 'long' });
}

/** `Sunday`, `dimanche`. */
export function weekdayName(day: string, words: CommonWords): string {
  return formatDay(day, words, { weekday: 'long' });
}

/** `S`, `D`. */
export function weekdayLetter(day: string, words: CommonWords): string {
  return formatDay(day, words, { weekday: 'narrow' });
}

/** As seen from `today`: `16–22 November`, `16–22 novembre`; with the year where either has another. */
export function dayRange(from: string, to: string, words: DateWords, today: string): string {
  const year = { ...yearOption(from, today), ...yearOption(to, today) };
  const format = formatFor(words, { day: 'numeric', month: 'long', ...year });
  // Some languages set thin spaces around the dash between two numbers, others none: none.
  return textOf(format.formatRangeToParts(dateOf(from), dateOf(to)), words).replace(
    /^(\d\S*)\s–\s(?=\d+ )/,
    '$1–',
  );
}

/** `Tue`, `mar.`; with its date, `Tue 17`, `mar. 17`, where that is asked for. */
export function shortWeekday(day: string, words: CommonWords, withDate = false): string {
  return formatDay(day, words, { weekday: 'short', ...(withDate && { day: 'numeric' }) });
}

/** A moment as seen from `today`: `yesterday 18:40`, `hier à 18 h 40`. */
export function moment(at: number, today: string, words: CommonWords): string {
  const date = new Date(at);
  const time = words.time(date.getHours(), date.getMinutes());
  const day = dayOf(at);
  if (day === today) return words.todayAt(time);
  if (day === addDays(today, -1)) return words.yesterdayAt(time);
  return words.dateAt(longDate(day, words, today), time);
}

/** `ChatGPT, Claude and Gemini`, `ChatGPT, Claude et Gemini`. */
export function listOf(names: readonly string[], words: CommonWords): string {
  return new Intl.ListFormat(words.numbers.locale, { type: 'conjunction' }).format(names);
}
