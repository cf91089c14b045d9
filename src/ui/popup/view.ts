/** What the views of a day share. */
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

/** Where the focus goes when what was clicked is about to leave: the button of the header is always there. */
export const COUNTING_BUTTON = 'counting';

/** Moves the focus there; nothing where the button isn't shown. */
export function restFocus(): void {
  document.getElementById(COUNTING_BUTTON)?.focus();
}
