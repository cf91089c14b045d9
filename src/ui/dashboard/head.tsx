/** The period in one look: its count, the reading on its range, energy, CO2e and water, and a usual day. */

import { amountText } from '../../i18n/amounts.ts';
import { capital } from '../../i18n/capital.ts';
import { periodSentence } from '../../i18n/cause.ts';
import { weekdayName } from '../../i18n/dates.ts';
import { formatCount } from '../../i18n/format.ts';
import type { Spoken } from '../../i18n/words/cause.ts';
import { exactly } from '../../model/footprint/range.ts';
import { searchBaseline, searchEquivalents } from '../../model/footprint/search.ts';
import type { PeriodUnit } from '../../model/summaries/period.ts';
import { gwpGrams, type Totals, waterMl } from '../../model/summaries/summary.ts';
import { estimateItem, footprintItems, Tri, type TriItem } from '../kit/tri.tsx';
import { periodText } from '../shell/about.ts';
import { howUrl } from '../shell/how-url.ts';
import { MadeLine } from '../shell/made-line.tsx';
import { ReadingRide } from '../shell/reading-ride.tsx';
import { SearchBasis } from '../shell/search-basis.tsx';
import { comparedText } from './compared.ts';
import type { ViewProps } from './view.ts';

/** The count alone where the period has no energy; the usual day only where one is known. */
export function Head(view: ViewProps) {
  const hasEnergy = view.reading.history.totals.footprint.energyWh.high > 0;
  return (
    <>
      <div class="dh">
        <Counted {...view} />
        {hasEnergy && <PeriodRide {...view} />}
      </div>
      {hasEnergy && (
        <div class="measures">
          <Tri items={measuresOf(view)} />
        </div>
      )}
      <Said {...view} />
    </>
  );
}

/** What made the period, and what its amounts are compared with. */
function Said({ reading, words }: ViewProps) {
  const { beside, siteNames, history, today } = reading;
  const of = spokenOf(beside.unit, history.period.from === today);
  const said = periodSentence(beside, { of, from: history.period.from, siteNames }, words.cause);
  const { compared, previous } = beside;
  const note =
    compared && previous && words.compared.note(periodText(previous, words, today), compared.isWithoutToday);
  return (
    <>
      {note && <p class="q sm cmp-note">{note}</p>}
      {said && <p class="h2 change">{said}</p>}
    </>
  );
}

function spokenOf(unit: PeriodUnit, isToday: boolean): Spoken {
  if (unit === 'day') return isToday ? 'today' : 'day';
  return unit === 'week' ? 'week' : 'days';
}

function Counted({ reading, words }: ViewProps) {
  const { totals, period, meteredDays } = reading.history;
  const { compared, yesterday } = reading.beside;
  const against = comparedText(compared, (all) => all.requests, words);
  const { requests, sessions } = totals;
  const count = (value: number): string => formatCount(value, words.numbers);
  return (
    <div>
      <p class="q">
        {capital(periodText(period, words, reading.today), words)},{' '}
        {words.counted(meteredDays, count(meteredDays))}
      </p>
      <p class="total">
        <span class="cnt" data-measure="requests">
          {count(requests)}
        </span>{' '}
        {words.requests(requests)}
      </p>
      {against && <p class="q">{against}</p>}
      {yesterday && <p class="q">{words.compared.yesterday(count(yesterday.requests))}</p>}
      <MadeLine made={reading.history.made} words={words} />
      {sessions > 0 && <p class="q">{words.voiceSessions(sessions, count(sessions))}</p>}
    </div>
  );
}

function PeriodRide({ reading, words }: ViewProps) {
  const { settings } = reading;
  const { totals, period } = reading.history;
  const { energyWh } = totals.footprint;
  return (
    <div>
      <ReadingRide
        range={searchEquivalents(energyWh, searchBaseline(settings.searchBaseline))}
        measure="searches"
        words={words}
        middle={<SearchBasis energyWh={energyWh} settings={settings} words={words} />}
      />
      <a class="lk" href={howUrl({ of: 'period', period })}>
        {words.how}
      </a>
    </div>
  );
}

function measuresOf({ reading, words }: ViewProps): TriItem[] {
  const { history, beside } = reading;
  const { usualDay, yesterday } = beside;
  const against = (measure: keyof typeof RANGES): string | null => {
    const rangeOf = RANGES[measure];
    const compared = comparedText(beside.compared, (totals) => rangeOf(totals).central, words);
    return (
      compared ?? (yesterday && words.compared.yesterday(amountText(rangeOf(yesterday), measure, words)))
    );
  };
  const items = footprintItems(history.totals.footprint, words).map((item) => ({
    ...item,
    compared: against(item.key),
  }));
  if (!usualDay) return items;
  const { energyWh, requests, of, count } = usualDay;
  const label = of === 'days' ? words.usualDay : words.usualWeekday(weekdayName(history.period.from, words));
  const text = (value: number): string => formatCount(value, words.numbers);
  const more = words.usualDayMore(requests, text(requests), of, text(count));
  return [
    ...items,
    { ...estimateItem('energy', label, exactly(energyWh), words), key: 'usual', range: more },
  ];
}

const RANGES = {
  energy: ({ footprint }: Totals) => footprint.energyWh,
  gwp: ({ footprint }: Totals) => gwpGrams(footprint),
  water: ({ footprint }: Totals) => waterMl(footprint),
};
