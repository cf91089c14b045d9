import { wordsOf } from '../language.ts';
import type { CheckWords } from '../words/check.ts';

/** The page's words by language, English for any other. Loading rejects where the file can't be had. */
export const checkWords = wordsOf(
  import.meta.glob<CheckWords>('../languages/*.ts', { query: '?check', import: 'check' }),
);
