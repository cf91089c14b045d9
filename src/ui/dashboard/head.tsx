/** The period in one look: its count, the reading on its range, energy, CO2e and water, and a usual day. */
import { amountText } from '../../i18n/amounts.ts';
import { formatCount, formatEstimate, type Measure } from '../../i18n/format.ts';
import { type SearchBaselineId, searchBaseline, searchEquivalents } from '../../model/footprint/search.ts';
import { gwpGrams, waterMl } from '../../model/summary.ts';
import type { Range } from '../../model/usage.ts';
import { periodText } from '../about.ts';
import { howUrl } from '../how-url.ts';
import { Tri, type TriItem } from '../kit/tri.tsx';
import { ReadingRide } from '../reading-ride.tsx';
import type { ViewProps } from './view.ts';

export function Head({ reading, words }: ViewProps) {
  const { history, settings } = reading;
  const { totals, period, meteredDays, usualDay } = history;
  const { requests, sessions, footprint } = totals;
  const baseline = searchBaseline(settings.searchBaseline);
  const count = (value: number): string => formatCount(value, words.numbers);
  const item = (measure: Measure, label: string, range: Readonly<Range>): TriItem => {
    const estimate = formatEstimate(range, measure, words.numbers);
    const { central, unit, under } = estimate;
    return {
      key: measure,
      label,
      under: under ? words.under : null,
      number: central,
      unit,
      range: estimate.range,
    };
  };
  const usual = usualDay && exactly(usualDay.energyWh);
  return (
    <>
      <div class="dh">
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
        {footprint.energyWh.high > 0 && (
          <div>
            <ReadingRide
              range={searchEquivalents(footprint.energyWh, baseline)}
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
        )}
      </div>
      {footprint.energyWh.high > 0 && (
        <div class="measures">
          <Tri
            items={[
              item('energy', words.energy, footprint.energyWh),
              item('gwp', words.co2e, gwpGrams(footprint)),
              item('water', words.water, waterMl(footprint)),
              ...(usualDay && usual
                ? [
                    {
                      ...item('energy', words.usualDay, usual),
                      key: 'usual',
                      range: words.usualDayMore(usualDay.requests, count(usualDay.requests)),
                    },
                  ]
                : []),
            ]}
          />
        </div>
      )}
    </>
  );
}

function exactly(value: number): Range {
  return { low: value, central: value, high: value };
}
