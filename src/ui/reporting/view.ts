/** What each part of the page of an organisation's question is given. */
import type { ReportingWords } from '../../i18n/words/reporting.ts';
import type { ReportPolicy } from '../../model/organisation/policy.ts';
import type { ReportingClient, ReportingReading } from '../sources/reporting/reading.ts';

/** What was read, the words to say it in, and what can be done. */
export interface ReportingProps {
  reading: ReportingReading;
  words: ReportingWords;
  source: ReportingClient;
}

/** The same, where somebody asks. */
export interface AskedProps extends ReportingProps {
  policy: ReportPolicy;
}
