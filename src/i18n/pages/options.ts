import { wordsOf } from '../language.ts';
import type { OptionsWords } from '../words/options.ts';

/** The page's words by language, English for any other. Loading rejects where the file can't be had. */
export const optionsWords = wordsOf(
  import.meta.glob<OptionsWords>('../languages/*.ts', { query: '?options', import: 'options' }),
);
