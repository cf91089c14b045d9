/** The days of the week with their usual levels, and the same as a table. */

import { rangeText } from '../../i18n/amounts.ts';
import { capital } from '../../i18n/capital.ts';
import { shortWeekday } from '../../i18n/dates.ts';
import { formatCount } from '../../i18n/format.ts';
import { Table } from '../kit/table.tsx';
import { Bars, type BarsProps, uncounted } from './bars.tsx';
import { centralText } from './say-week.ts';

/** In the table a day that was not metered says so, and has no figures. */
export function WeekChart({ summary, today, words }: Pick<BarsProps, 'summary' | 'today' | 'words'>) {
  return (
    <figure class="week-chart">
      <Bars summary={summary} today={today} words={words} isFull />
      <details>
        <summary>{words.asTable}</summary>
        <Table
          caption={words.energyPerDay}
          captionHidden
          columns={[
            { name: words.day },
            { name: capital(words.requests(2), words), numeric: true },
            { name: words.energy, numeric: true },
            { name: words.range, numeric: true },
            { name: capital(words.yourUsual, words), numeric: true },
          ]}
          rows={summary.days.map(({ day, requests, energyWh, usualWh }) => ({
            key: day,
            head: capital(shortWeekday(day, words, true), words),
            cells: [
              requests === null ? uncounted(day, today, words) : formatCount(requests, words.numbers),
              requests === null ? '–' : centralText(energyWh.central, 'energy', words),
              requests === null ? '–' : rangeText(energyWh, 'energy', words),
              usualWh === null ? '–' : centralText(usualWh, 'energy', words),
            ],
          }))}
        />
      </details>
    </figure>
  );
}
