/** The options as a page. */
import { optionsWords } from '../../i18n/pages/options.ts';
import type { OptionsWords } from '../../i18n/words/options.ts';
import { type Page, showPage } from '../shell/show-page.tsx';
import { UnreadablePage } from '../shell/unreadable-page.tsx';
import type { SettingsClient, SettingsReading } from '../sources/settings/reading.ts';
import { Options } from './options.tsx';

const PAGE: Page<SettingsReading, OptionsWords, SettingsClient> = {
  words: optionsWords,
  title: ({ title }) => `${title} · Trottinette`,
  View: Options,
  Unreadable: UnreadablePage,
};

/** Shows what the client reads, now and each time there may be something new. Returns what ends it. */
export function showOptions(client: SettingsClient, root: HTMLElement): Promise<() => void> {
  return showPage(client, root, PAGE);
}
