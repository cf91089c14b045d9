/** The period as bars, and its hours of day; each with the same as a table. */
import { amountText, cellsOf } from '../../i18n/amounts.ts';
import { longDate, monthName, shortDate, weekdayName } from '../../i18n/dates.ts';
import { formatCount } from '../../i18n/format.ts';
import type { DashboardWords } from '../../i18n/words/dashboard.ts';
import { dateOf, dayOf } from '../../model/calendar/day.ts';
import { weekStartOf } from '../../model/calendar/week.ts';
import { searchBaseline } from '../../model/footprint/search.ts';
import type { Settings } from '../../model/settings/settings.ts';
import {
  amountOf,
  type Bin,
  type History,
  type HistoryMeasure,
  type Stack,
} from '../../model/summaries/history.ts';
import type { Range } from '../../model/usage/usage.ts';
import { Chart, type ChartBar, scaleFor } from '../kit/chart.tsx';
import { Table, type TableRow } from '../kit/table.tsx';
import { ChartKey } from './chart-key.tsx';
import type { ViewProps } from './view.ts';

/** A bar for each day, week or month of the period, in the measure asked for; the last is marked as now. */
export function HistoryChart({ reading, words }: ViewProps) {
  const { history, query, settings, now } = reading;
  const { bins, binSize } = history;
  const title = words.per[query.measure][binSize];
  const labels = labelsOf(history, settings, dayOf(now), words);
  return (
    <Bars
      title={title}
      measure={query.measure}
      settings={settings}
      words={words}
      items={bins.map((bin, index) => ({
        key: bin.from,
        name: binName(bin, binSize, words),
        label: labels[index] ?? null,
        isNow: index === bins.length - 1,
        stack: bin,
      }))}
      firstColumn={words.sizes[binSize]}
      foot={history}
      classes={history.classes.map(({ of }) => of)}
    />
  );
}

/** A bar for each of the 24 local hours, over the sample; nothing where no request is kept of the period. */
export function HoursChart({ reading, words }: ViewProps) {
  const { hours, query, settings, sample } = reading;
  if (sample.looked === 0) return null;
  const used = new Set(hours.flatMap(({ classes }) => classes.map(({ of }) => of)));
  return (
    <Bars
      title={words.byHour[query.measure]}
      note={sample.looked < sample.all ? sampledText(sample, words) : null}
      measure={query.measure}
      settings={settings}
      words={words}
      items={hours.map((stack, hour) => ({
        key: String(hour),
        name: words.time(hour, 0),
        label: hour % 3 === 0 ? words.time(hour, 0) : null,
        isNow: false,
        stack,
      }))}
      firstColumn={words.hour}
      classes={reading.history.classes.map(({ of }) => of).filter((of) => used.has(of))}
    />
  );
}

/** Says that only so many requests, of all there were, were looked at one by one. */
export function sampledText({ looked, all }: { looked: number; all: number }, words: DashboardWords): string {
  return words.sampled(formatCount(looked, words.numbers), formatCount(all, words.numbers));
}

interface BarsProps {
  title: string;
  note?: string | null;
  measure: HistoryMeasure;
  settings: Settings;
  words: DashboardWords;
  items: readonly {
    readonly key: string;
    readonly name: string;
    readonly label: string | null;
    readonly isNow: boolean;
    readonly stack: Stack;
  }[];
  firstColumn: string;
  foot?: Stack;
  classes: readonly Stack['classes'][number]['of'][];
}

function Bars(props: BarsProps) {
  const { title, note, measure, settings, words, items, classes } = props;
  const baseline = searchBaseline(settings.searchBaseline);
  const amount: AmountOf = ({ totals }) => amountOf(totals, measure, baseline);
  const tickText = (value: number): string => {
    const exact = { low: value, central: value, high: value };
    return measure === 'requests' ? formatCount(value, words.numbers) : amountText(exact, measure, words);
  };
  const ranges = items.map(({ stack }) => amount(stack));
  const bars = items.map(({ key, label, isNow, stack }): ChartBar => {
    const range = amount(stack);
    return {
      key,
      label,
      isNow,
      parts: stack.classes.map(({ of, totals }) => ({ of, amount: amount({ totals }).central })),
      range: measure === 'requests' ? null : range,
      highText: tickText(range.high),
    };
  });
  return (
    <section class="sec">
      <div class="chart-head">
        <h2 class="h3">{title}</h2>
        <ChartKey classes={classes} words={words} withEnds={measure !== 'requests'} />
      </div>
      {note && <p class="q sm">{note}</p>}
      <Chart label={title} scale={scaleFor(ranges, tickText)} bars={bars}>
        <BarsTable {...props} amount={amount} />
      </Chart>
    </section>
  );
}

type AmountOf = (stack: Pick<Stack, 'totals'>) => Range;

/** The same as figures, for who does not see the bars. */
function BarsTable(props: BarsProps & { amount: AmountOf }) {
  const { title, measure, words, items, firstColumn, foot, classes, amount } = props;
  const rowOf = (key: string, head: string, stack: Stack): TableRow => {
    const { amount: text, range } = cellsOf(amount(stack), measure, words);
    const ofClass = classes.map((of) => {
      const own = stack.classes.find((part) => part.of === of);
      return own ? cellsOf(amount(own), measure, words).amount : '–';
    });
    return { key, head, cells: [...ofClass, text, ...(measure === 'requests' ? [] : [range])] };
  };
  return (
    <details>
      <summary>{words.asTable}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reached by keyboard. */}
      <section class="scroll" tabIndex={0} aria-label={title}>
        <Table
          caption={title}
          captionHidden
          columns={[
            { name: firstColumn },
            ...classes.map((of) => ({ name: words.useClasses[of], numeric: true })),
            { name: words.total, numeric: true },
            ...(measure === 'requests' ? [] : [{ name: words.range, numeric: true }]),
          ]}
          rows={items.map(({ key, name, stack }) => rowOf(key, name, stack))}
          {...(foot && { foot: rowOf('total', words.total, foot) })}
        />
      </section>
    </details>
  );
}

function binName(bin: Bin, size: History['binSize'], words: DashboardWords): string {
  if (size === 'day') return longDate(bin.from, words);
  return size === 'month'
    ? monthName(bin.from, words)
    : words.fromTo(shortDate(bin.from, words), shortDate(bin.to, words));
}

/** As many as can stand side by side. */
const MOST_LABELS = 12;

/** What stands under the bars: the days of a week, the starts of weeks, months. */
function labelsOf(
  { bins, binSize }: History,
  { weekStart }: Settings,
  today: string,
  words: DashboardWords,
): (string | null)[] {
  const few = bins.length <= MOST_LABELS;
  return bins.map(({ from, to }, index) => {
    if (binSize === 'day' && from === today) return words.today.toLocaleLowerCase(words.numbers.locale);
    if (binSize === 'day') {
      if (few) return weekdayName(from, words);
      const isNearEnd = index > bins.length - 4;
      return weekStartOf(from, weekStart) === from && !isNearEnd ? shortDate(from, words) : null;
    }
    if (binSize === 'week') return few || holdsFirst(from, to) ? shortDate(from, words) : null;
    return few || dateOf(from).getUTCMonth() === 0 ? monthName(from, words, 'short') : null;
  });
}

/** Whether a bin holds the first day of a month. */
function holdsFirst(from: string, to: string): boolean {
  return from.slice(0, 7) !== to.slice(0, 7) || from.endsWith('-01');
}
