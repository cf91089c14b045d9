/** What the parts of the dashboard share. */
import type { DashboardWords } from '../../i18n/words/dashboard.ts';
import type { DashboardReading } from './reading.ts';
import type { DashboardSource } from './source.ts';

/** What was read, the words to say it in, and what can be done. */
export interface ViewProps {
  reading: DashboardReading;
  words: DashboardWords;
  source: DashboardSource;
}
