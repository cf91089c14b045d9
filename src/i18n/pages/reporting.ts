import { wordsOf } from '../language.ts';
import type { ReportingWords } from '../words/reporting.ts';

/** The page's words by language, English for any other. Loading rejects where the file can't be had. */
export const reportingWords = /* @__PURE__ */ wordsOf(
  import.meta.glob<ReportingWords>('../languages/*.ts', { query: '?reporting', import: 'reporting' }),
);
