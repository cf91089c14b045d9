/** What the parts of the page of the method share. */
import type { HowWords } from '../../i18n/words/how.ts';
import type { Totals } from '../../model/summaries/summary.ts';
import type { HowReading, HowSource } from './source.ts';

/** What was read, the words to say it in, and what can be done. */
export interface ViewProps {
  reading: HowReading;
  words: HowWords;
  source: HowSource;
}

/** Where there is something to explain. */
export interface ExplainedProps extends ViewProps {
  totals: Totals;
}
