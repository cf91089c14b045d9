import { wordsOf } from '../language.ts';
import type { DashboardWords } from '../words/dashboard.ts';

/** The page's words by language, English for any other. Loading rejects where the file can't be had. */
export const dashboardWords = wordsOf(
  import.meta.glob<DashboardWords>('../languages/*.ts', { query: '?dashboard', import: 'dashboard' }),
);
