/** What the parts of the page of the method share. */
import type { HowWords } from '../../i18n/words/how.ts';
import type { Totals } from '../../model/summaries/summary.ts';
import type { HowReading, HowSource } from './source.ts';

export interface ViewProps {
  reading: HowReading;
  words: HowWords;
  source: HowSource;
}

/** Where there is something to explain. */
export interface ExplainedProps extends ViewProps {
  totals: Totals;
}
