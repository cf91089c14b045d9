/** One honest counterfactual, where the coach knows of requests a search would have answered. */

import { amountText, rangeText } from '../../i18n/amounts.ts';
import { formatCount } from '../../i18n/format.ts';
import type { SummaryWords } from '../../i18n/words/summary.ts';
import { searchBaseline } from '../../model/footprint/search.ts';
import { lookupsOf } from '../../model/summaries/lookups.ts';
import type { WeekReading } from '../sources/week/reading.ts';
import { centralText } from './say-week.ts';

/** What they took, beside what as many searches take; nothing where they are few or no longer kept. */
export function LookupsNote({ reading, words }: { reading: WeekReading; words: SummaryWords }) {
  const { record, lookups: ids, settings } = reading;
  const lookups = lookupsOf(record.requests, ids, searchBaseline(settings.searchBaseline).energyWh);
  if (!lookups) return null;
  const { count, energyWh, searchesWh } = lookups;
  return (
    <section class="pan sec">
      <h2 class="h3">{words.lookupsTitle}</h2>
      <p>
        {words.lookups(
          formatCount(count, words.numbers),
          centralText(searchesWh, 'energy', words),
          amountText(energyWh, 'energy', words),
          rangeText(energyWh, 'energy', words),
        )}
      </p>
    </section>
  );
}
