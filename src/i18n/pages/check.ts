import { wordsOf } from '../language.ts';
import type { CheckWords } from '../words/check.ts';

export const checkWords = wordsOf(
  import.meta.glob<CheckWords>('../languages/*.ts', { query: '?check', import: 'check' }),
);
