import { describe, expect, it } from 'vitest';
import {
  dayAndMonth,
  dayRange,
  endsOf,
  listOf,
  longDate,
  moment,
  monthName,
  shortDate,
  shortWeekday,
  WITH_YEAR,
  weekdayLetter,
  weekdayName,
} from '../../src/i18n/dates.ts';
import { common as en } from '../../src/i18n/languages/en.ts';
import { common as fr } from '../../src/i18n/languages/fr.ts';
import type { CommonWords } from '../../src/i18n/words/common.ts';

const NARROW = '\u202f';
/** A Sunday, the first day of a year, and a leap day: the same days in every time zone. */
const SUNDAY = '2026-11-22';
const NEW_YEAR = '2027-01-01';
const LEAP = '2028-02-29';

describe('a day', () => {
  it.each<[string, (day: string, words: CommonWords, today: string) => string, string, string, string]>([
    ['long', longDate, SUNDAY, 'Sunday 22 November', 'dimanche 22 novembre'],
    ['long', longDate, NEW_YEAR, 'Friday 1 January', 'vendredi 1ᵉʳ janvier'],
    ['long', longDate, LEAP, 'Tuesday 29 February', 'mardi 29 février'],
    ['without its weekday', dayAndMonth, SUNDAY, '22 November', '22 novembre'],
    ['short', shortDate, SUNDAY, '22 Nov', '22 nov.'],
    ['short', shortDate, NEW_YEAR, '1 Jan', '1ᵉʳ janv.'],
    ['as its month', (day, words) => monthName(day, words), SUNDAY, 'November 2026', 'novembre 2026'],
    ['as its month', (day, words) => monthName(day, words, 'long'), LEAP, 'February 2028', 'février 2028'],
    ['as its month, short', (day, words) => monthName(day, words, 'short'), SUNDAY, 'Nov 2026', 'nov. 2026'],
    ['as its weekday', weekdayName, SUNDAY, 'Sunday', 'dimanche'],
    ['as its short weekday', (day, words) => shortWeekday(day, words), '2026-11-17', 'Tue', 'mar.'],
    [
      'as that with its date',
      (day, words) => shortWeekday(day, words, true),
      '2026-11-17',
      'Tue 17',
      'mar. 17',
    ],
  ])('%s: %s', (_, format, day, english, french) => {
    expect([format(day, en, day), format(day, fr, day)]).toEqual([english, french]);
  });

  it.each([
    [longDate, 'Friday 1 January 2027', 'vendredi 1ᵉʳ janvier 2027'],
    [dayAndMonth, '1 January 2027', '1ᵉʳ janvier 2027'],
    [shortDate, '1 Jan 2027', '1ᵉʳ janv. 2027'],
  ])('has its year where it is not that of the day it is seen from: %#', (format, english, french) => {
    for (const today of [SUNDAY, LEAP, WITH_YEAR])
      expect([format(NEW_YEAR, en, today), format(NEW_YEAR, fr, today)]).toEqual([english, french]);
    expect(format(NEW_YEAR, en, '2027-12-31')).not.toContain('2027');
  });

  it('is a letter in a week', () => {
    const week = Array.from({ length: 7 }, (_, index) => `2026-11-${16 + index}`);
    expect(week.map((day) => weekdayLetter(day, en)).join('')).toBe('MTWTFSS');
    expect(week.map((day) => weekdayLetter(day, fr)).join('')).toBe('LMMJVSD');
  });
});

describe('days from one to another', () => {
  it.each([
    ['2026-11-16', SUNDAY, SUNDAY, '16–22 November', '16–22 novembre'],
    ['2026-11-16', SUNDAY, NEW_YEAR, '16–22 November 2026', '16–22 novembre 2026'],
    ['2026-11-30', '2026-12-06', SUNDAY, '30 November – 6 December', '30 novembre – 6 décembre'],
    [
      '2026-12-28',
      '2027-01-03',
      NEW_YEAR,
      '28 December 2026 – 3 January 2027',
      '28 décembre 2026 – 3 janvier 2027',
    ],
    ['2027-02-01', '2027-02-07', NEW_YEAR, '1–7 February', '1ᵉʳ–7 février'],
    ['2026-11-30', '2026-12-01', SUNDAY, '30 November – 1 December', '30 novembre – 1ᵉʳ décembre'],
    [SUNDAY, SUNDAY, SUNDAY, '22 November', '22 novembre'],
  ])('%s to %s', (from, to, today, english, french) => {
    const plain = (text: string) => text.replace(/[\u2009\u00a0\u202f]/g, ' ');
    expect(plain(dayRange(from, to, en, today))).toBe(english);
    expect(plain(dayRange(from, to, fr, today))).toBe(french);
  });

  it.each([
    ['2026-11-16', SUNDAY, SUNDAY, false, '16 November', '22 November'],
    ['2026-11-16', SUNDAY, NEW_YEAR, false, '16 November', '22 November 2026'],
    ['2026-11-16', SUNDAY, NEW_YEAR, true, '16 Nov', '22 Nov 2026'],
    ['2026-12-31', NEW_YEAR, NEW_YEAR, false, '31 Dec 2026', '1 Jan 2027'],
  ])('from %s to %s as seen on %s have their year once, or theirs each', (from, to, today, isShort, ...ends) => {
    expect(endsOf({ from, to }, en, today, isShort)).toEqual(ends);
  });
});

describe('a moment', () => {
  const at = (day: number, hour = 18, minute = 5): number => new Date(2026, 10, day, hour, minute).getTime();

  it.each([
    ['today', at(22), 'today 18:05', `aujourd’hui à 18${NARROW}h${NARROW}05`],
    ['today, at its very beginning', at(22, 0, 0), 'today 00:00', `aujourd’hui à 0${NARROW}h${NARROW}00`],
    ['yesterday', at(21, 23, 59), 'yesterday 23:59', `hier à 23${NARROW}h${NARROW}59`],
    [
      'the day before that',
      at(20, 9),
      'Friday 20 November, 09:05',
      `vendredi 20 novembre à 9${NARROW}h${NARROW}05`,
    ],
    [
      'in another year',
      new Date(2025, 10, 22, 9, 5).getTime(),
      'Saturday 22 November 2025, 09:05',
      `samedi 22 novembre 2025 à 9${NARROW}h${NARROW}05`,
    ],
    ['tomorrow', at(23), 'Monday 23 November, 18:05', `lundi 23 novembre à 18${NARROW}h${NARROW}05`],
  ])('%s', (_, when, english, french) => {
    expect([moment(when, SUNDAY, en), moment(when, SUNDAY, fr)]).toEqual([english, french]);
  });
});

it.each([
  [[], '', ''],
  [['Claude'], 'Claude', 'Claude'],
  [['Claude', 'Pi'], 'Claude and Pi', 'Claude et Pi'],
  [['ChatGPT', 'Claude', 'Pi'], 'ChatGPT, Claude and Pi', 'ChatGPT, Claude et Pi'],
])('names are joined: %j', (names, english, french) => {
  expect([listOf(names, en), listOf(names, fr)]).toEqual([english, french]);
});
