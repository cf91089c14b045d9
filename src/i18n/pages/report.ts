import { wordsOf } from '../language.ts';
import type { ReportWords } from '../words/report.ts';

/** The page's words by language, English for any other. Loading rejects where the file can't be had. */
export const reportWords = wordsOf(
  import.meta.glob<ReportWords>('../languages/*.ts', { query: '?report', import: 'report' }),
);
