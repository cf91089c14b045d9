/** The check page. */
import { checkWords } from '../../i18n/pages/check.ts';
import type { CheckWords } from '../../i18n/words/check.ts';
import { type Page, type Source, showPage } from '../shell/show-page.tsx';
import { UnreadablePage } from '../shell/unreadable-page.tsx';
import { Check } from './check.tsx';
import type { CheckReading } from './reading.ts';

const PAGE: Page<CheckReading, CheckWords> = {
  words: checkWords,
  title: ({ title }) => `${title} · Trottinette`,
  View: Check,
  Unreadable: UnreadablePage,
};

/** Shows what the source reads, now and each time there may be something new. Returns what ends it. */
export function showCheck(source: Source<CheckReading>, root: HTMLElement): Promise<() => void> {
  return showPage(source, root, PAGE);
}
