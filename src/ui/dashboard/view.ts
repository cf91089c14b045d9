/** What the parts of the dashboard share. */
import type { DashboardWords } from '../../i18n/words/dashboard.ts';
import type { DashboardReading, DashboardSource } from './source.ts';

export interface ViewProps {
  reading: DashboardReading;
  words: DashboardWords;
  source: DashboardSource;
}
