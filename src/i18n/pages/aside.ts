import { wordsOf } from '../language.ts';
import type { AsideWords } from '../words/aside.ts';

/** What most popups don't say, by language, English for any other. Loading rejects where the file can't be had. */
export const asideWords = wordsOf(
  import.meta.glob<AsideWords>('../languages/*.ts', { query: '?aside', import: 'aside' }),
);
