/** How a number was computed: what it is, where it goes, every step with its values and sources, and what is left out. */
import type { ComponentChildren } from 'preact';
import { amountText, rangeText, searchesText } from '../../i18n/amounts.ts';
import { capital } from '../../i18n/capital.ts';
import { longDate } from '../../i18n/dates.ts';
import type { HowWords } from '../../i18n/words/how.ts';
import { dayOf } from '../../model/calendar/day.ts';
import { searchBaseline, searchEquivalents } from '../../model/footprint/search.ts';
import { causesOf } from '../../model/summaries/causes.ts';
import { gwpGrams, waterMl } from '../../model/summaries/summary.ts';
import { periodText, requestText } from '../shell/about.ts';
import { PageFrame } from '../shell/page-frame.tsx';
import { ReadingRide } from '../shell/reading-ride.tsx';
import { basisText } from '../shell/search-basis.tsx';
import { CauseBars, Wide } from '../shell/wide.tsx';
import { Alike } from './alike.tsx';
import { Claim } from './claim.tsx';
import { Ecologits } from './ecologits.tsx';
import { Parts } from './parts.tsx';
import { PlaceFigures } from './place-figures.tsx';
import { ReadFigures } from './read-figures.tsx';
import { Steps } from './steps.tsx';
import { Version } from './version.tsx';
import type { ExplainedProps, ViewProps } from './view.ts';

/** The whole page; a sentence instead where the request is gone, or no answer was produced. */
export function How(view: ViewProps) {
  const { reading, words } = view;
  const { totals, subject } = reading;
  if (totals === null) return <Plain words={words} title={words.goneTitle} more={words.goneMore} />;
  return (
    <PageFrame words={words} current="how" width="mid">
      <main class="how">
        <p class="q">{capital(aboutText(view), view.words)}</p>
        <h1 class="h1">{words.title[subject.of]}</h1>
        {totals.footprint.energyWh.high > 0 ? (
          <Explained {...view} totals={totals} />
        ) : (
          <p class="lead">{totals.requests > 0 ? words.nothingRan : words.nothing}</p>
        )}
        <Version {...view} />
      </main>
    </PageFrame>
  );
}

function Explained(view: ExplainedProps) {
  const { reading, words, totals } = view;
  const { explanation } = reading;
  const { energyWh } = totals.footprint;
  return (
    <>
      <ReadingRide range={energyWh} measure="energy" words={words} middle={words.lowCentralHigh} />
      <p class="lead">{leadText(view)}</p>
      <Alike {...view} />
      <Parts {...view} />
      <Steps {...view} />
      <PlaceFigures {...view} />
      <div class="sec">
        <Wide words={words} causes={causesOf(explanation, 'energy')} range={energyWh} measure="energy" />
        <p class="q sm">{words.wideRule}</p>
        <details>
          <summary>{words.otherCauses}</summary>
          <h3 class="h3">{words.co2e}</h3>
          <CauseBars causes={causesOf(explanation, 'gwp')} words={words} />
          <h3 class="h3">{words.water}</h3>
          <CauseBars causes={causesOf(explanation, 'water')} words={words} />
        </details>
      </div>
      <Claim {...view} />
      <ReadFigures words={words} />
      <Ecologits {...view} />
    </>
  );
}

function aboutText({ reading, words }: ViewProps): string {
  const { subject, period, example, siteNames } = reading;
  const today = dayOf(reading.now);
  switch (subject.of) {
    case 'request':
      return example ? requestText(example.request, siteNames, words, today) : '';
    case 'day':
      return longDate(subject.day, words, today);
    case 'week':
    case 'period':
      return periodText(period, words, today);
  }
}

function leadText({ reading, words, totals: { footprint } }: ExplainedProps): string {
  const baseline = searchBaseline(reading.settings.searchBaseline);
  const searches = searchEquivalents(footprint.energyWh, baseline);
  const gas = gwpGrams(footprint);
  const water = waterMl(footprint);
  const said = (amount: string, range: string): string => `${amount} (${range})`;
  return words.lead(
    capital(said(searchesText(searches, words), rangeText(searches, 'searches', words)), words),
    basisText(reading.settings, words),
    said(amountText(gas, 'gwp', words), rangeText(gas, 'gwp', words)),
    said(amountText(water, 'water', words), rangeText(water, 'water', words)),
  );
}

function Plain({ words, title, more }: { words: HowWords; title: string; more: ComponentChildren }) {
  return (
    <PageFrame words={words} current="how" width="mid">
      <main class="how">
        <h1 class="h1">{title}</h1>
        <p class="lead">{more}</p>
      </main>
    </PageFrame>
  );
}
