/** The page of the method. */
import { howWords } from '../../i18n/pages/how.ts';
import type { HowWords } from '../../i18n/words/how.ts';
import type { Address } from '../shell/address.ts';
import { type Page, showPage } from '../shell/show-page.tsx';
import { UnreadablePage } from '../shell/unreadable-page.tsx';
import type { Archive } from '../sources/archive/reading.ts';
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
