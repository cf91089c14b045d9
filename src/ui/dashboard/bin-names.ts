/** What bars are called, and what stands under them. */
import { capital } from '../../i18n/capital.ts';
import { endsOf, longDate, monthName, shortDate, weekdayName } from '../../i18n/dates.ts';
import type { DashboardWords } from '../../i18n/words/dashboard.ts';
import { dateOf } from '../../model/calendar/day.ts';
import { WEEK_DAYS, weekStartOf } from '../../model/calendar/week.ts';
import type { Settings } from '../../model/settings/settings.ts';
import type { Bin, History } from '../../model/summaries/history.ts';

/** The days of a bar, at the head of a line: a date, a month, or from one date to another. */
export function binName(bin: Bin, size: History['binSize'], today: string, words: DashboardWords): string {
  if (size === 'day') return capital(longDate(bin.from, words, today), words);
  return capital(
    size === 'month' ? monthName(bin.from, words) : words.fromTo(...endsOf(bin, words, today, true)),
    words,
  );
}

/** As many as can stand side by side. */
const MOST_LABELS = 12;

/** What stands under the bars: the days of a week, dates, the starts of weeks, months. The period above has the year. */
export function labelsOf(
  { bins, binSize }: History,
  { weekStart }: Settings,
  today: string,
  words: DashboardWords,
): (string | null)[] {
  const few = bins.length <= MOST_LABELS;
  return bins.map(({ from, to }, index) => {
    if (binSize === 'day' && from === today) return words.today.toLocaleLowerCase(words.numbers.locale);
    if (binSize === 'day') {
      if (bins.length <= WEEK_DAYS) return weekdayName(from, words);
      if (few) return shortDate(from, words, from);
      const isNearEnd = index > bins.length - 4;
      return weekStartOf(from, weekStart) === from && !isNearEnd ? shortDate(from, words, from) : null;
    }
    if (binSize === 'week') return few || holdsFirst(from, to) ? shortDate(from, words, from) : null;
    return few || dateOf(from).getUTCMonth() === 0 ? monthName(from, words, 'short') : null;
  });
}

/** Whether a bin holds the first day of a month. */
function holdsFirst(from: string, to: string): boolean {
  return from.slice(0, 7) !== to.slice(0, 7) || from.endsWith('-01');
}
