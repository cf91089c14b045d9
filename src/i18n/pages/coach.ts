import { wordsOf } from '../language.ts';
import type { CoachWords } from '../words/coach.ts';

/** The coach's words by language, English for any other. Loading rejects where the file can't be had. */
export const coachWords = wordsOf(
  import.meta.glob<CoachWords>('../languages/*.ts', { query: '?coach', import: 'coach' }),
);
