import { wordsOf } from '../language.ts';
import type { OptionsWords } from '../words/options.ts';

export const optionsWords = wordsOf(
  import.meta.glob<OptionsWords>('../languages/*.ts', { query: '?options', import: 'options' }),
);
