import { wordsOf } from '../language.ts';
import type { SummaryWords } from '../words/summary.ts';

export const summaryWords = wordsOf(
  import.meta.glob<SummaryWords>('../languages/*.ts', { query: '?summary', import: 'summary' }),
);
