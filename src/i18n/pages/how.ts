import { wordsOf } from '../language.ts';
import type { HowWords } from '../words/how.ts';

export const howWords = wordsOf(
  import.meta.glob<HowWords>('../languages/*.ts', { query: '?how', import: 'how' }),
);
