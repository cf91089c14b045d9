/** Puts the popup on the page and keeps it fresh. */
import { render } from 'preact';
import type { Settings } from '../../model/settings.ts';
import type { Dictionary } from '../i18n/dictionary.ts';
import { type Language, languageFor, loadDictionary } from '../i18n/language.ts';
import type { Client } from '../reading.ts';
import { Popup, Unreadable } from './popup.tsx';

/** Told to `performance` in the frame that first holds the numbers. */
const NUMBERS_MARK = 'trottinette:numbers';

/** Shows what the client reads, now and each time there may be something new. Returns what ends it. */
export async function showPopup(client: Client, root: HTMLElement): Promise<() => void> {
  const { browserLanguages } = client;
  // Most people read the interface in their browser's language: its words come while the store is being read.
  void loadDictionary(languageFor('auto', browserLanguages));
  let latest = 0;

  async function refresh(): Promise<void> {
    latest += 1;
    const own = latest;
    const reading = await client.read().catch(() => null);
    const language = languageFor(reading?.settings.language ?? 'auto', browserLanguages);
    const words = await loadDictionary(language);
    // A reading that took longer than the next one is old news.
    if (own !== latest) return;
    dress(root.ownerDocument, language, reading?.settings.theme ?? 'auto', words);
    render(reading ? <Popup reading={reading} words={words} /> : <Unreadable words={words} />, root);
  }

  await refresh();
  requestAnimationFrame(() => performance.mark(NUMBERS_MARK));
  return client.watch(() => void refresh());
}

function dress(page: Document, language: Language, theme: Settings['theme'], words: Dictionary): void {
  page.title = `${words.today} · Trottinette`;
  page.documentElement.lang = language;
  if (theme === 'auto') delete page.documentElement.dataset.theme;
  else page.documentElement.dataset.theme = theme;
}
