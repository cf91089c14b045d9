/** The popup's view of a week: a page of its own within the popup, whose code comes when it is asked for. */
import './week.css';
import { summaryWords } from '../../../i18n/pages/summary.ts';
import type { SummaryWords } from '../../../i18n/words/summary.ts';
import { type Page, showPage } from '../../shell/show-page.tsx';
import type { WeekClient, WeekReading } from '../../sources/week/reading.ts';
import { weekTitle } from '../../summary/say-week.ts';
import { Unreadable } from '../popup.tsx';
import { Week } from './week.tsx';

const PAGE: Page<WeekReading, SummaryWords, WeekClient> = {
  words: summaryWords,
  title: (words, reading) => `${reading ? weekTitle(reading.summary.start, words) : ''} · Trottinette`,
  View: Week,
  Unreadable,
};

/** Shows it in `root`, kept fresh. Resolves, once it is first drawn, to what ends it. */
export function showWeek(client: WeekClient, root: HTMLElement): Promise<() => void> {
  return showPage(client, root, PAGE);
}
