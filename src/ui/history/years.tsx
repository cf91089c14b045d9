/** A person's years: since when, by month and source, and what was new in each. */

import { useMemo } from 'preact/hooks';
import { amountText, rangeText } from '../../i18n/amounts.ts';
import { capital } from '../../i18n/capital.ts';
import { monthName, monthOfYear, shortDate, WITH_YEAR } from '../../i18n/dates.ts';
import { formatCount } from '../../i18n/format.ts';
import { siteName } from '../../i18n/site-name.ts';
import type { HistoryWords } from '../../i18n/words/history.ts';
import { exactly } from '../../model/footprint/range.ts';
import type { Settings } from '../../model/settings/settings.ts';
import { type Year, type Years, type YearTotals, yearsOf } from '../../model/summaries/years.ts';
import type { Range } from '../../model/usage/usage.ts';
import { Chart, scaleFor } from '../kit/chart.tsx';
import { Table, type TableRow } from '../kit/table.tsx';
import { Share } from '../shell/share.tsx';
import type { HistoryReading } from '../sources/history/reading.ts';

/** What is stored, the words for it, and what sources are called. */
export interface YearsProps {
  reading: HistoryReading;
  words: HistoryWords;
  names: ReadonlyMap<string, string>;
}

/** Models of a year named one by one. */
const MOST_MODELS = 6;

/** All years, or that there are none yet. */
export function YearsView({ reading, words, names }: YearsProps) {
  // Years of rows take a moment to add up.
  const years = useMemo(() => yearsOf(reading.rows), [reading.rows]);
  return (
    <section class="sec" data-years>
      <h2 class="h2">{words.yearsTitle}</h2>
      {years ? <Told {...{ years, words, names }} settings={reading.settings} /> : <p>{words.noYears}</p>}
    </section>
  );
}

interface ToldProps extends Pick<YearsProps, 'words' | 'names'> {
  years: Years;
  settings: Settings;
}

function Told({ years, words, names, settings }: ToldProps) {
  const { totals, from, biggestMonth } = years;
  return (
    <>
      <p class="lead">
        {words.since(shortDate(from, words, WITH_YEAR))}.{' '}
        {words.total(totals.requests, formatCount(totals.requests, words.numbers), energyText(totals, words))}
        .{' '}
        {words.biggestMonth(
          monthName(`${biggestMonth.month}-01`, words),
          energyText(biggestMonth.totals, words),
        )}
        .
      </p>
      <p class="q sm">{words.apart}</p>
      <MonthsChart years={years} words={words} />
      <div class="two">
        <div>
          <Totals
            caption={words.bySource}
            column={words.sourceColumn}
            words={words}
            rows={years.sources.map(({ site, totals: own }) => ({
              key: site,
              name: siteName(site, names, words),
              own,
            }))}
          />
        </div>
        <div>
          {years.years.map((year) => (
            <YearText key={year.year} {...{ year, words, settings }} />
          ))}
        </div>
      </div>
      <p class="q sm">{words.elsewhereMore}</p>
    </>
  );
}

function energyText({ footprint: { energyWh } }: Pick<YearTotals, 'footprint'>, words: HistoryWords): string {
  return `${amountText(energyWh, 'energy', words)} (${rangeText(energyWh, 'energy', words)})`;
}

function MonthsChart({ years, words }: { years: Years; words: HistoryWords }) {
  const { months } = years;
  const name = (month: string) => monthName(`${month}-01`, words);
  const text = (range: Readonly<Range>) => amountText(range, 'energy', words);
  const ranges = months.map(({ totals }) => totals.footprint.energyWh);
  const label = words.monthsChart(name(months[0]?.month ?? ''), name(months.at(-1)?.month ?? ''));
  return (
    <Chart
      label={label}
      hint={words.monthsHint}
      scale={scaleFor(ranges, (value) => text(exactly(value)), false)}
      bars={months.map(({ month, totals: { footprint } }, index) => ({
        key: month,
        parts: [{ of: 'text', amount: footprint.energyWh.central }],
        range: footprint.energyWh,
        said: words.monthSaid(name(month), energyText({ footprint }, words)),
        label: month.endsWith('-01') || index === 0 ? month.slice(0, 4) : null,
      }))}
    >
      <details>
        <summary>{words.byMonth}</summary>
        <Totals
          caption={words.byMonth}
          column={words.month}
          words={words}
          rows={months
            .toReversed()
            .filter(({ totals }) => totals.requests + totals.sessions > 0)
            .map(({ month, totals: own }) => ({ key: month, name: capital(name(month), words), own }))}
        />
      </details>
    </Chart>
  );
}

interface TotalsProps {
  caption: string;
  column: string;
  words: HistoryWords;
  rows: readonly { readonly key: string; readonly name: string; readonly own: YearTotals }[];
}

function Totals({ caption, column, words, rows }: TotalsProps) {
  const count = (value: number) => formatCount(value, words.numbers);
  return (
    <Table
      caption={caption}
      columns={[
        { name: column },
        { name: words.here, numeric: true },
        { name: words.elsewhere, numeric: true },
        { name: words.energy, numeric: true },
      ]}
      rows={rows.map(
        ({ key, name, own }): TableRow => ({
          key,
          head: name,
          cells: [count(own.requests - own.elsewhere), count(own.elsewhere), energyText(own, words)],
        }),
      )}
    />
  );
}

interface YearTextProps extends Pick<ToldProps, 'words' | 'settings'> {
  year: Year;
}

function YearText({ year: { year, totals, newModels, isFirstOf }, words, settings }: YearTextProps) {
  const shared = useMemo(() => ({ dates: year, totals, said: '', id: year }), [year, totals]);
  // The most used, as they came.
  const named = newModels
    .slice(0, MOST_MODELS)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ model, from }) => words.modelSince(model, monthOfYear(from, words)));
  const others = newModels.length - named.length;
  const models = [
    ...named,
    ...(others > 0 ? [words.otherModels(others, formatCount(others, words.numbers))] : []),
  ];
  return (
    <section class="year" data-year={year}>
      <h3 class="h3">{words.yearChanges(year)}</h3>
      <ul class="q sm">
        <li>
          {formatCount(totals.requests, words.numbers)} {words.requests(totals.requests)},{' '}
          {energyText(totals, words)}
        </li>
        {models.length > 0 && <li>{words.firstModels(models.join(', '))}</li>}
        {isFirstOf.images && <li>{words.firstImages}</li>}
        {isFirstOf.agents && <li>{words.firstAgents}</li>}
      </ul>
      {totals.footprint.energyWh.high > 0 && <Share {...{ shared, settings, words }} />}
    </section>
  );
}
