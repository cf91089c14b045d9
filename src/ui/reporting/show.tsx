/** An organisation's question as a page. */
import { reportingWords } from '../../i18n/pages/reporting.ts';
import type { ReportingWords } from '../../i18n/words/reporting.ts';
import { showPage } from '../shell/show-page.tsx';
import { UnreadablePage } from '../shell/unreadable-page.tsx';
import type { ReportingClient, ReportingReading } from '../sources/reporting/reading.ts';
import { Reporting } from './reporting.tsx';

/** Shows what the client reads, now and each time there may be something new. Returns what ends it. */
export function showReporting(source: ReportingClient, root: HTMLElement): Promise<() => void> {
  return showPage<ReportingReading, ReportingWords, ReportingClient>(source, root, {
    words: reportingWords,
    title: ({ title }) => `${title} · Trottinette`,
    View: Reporting,
    Unreadable: UnreadablePage,
  });
}
