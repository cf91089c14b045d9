/** The exact count, the biggest thing there is, and the seven days beside it. */

import { capital } from '../../i18n/capital.ts';
import { longDate, weekdayLetter } from '../../i18n/dates.ts';
import { formatCount } from '../../i18n/format.ts';
import type { PopupWords } from '../../i18n/words/popup.ts';
import type { DaySummary, StripDay } from '../../model/summaries/summary.ts';
import { Strip } from '../kit/strip.tsx';
import type { StripBar } from '../kit/strip-answers.tsx';
import { dayUrl } from '../shell/page-url.ts';

/** From this many characters on the count is set smaller, so that the strip keeps its place. */
const LONG_COUNT = 5;

/** The day, and whether counting is paused now. */
export interface HeroProps {
  summary: DaySummary;
  words: PopupWords;
  isPaused: boolean;
}

/** Answers under way and voice sessions are said where there are any. */
export function Hero({ summary, words, isPaused }: HeroProps) {
  const { requests, pending, sessions } = summary;
  const count = formatCount(requests, words.numbers);
  return (
    <div class="hero">
      <div>
        <h1>
          <span class={count.length >= LONG_COUNT ? 'cnt long' : 'cnt'} data-measure="requests">
            {count}
          </span>
          {words.requests(requests)}
          {isPaused && requests > 0 && <span class="q"> {words.counting.beforePause}</span>}
        </h1>
        {pending > 0 && <p>{words.answering(pending, formatCount(pending, words.numbers))}</p>}
        {sessions > 0 && <p>{words.voiceSessions(sessions, formatCount(sessions, words.numbers))}</p>}
      </div>
      <Strip
        caption={words.stripCaption}
        dayLabel={words.day}
        valueLabel={capital(words.requests(2), words)}
        usualLabel={words.usual}
        bars={summary.week.map((day) => barOf(day, summary.day, words))}
        hrefOf={dayUrl}
      />
    </div>
  );
}

function barOf({ day, requests, usual }: StripDay, today: string, words: PopupWords): StripBar {
  const text = (count: number | null, none: string): string =>
    count === null ? none : formatCount(count, words.numbers);
  const valueText = text(requests, words.notMetered);
  return {
    key: day,
    letter: weekdayLetter(day, words),
    name: capital(longDate(day, words, today), words),
    value: requests,
    valueText,
    said: requests === null ? valueText : `${valueText} ${words.requests(requests)}`,
    usual,
    usualText: text(usual, '–'),
  };
}
