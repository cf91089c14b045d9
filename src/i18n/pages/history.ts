import { wordsOf } from '../language.ts';
import type { HistoryWords } from '../words/history.ts';

/** The page's words by language, English for any other. Loading rejects where the file can't be had. */
export const historyWords = wordsOf(
  import.meta.glob<HistoryWords>('../languages/*.ts', { query: '?history', import: 'history' }),
);
