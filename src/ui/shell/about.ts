/** What a number is about, in words: a request, its moment, a span of days. */

import { dayAndMonth, endsOf, longDate, shortDate } from '../../i18n/dates.ts';
import { formatCount } from '../../i18n/format.ts';
import { siteName } from '../../i18n/site-name.ts';
import type { CommonWords } from '../../i18n/words/common.ts';
import type { ReasonWords } from '../../i18n/words/reasons.ts';
import type { Period } from '../../model/summaries/period.ts';
import type { UsageRequest } from '../../model/usage/usage.ts';
import { classOf } from '../../model/usage/use-class.ts';

type Words = CommonWords & ReasonWords;

/** The time on the clock it was sent by. */
export function timeText(
  { at, tzOffsetMin }: Pick<UsageRequest, 'at' | 'tzOffsetMin'>,
  words: CommonWords,
): string {
  const clock = new Date(at + tzOffsetMin * 60_000);
  return words.time(clock.getUTCHours(), clock.getUTCMinutes());
}

/** The same, with its day where that is not today. */
export function whenText(
  request: Pick<UsageRequest, 'at' | 'tzOffsetMin' | 'day'>,
  today: string,
  words: CommonWords,
): string {
  const { day } = request;
  const time = timeText(request, words);
  return day === today ? time : `${shortDate(day, words, today)}, ${time}`;
}

/** `1 image`, `thinking`, `text`. */
export function whatText(
  request: Pick<UsageRequest, 'session' | 'media' | 'kind' | 'mode'>,
  words: Words,
): string {
  const { session, media } = request;
  if (session) return words.voiceSession;
  if (media.length > 0)
    return media
      .map(({ type, count }) => words.produced[type](count, formatCount(count, words.numbers)))
      .join(', ');
  return words.oneRequest[classOf(request)];
}

/** As seen from `today`: `Sunday 22 November, 10:42, Claude, claude-sonnet-5, thinking`. */
export function requestText(
  request: UsageRequest,
  siteNames: ReadonlyMap<string, string>,
  words: Words,
  today: string,
): string {
  const site = siteName(request.site, siteNames, words);
  const parts = [
    longDate(request.day, words, today),
    timeText(request, words),
    site,
    request.model,
    whatText(request, words),
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** As seen from `today`: `24 October to 22 November`; with the year or the years where they are others. */
export function periodText(period: Period, words: Words, today: string): string {
  const { from, to } = period;
  return from === to ? dayAndMonth(to, words, today) : words.fromTo(...endsOf(period, words, today));
}
