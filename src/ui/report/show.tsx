/** The report as a page. */
import { reportWords } from '../../i18n/pages/report.ts';
import type { ReportWords } from '../../i18n/words/report.ts';
import { type Source, showPage } from '../shell/show-page.tsx';
import { UnreadablePage } from '../shell/unreadable-page.tsx';
import type { SettingsReading } from '../sources/settings/reading.ts';
import { Report } from './report.tsx';

/**
 * Shows the report on a site. Returns what ends it.
 * @param site its id; any that changed where it is null
 */
export function showReport(
  source: Source<SettingsReading>,
  root: HTMLElement,
  site: string | null,
): Promise<() => void> {
  return showPage<SettingsReading, ReportWords, Source<SettingsReading>>(source, root, {
    words: reportWords,
    title: ({ title }) => `${title} · Trottinette`,
    View: (props) => <Report {...props} site={site} />,
    Unreadable: UnreadablePage,
  });
}
