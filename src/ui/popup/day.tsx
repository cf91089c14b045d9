/** A day with requests: count, searches, energy, CO2e and water, what drove it, and where. */
import { type SearchBaselineId, searchBaseline, searchEquivalents } from '../../model/footprint/search.ts';
import { Opening } from '../kit/opening.tsx';
import { Ride } from '../kit/ride.tsx';
import { Say } from '../kit/say.tsx';
import { Measures, rideOf } from './figures.tsx';
import { Hero } from './hero.tsx';
import { howComputed } from './how.ts';
import { Insight } from './insight.tsx';
import { Sites } from './sites.tsx';
import { amountText, type ViewProps } from './view.ts';

export function Day(view: ViewProps) {
  const { summary, reading, words } = view;
  const { energyWh } = summary.footprint;
  const baseline = searchBaseline(reading.settings.searchBaseline);
  const searches = searchEquivalents(energyWh, baseline);
  const ofSearch = { low: baseline.energyWh, central: baseline.energyWh, high: baseline.energyWh };
  const basis = words.searchBasis(
    amountText(ofSearch, 'energy', words),
    words.searchBaselinesShort[baseline.id as SearchBaselineId],
  );
  return (
    <>
      <Hero summary={summary} words={words} />
      {energyWh.high > 0 ? (
        <>
          <div class="ridebox" data-measure="searches">
            <Ride {...rideOf(searches, words)} middle={basis} />
            <Opening question={words.how} answers={howComputed(view)} />
          </div>
          <Measures footprint={summary.footprint} words={words} />
        </>
      ) : (
        <Say text={words.nothingRan} />
      )}
      {reading.troubles.length === 0 && <Insight insight={summary.insight} words={words} />}
      <Sites {...view} />
    </>
  );
}
