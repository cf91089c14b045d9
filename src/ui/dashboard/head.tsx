/** The period in one look: its count, the reading on its range, energy, CO2e and water, and a usual day. */
import { amountText } from '../../i18n/amounts.ts';
import { formatCount } from '../../i18n/format.ts';
import type { DashboardWords } from '../../i18n/words/dashboard.ts';
import { type SearchBaselineId, searchBaseline, searchEquivalents } from '../../model/footprint/search.ts';
import type { History } from '../../model/summaries/history.ts';
import type { Range } from '../../model/usage/usage.ts';
import { estimateItem, footprintItems, Tri, type TriItem } from '../kit/tri.tsx';
import { periodText } from '../shell/about.ts';
import { howUrl } from '../shell/how-url.ts';
import { ReadingRide } from '../shell/reading-ride.tsx';
import type { ViewProps } from './view.ts';

/** The count alone where the period has no energy; the usual day only where one is known. */
export function Head(view: ViewProps) {
  const { history } = view.reading;
  const hasEnergy = history.totals.footprint.energyWh.high > 0;
  return (
    <>
      <div class="dh">
        <Counted {...view} />
        {hasEnergy && <PeriodRide {...view} />}
      </div>
      {hasEnergy && (
        <div class="measures">
          <Tri items={measuresOf(history, view.words)} />
        </div>
      )}
    </>
  );
}

function Counted({ reading, words }: ViewProps) {
  const { totals, period, meteredDays } = reading.history;
  const { requests, sessions } = totals;
  const count = (value: number): string => formatCount(value, words.numbers);
  return (
    <div>
      <p class="q">
        {periodText(period, words)}, {words.counted(meteredDays, count(meteredDays))}
      </p>
      <p class="total">
        <span class="cnt" data-measure="requests">
          {count(requests)}
        </span>{' '}
        {words.requests(requests)}
      </p>
      {sessions > 0 && <p class="q">{words.voiceSessions(sessions, count(sessions))}</p>}
    </div>
  );
}

function PeriodRide({ reading, words }: ViewProps) {
  const { totals, period } = reading.history;
  const baseline = searchBaseline(reading.settings.searchBaseline);
  return (
    <div>
      <ReadingRide
        range={searchEquivalents(totals.footprint.energyWh, baseline)}
        measure="searches"
        words={words}
        middle={words.searchBasis(
          amountText(exactly(baseline.energyWh), 'energy', words),
          words.searchBaselinesShort[baseline.id as SearchBaselineId],
        )}
      />
      <a class="lk" href={howUrl({ of: 'period', period })}>
        {words.how}
      </a>
    </div>
  );
}

function measuresOf({ totals, usualDay }: History, words: DashboardWords): TriItem[] {
  const items = footprintItems(totals.footprint, words);
  if (!usualDay) return items;
  const { energyWh, requests } = usualDay;
  const usual = estimateItem('energy', words.usualDay, exactly(energyWh), words);
  const more = words.usualDayMore(requests, formatCount(requests, words.numbers));
  return [...items, { ...usual, key: 'usual', range: more }];
}

function exactly(value: number): Range {
  return { low: value, central: value, high: value };
}
