/** The week in one look: its count, the reading on its range, energy, CO2e and water, and the usual week. */
import { formatCount, formatEstimate, type Measure } from '../../i18n/format.ts';
import type { SummaryWords } from '../../i18n/words/summary.ts';
import { searchBaseline, searchEquivalents } from '../../model/footprint/search.ts';
import { gwpGrams, waterMl } from '../../model/summary.ts';
import type { Range } from '../../model/usage.ts';
import { Icon, type IconName } from '../kit/icons.tsx';
import { Tri, type TriItem } from '../kit/tri.tsx';
import { ReadingRide } from '../reading-ride.tsx';
import type { WeekReading } from '../week-reading.ts';
import { searchBasis, weekLine, weekTitle } from './say-week.ts';
import { Share } from './share.tsx';

interface HeadProps {
  reading: WeekReading;
  words: SummaryWords;
}

export function Head({ reading, words }: HeadProps) {
  const { summary, settings, previous, next } = reading;
  const { totals, start, before } = summary;
  const { energyWh } = totals.footprint;
  const count = (value: number): string => formatCount(value, words.numbers);
  const hasEnergy = energyWh.high > 0;
  return (
    <>
      <div class="week-line">
        <p class="q">
          {weekTitle(start, words)}, {weekLine(summary, words)}
        </p>
        <nav aria-label={words.pages.summary}>
          <WeekLink start={previous} icon="back" label={words.previousWeek} />
          <WeekLink start={next} icon="forward" label={words.nextWeek} />
        </nav>
      </div>
      <div class="dh">
        <div>
          <h1 class="total">
            <span class="cnt" data-measure="requests">
              {count(totals.requests)}
            </span>{' '}
            {words.requests(totals.requests)}
          </h1>
          {before && <p class="q">{words.theWeekBefore(count(before.totals.requests))}</p>}
          {totals.sessions > 0 && (
            <p class="q">{words.voiceSessions(totals.sessions, count(totals.sessions))}</p>
          )}
        </div>
        {hasEnergy && (
          <ReadingRide
            range={searchEquivalents(energyWh, searchBaseline(settings.searchBaseline))}
            measure="searches"
            words={words}
            middle={words.searchBasis(...searchBasis(settings, words))}
          />
        )}
      </div>
      {hasEnergy && (
        <>
          <div class="measures">
            <Tri items={measuresOf(reading, words)} />
          </div>
          <Share summary={summary} settings={settings} words={words} />
        </>
      )}
    </>
  );
}

function WeekLink({ start, icon, label }: { start: string | null; icon: IconName; label: string }) {
  if (start === null) return null;
  return (
    <a class="ib" href={`?week=${start}`} aria-label={label} title={label}>
      <Icon name={icon} />
    </a>
  );
}

function measuresOf({ summary }: WeekReading, words: SummaryWords): TriItem[] {
  const { totals, usual } = summary;
  const { footprint } = totals;
  const item = (key: string, measure: Measure, label: string, range: Readonly<Range>): TriItem => {
    const estimate = formatEstimate(range, measure, words.numbers);
    const { central, unit } = estimate;
    return {
      key,
      label,
      under: estimate.under ? words.under : null,
      number: central,
      unit,
      range: estimate.range,
    };
  };
  const items = [
    item('energy', 'energy', words.energy, footprint.energyWh),
    item('gwp', 'gwp', words.co2e, gwpGrams(footprint)),
    item('water', 'water', words.water, waterMl(footprint)),
  ];
  if (!usual) return items;
  const { energyWh, requests, weeks } = usual;
  const usualItem = item('usual', 'energy', words.usualWeek, {
    low: energyWh,
    central: energyWh,
    high: energyWh,
  });
  const count = (value: number): string => formatCount(value, words.numbers);
  return [...items, { ...usualItem, range: words.medianOf(requests, count(requests), count(weeks)) }];
}
