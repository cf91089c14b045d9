/** The history as a page. */
import { historyWords } from '../../i18n/pages/history.ts';
import type { HistoryWords } from '../../i18n/words/history.ts';
import { type Page, showPage } from '../shell/show-page.tsx';
import { UnreadablePage } from '../shell/unreadable-page.tsx';
import type { HistoryClient, HistoryReading } from '../sources/history/reading.ts';
import { History } from './history.tsx';

const PAGE: Page<HistoryReading, HistoryWords, HistoryClient> = {
  words: historyWords,
  title: ({ bringHistory }) => `${bringHistory} · Trottinette`,
  View: History,
  Unreadable: UnreadablePage,
};

/** Shows what the client reads, now and each time there may be something new. Returns what ends it. */
export function showHistory(client: HistoryClient, root: HTMLElement): Promise<() => void> {
  return showPage(client, root, PAGE);
}
