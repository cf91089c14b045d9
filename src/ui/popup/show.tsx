/** The popup as a page: the day, and the week where the address asks for it. */
import { popupWords } from '../../i18n/pages/popup.ts';
import type { PopupWords } from '../../i18n/words/popup.ts';
import { type Page, showPage } from '../shell/show-page.tsx';
import type { Client, Reading } from '../sources/today/reading.ts';
import { hasNotes, loadAhead, prepare } from './parts.ts';
import { Popup, Unreadable } from './popup.tsx';

const PAGE: Page<Reading, PopupWords, Client> = {
  words: popupWords,
  title: ({ today }) => `${today} · Trottinette`,
  prepare,
  View: Popup,
  Unreadable,
};

/**
 * Shows what the client reads, now and each time there may be something new. Returns what ends it.
 * @param lead given the week that waits to be looked at, where nothing comes before it; shows it in place of the day
 */
export function showPopup(
  client: Client,
  root: HTMLElement,
  lead?: (week: string) => void,
): Promise<() => void> {
  void loadAhead();
  const leaves = (reading: Reading): boolean => {
    const { summaryDue } = reading;
    if (!lead || summaryDue === null || hasNotes({ ...reading, backupNote: null })) return false;
    lead(summaryDue);
    return true;
  };
  return showPage(client, root, { ...PAGE, leaves });
}

/** `#week=2026-11-16`, or `#week=` for the week that holds today. */
const WEEK = /^#week=([\d-]*)$/;

/**
 * Shows the view the address names, and the next one when it changes. Where it names none, a week that is over and was
 * not looked at comes before the day.
 * @param showWeek its code comes when it is asked for
 */
export function followAddress(
  client: Client,
  root: HTMLElement,
  showWeek: (start: string) => Promise<() => void>,
): void {
  let shown: Promise<() => void> | undefined;
  const lead = (week: string): void => {
    history.replaceState(null, '', `#week=${week}`);
    show(false);
  };
  const show = (isClicked: boolean): void => {
    const before = shown;
    const { hash } = location;
    const week = WEEK.exec(hash)?.[1];
    shown = (async () => {
      (await before)?.();
      const end = await (week === undefined
        ? showPopup(client, root, hash ? undefined : lead)
        : showWeek(week));
      // What was clicked has left with its view.
      if (isClicked) root.querySelector<HTMLElement>('header a, header button')?.focus();
      return end;
    })();
  };
  addEventListener('hashchange', () => show(true));
  show(false);
}
