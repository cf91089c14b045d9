/** The popup as a page. */
import { popupWords } from '../../i18n/pages/popup.ts';
import type { PopupWords } from '../../i18n/words/popup.ts';
import type { Client, Reading } from '../reading.ts';
import { type Page, showPage } from '../show-page.tsx';
import { Popup, Unreadable } from './popup.tsx';

const PAGE: Page<Reading, PopupWords> = {
  words: popupWords,
  title: ({ today }) => `${today} · Trottinette`,
  View: Popup,
  Unreadable,
};

/** Shows what the client reads, now and each time there may be something new. Returns what ends it. */
export function showPopup(client: Client, root: HTMLElement): Promise<() => void> {
  return showPage(client, root, PAGE);
}
