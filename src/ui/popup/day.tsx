/** A day with requests: count, searches, energy, CO2e and water, what drove it, and where. */
import { searchBaseline, searchEquivalents } from '../../model/footprint/search.ts';
import { Ride } from '../kit/ride.tsx';
import { Say } from '../kit/say.tsx';
import { howUrl } from '../shell/how-url.ts';
import { SearchBasis } from '../shell/search-basis.tsx';
import { Measures, rideOf } from './figures.tsx';
import { PageLink } from './frame.tsx';
import { Hero } from './hero.tsx';
import { CoachCard, GoalLine, hasNotes, hasTrouble, Insight } from './parts.ts';
import { Sites } from './sites.tsx';
import type { ViewProps } from './view.ts';

/** With notes above it, no idea and no goal; where something is wrong with the counting, no insight; without energy, no estimate. */
export function Day(view: ViewProps) {
  const { summary, reading, words } = view;
  const { energyWh } = summary.footprint;
  const { idea, isPaused } = reading;
  // One thing at a time: what is wrong with the counting comes before what the numbers say.
  const isCalm = !hasNotes(reading);
  return (
    <div class={isPaused ? 'off' : undefined}>
      <Hero summary={summary} words={words} isPaused={isPaused} />
      {energyWh.high > 0 ? (
        <>
          <Searches {...view} />
          <Measures footprint={summary.footprint} words={words} />
        </>
      ) : (
        <Say text={words.nothingRan} />
      )}
      {!hasTrouble(reading) && <Insight {...view} />}
      {isCalm && reading.settings.goal && <GoalLine {...view} />}
      <Sites {...view} />
      {isCalm && idea && <CoachCard key={idea.request.id} idea={idea} {...view} />}
      {isCalm && <p class="only q">{words.onlyHere}</p>}
    </div>
  );
}

function Searches({ summary, reading, words }: ViewProps) {
  const { settings } = reading;
  const { energyWh } = summary.footprint;
  const searches = searchEquivalents(energyWh, searchBaseline(settings.searchBaseline));
  const basis = <SearchBasis energyWh={energyWh} settings={settings} words={words} />;
  return (
    <div class="ridebox" data-measure="searches">
      <Ride {...rideOf(searches, words)} middle={basis} />
      <p class="how">
        <PageLink href={howUrl({ of: 'day', day: summary.day })}>{words.how}</PageLink>
      </p>
    </div>
  );
}
