import { wordsOf } from '../language.ts';
import type { HowWords } from '../words/how.ts';

/** The page's words by language, English for any other. Loading rejects where the file can't be had. */
export const howWords = wordsOf(
  import.meta.glob<HowWords>('../languages/*.ts', { query: '?how', import: 'how' }),
);
