import { wordsOf } from '../language.ts';
import type { YardstickWords } from '../words/yardstick.ts';

/** The words of the panel by language, English for any other. Loading rejects where the file can't be had. */
export const yardstickWords = wordsOf(
  import.meta.glob<YardstickWords>('../languages/*.ts', { query: '?yardstick', import: 'yardstick' }),
);
