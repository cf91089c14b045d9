/** What the views of a day share: their properties, and figures as text. */

import { listOf } from '../../i18n/dates.ts';
import { formatCount } from '../../i18n/format.ts';
import type { CommonWords } from '../../i18n/words/common.ts';
import type { PopupWords } from '../../i18n/words/popup.ts';
import type { DaySummary } from '../../model/summaries/summary.ts';
import type { Client, Reading } from '../sources/today/reading.ts';

/** What a view of the popup reads, says, and can do. */
export interface PopupProps {
  reading: Reading;
  words: PopupWords;
  source: Client;
}

/** The same, and the day it shows. */
export interface ViewProps extends PopupProps {
  summary: DaySummary;
}

/** A site's name; one that is no longer in the table keeps its id. */
export function siteName(id: string, { siteNames }: Pick<Reading, 'siteNames'>): string {
  return siteNames.get(id) ?? id;
}

/** More than these in a sentence would not be read. */
const MOST_NAMES = 4;

/** Whether there are few enough to name them. */
export function canName(sites: readonly unknown[]): boolean {
  return sites.length <= MOST_NAMES;
}

/** `ChatGPT, Claude and Gemini`, or `14 sites`. */
export function namesOf(sites: readonly { readonly label: string }[], words: CommonWords): string {
  if (!canName(sites)) return words.sites(formatCount(sites.length, words.numbers));
  return listOf(
    sites.map(({ label }) => label),
    words,
  );
}

/** Where the focus goes when what was clicked is about to leave: the button of the header is always there. */
export const COUNTING_BUTTON = 'counting';

/** Moves the focus there; nothing where the button isn't shown. */
export function restFocus(): void {
  document.getElementById(COUNTING_BUTTON)?.focus();
}
