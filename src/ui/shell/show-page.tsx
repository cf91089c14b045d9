/** Puts a page of the extension on the screen, in the person's language and theme, and keeps it fresh. */
import { type ComponentType, render } from 'preact';
import { languageFor, type Words } from '../../i18n/language.ts';
import type { CommonWords } from '../../i18n/words/common.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../model/settings/settings.ts';
import { isFromNewerVersion } from '../../store/newer-store.ts';
import { readSettings } from '../../store/settings.ts';

/** What a page reads, whatever it reads it from; where nothing is new, it may be what was read before, which is not drawn again. */
export interface Source<Reading> {
  /** Rejects where the store can't be opened. Where a part takes longer, `early` is called with all that is there before. */
  read(early?: (reading: Reading) => void): Promise<Reading>;
  /** Calls when there may be something new, to have it read; returns what ends it. */
  watch(changed: () => Promise<void>): () => void;
  /** In order of preference, as BCP 47 tags. */
  readonly browserLanguages: readonly string[];
}

/** A page's words, title and views; the title is given null before the first reading, and without one. */
export interface Page<Reading, Slice extends CommonWords, From = Source<Reading>> {
  readonly words: Words<Slice>;
  readonly title: (words: Slice, reading: Reading | null) => string;
  /** Whether another view takes the place of this one after such a first reading, of which nothing is drawn then. */
  readonly leaves?: (reading: Reading) => boolean;
  /** Waits for what this reading needs besides the usual. */
  readonly prepare?: (reading: Reading) => Promise<unknown>;
  readonly View: ComponentType<{ reading: Reading; words: Slice; source: From }>;
  /** Where the store can't be opened, or takes its time: it says so rather than show a zero, or nothing. */
  readonly Unreadable: ComponentType<UnreadableProps<Slice>>;
}

/** What is said in place of a reading. */
export interface UnreadableProps<Slice> {
  readonly words: Slice;
  /** What is the matter, and what to do. */
  readonly title: string;
  readonly more: string;
}

/** A store that is being brought to a new version keeps a page waiting: after so long it says so. */
const PATIENCE_MS = 1_000;

/** Told to `performance` in the frame that first holds the numbers. */
const NUMBERS_MARK = 'trottinette:numbers';

/** Shows what the source reads, now and each time there may be something new. Returns what ends it. */
export async function showPage<
  Reading extends { readonly settings: Settings },
  Slice extends CommonWords,
  From extends Source<Reading>,
>(source: From, root: HTMLElement, page: Page<Reading, Slice, From>): Promise<() => void> {
  const { browserLanguages } = source;
  const { words, View, Unreadable } = page;
  // Most people read the interface in their browser's language: its words come while the store is being read.
  void words.load(languageFor('auto', browserLanguages, words.languages));
  let latest = 0;
  const patience = setTimeout(() => void sayWaiting(), PATIENCE_MS);
  let isRead = false;
  let hasLeft = false;
  let stop: (() => void) | undefined;
  let shown: { reading: Reading | null; spoken: Slice } | undefined;

  async function sayWaiting(): Promise<void> {
    const spoken = await words.load(languageFor('auto', browserLanguages, words.languages));
    if (isRead) return;
    root.ownerDocument.title = page.title(spoken, null);
    render(<Unreadable words={spoken} title={spoken.waiting} more={spoken.waitingMore} />, root);
  }

  async function refresh(): Promise<void> {
    latest += 1;
    const own = latest;
    let failure: unknown;
    let early: Promise<void> | undefined;
    const drawEarly = (reading: Reading): void => {
      early = draw(reading, own);
    };
    const reading = await source.read(drawEarly).catch((error: unknown) => {
      failure = error;
      return null;
    });
    await early;
    await draw(reading, own, failure);
  }

  async function draw(reading: Reading | null, own: number, failure?: unknown): Promise<void> {
    // Later it would take from a person what they look at.
    if (reading && own === latest && !isRead && !hasLeft && page.leaves?.(reading)) {
      clearTimeout(patience);
      hasLeft = true;
    }
    if (hasLeft) return;
    const settings = reading?.settings ?? (await settingsAlone());
    const language = languageFor(settings.language, browserLanguages, words.languages);
    const [spoken] = await Promise.all([words.load(language), reading && page.prepare?.(reading)]);
    // A reading that took longer than the next one is old news.
    if (own !== latest) return;
    isRead = true;
    clearTimeout(patience);
    if (reading && reading === shown?.reading && spoken === shown.spoken) return;
    shown = { reading, spoken };
    const { ownerDocument } = root;
    ownerDocument.title = page.title(spoken, reading);
    ownerDocument.documentElement.lang = language;
    wear(ownerDocument, settings.theme);
    const view = reading && <View reading={reading} words={spoken} source={source} />;
    render(view ?? <Unreadable words={spoken} {...reasonOf(failure, spoken)} />, root);
    requestAnimationFrame(markNumbers);
    // What is drawn early can be clicked.
    stop ??= source.watch(refresh);
  }

  await refresh();
  return () => {
    latest += 1;
    stop?.();
  };
}

/** Once a document. */
function markNumbers(): void {
  if (performance.getEntriesByName(NUMBERS_MARK).length === 0) performance.mark(NUMBERS_MARK);
}

/** They stand beside the store, and may be read where it can't. */
function settingsAlone(): Promise<Settings> {
  return readSettings().catch(() => DEFAULT_SETTINGS);
}

function reasonOf(failure: unknown, words: CommonWords) {
  if (isFromNewerVersion(failure)) return { title: words.newerStore, more: words.newerStoreMore };
  return { title: words.unreadable, more: words.unreadableMore };
}

function wear(document: Document, theme: Settings['theme']): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
