import { wordsOf } from '../language.ts';
import type { CoachWords } from '../words/coach.ts';

export const coachWords = wordsOf(
  import.meta.glob<CoachWords>('../languages/*.ts', { query: '?coach', import: 'coach' }),
);
