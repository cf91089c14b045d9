/** Days and moments as a person reads them. Days are calendar days, 'YYYY-MM-DD', not moments. */
import { addDays, dateOf, dayOf } from '../model/day.ts';
import type { CommonWords } from './words/common.ts';

function formatDay(day: string, words: CommonWords, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(words.numbers.locale, { ...options, timeZone: 'UTC' }).format(dateOf(day));
}

/** `Sunday 22 November`, `dimanche 22 novembre`. */
export function longDate(day: string, words: CommonWords): string {
  return formatDay(day, words, { weekday: 'long', day: 'numeric', month: 'long' });
}

/** `Sunday`, `dimanche`. */
export function weekdayName(day: string, words: CommonWords): string {
  return formatDay(day, words, { weekday: 'long' });
}

/** `S`, `D`. */
export function weekdayLetter(day: string, words: CommonWords): string {
  return formatDay(day, words, { weekday: 'narrow' });
}

/** A moment as seen from `today`: `yesterday 18:40`, `hier à 18 h 40`. */
export function moment(at: number, today: string, words: CommonWords): string {
  const date = new Date(at);
  const time = words.time(date.getHours(), date.getMinutes());
  const day = dayOf(at);
  if (day === today) return words.todayAt(time);
  if (day === addDays(today, -1)) return words.yesterdayAt(time);
  return words.dateAt(longDate(day, words), time);
}

/** `ChatGPT, Claude and Gemini`, `ChatGPT, Claude et Gemini`. */
export function listOf(names: readonly string[], words: CommonWords): string {
  return new Intl.ListFormat(words.numbers.locale, { type: 'conjunction' }).format(names);
}
