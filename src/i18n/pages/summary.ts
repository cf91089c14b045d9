import { wordsOf } from '../language.ts';
import type { SummaryWords } from '../words/summary.ts';

/** The page's words by language, English for any other. Loading rejects where the file can't be had. */
export const summaryWords = wordsOf(
  import.meta.glob<SummaryWords>('../languages/*.ts', { query: '?summary', import: 'summary' }),
);
