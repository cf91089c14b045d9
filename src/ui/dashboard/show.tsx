/** The dashboard as a page. */
import { dashboardWords } from '../../i18n/pages/dashboard.ts';
import type { DashboardWords } from '../../i18n/words/dashboard.ts';
import type { Address } from '../shell/address.ts';
import { type Page, showPage } from '../shell/show-page.tsx';
import { UnreadablePage } from '../shell/unreadable-page.tsx';
import type { Archive } from '../sources/archive/reading.ts';
import { Dashboard } from './dashboard.tsx';
import type { DashboardReading } from './reading.ts';
import { type DashboardSource, dashboardSource } from './source.ts';

const PAGE: Page<DashboardReading, DashboardWords, DashboardSource> = {
  words: dashboardWords,
  title: ({ pages }) => `${pages.dashboard} · Trottinette`,
  View: Dashboard,
  Unreadable: UnreadablePage,
};

/** Shows what the archive holds, as the address asks for it. Returns what ends it. */
export function showDashboard(archive: Archive, address: Address, root: HTMLElement): Promise<() => void> {
  return showPage(dashboardSource(archive, address), root, PAGE);
}
