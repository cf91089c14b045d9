import { wordsOf } from '../language.ts';
import type { CauseWords } from '../words/cause.ts';

/** What made a period, by language, English for any other. Loading rejects where the file can't be had. */
export const causeWords = wordsOf(
  import.meta.glob<CauseWords>('../languages/*.ts', { query: '?cause', import: 'cause' }),
);
