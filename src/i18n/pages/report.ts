import { wordsOf } from '../language.ts';
import type { ReportWords } from '../words/report.ts';

export const reportWords = wordsOf(
  import.meta.glob<ReportWords>('../languages/*.ts', { query: '?report', import: 'report' }),
);
