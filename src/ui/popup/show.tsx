/** The popup as a page: the day, and the week where the address asks for it. */
import { popupWords } from '../../i18n/pages/popup.ts';
import type { PopupWords } from '../../i18n/words/popup.ts';
import { type Page, showPage } from '../shell/show-page.tsx';
import type { Client, Reading } from '../sources/today/reading.ts';
import { Insight, prepare } from './parts.ts';
import { Popup, Unreadable } from './popup.tsx';

const PAGE: Page<Reading, PopupWords, Client> = {
  words: popupWords,
  title: ({ today }) => `${today} · Trottinette`,
  prepare,
  View: Popup,
  Unreadable,
};

/** Shows what the client reads, now and each time there may be something new. Returns what ends it. */
export function showPopup(client: Client, root: HTMLElement): Promise<() => void> {
  void Insight.load();
  return showPage(client, root, PAGE);
}

/** `#week=2026-11-16`, or `#week=` for the week that holds today. */
const WEEK = /^#week=([\d-]*)$/;

/**
 * Shows the view the address names, and the next one when it changes.
 * @param showWeek its code comes when it is asked for
 */
export function followAddress(
  client: Client,
  root: HTMLElement,
  showWeek: (start: string) => Promise<() => void>,
): void {
  let shown: Promise<() => void> | undefined;
  const show = (): void => {
    const before = shown;
    const week = WEEK.exec(location.hash)?.[1];
    shown = (async () => {
      (await before)?.();
      const end = await (week === undefined ? showPopup(client, root) : showWeek(week));
      // What was clicked has left with its view.
      if (before) root.querySelector<HTMLElement>('header a, header button')?.focus();
      return end;
    })();
  };
  addEventListener('hashchange', show);
  show();
}
