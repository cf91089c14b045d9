import { wordsOf } from '../language.ts';
import type { DashboardWords } from '../words/dashboard.ts';

export const dashboardWords = wordsOf(
  import.meta.glob<DashboardWords>('../languages/*.ts', { query: '?dashboard', import: 'dashboard' }),
);
