/** The summary of a week as a page. */
import { summaryWords } from '../../i18n/pages/summary.ts';
import type { SummaryWords } from '../../i18n/words/summary.ts';
import { type Page, showPage } from '../shell/show-page.tsx';
import { UnreadablePage } from '../shell/unreadable-page.tsx';
import type { WeekClient, WeekReading } from '../sources/week/reading.ts';
import { weekTitle } from './say-week.ts';
import { Summary } from './summary.tsx';

const PAGE: Page<WeekReading, SummaryWords, WeekClient> = {
  words: summaryWords,
  title: (words, reading) =>
    `${reading ? weekTitle(reading.summary.start, words) : words.pages.summary} · Trottinette`,
  View: Summary,
  Unreadable: UnreadablePage,
};

/** Shows it in `root`, kept fresh. Resolves, once it is first drawn, to what ends it. */
export function showSummary(client: WeekClient, root: HTMLElement): Promise<() => void> {
  return showPage(client, root, PAGE);
}
