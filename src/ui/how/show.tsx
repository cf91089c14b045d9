/** The page of the method. */
import { howWords } from '../../i18n/pages/how.ts';
import type { HowWords } from '../../i18n/words/how.ts';
import type { Address } from '../address.ts';
import type { Archive } from '../archive-reading.ts';
import { type Page, showPage } from '../show-page.tsx';
import { UnreadablePage } from '../unreadable-page.tsx';
import { How } from './how.tsx';
import { type HowReading, type HowSource, howSource } from './source.ts';

const PAGE: Page<HowReading, HowWords, HowSource> = {
  words: howWords,
  title: ({ pages }) => `${pages.how} · Trottinette`,
  View: How,
  Unreadable: UnreadablePage,
};

/** Explains what the address asks for. Returns what ends it. */
export function showHow(archive: Archive, address: Address, root: HTMLElement): Promise<() => void> {
  return showPage(howSource(archive, address), root, PAGE);
}
