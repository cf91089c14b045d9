/** The period as bars, and its hours of day; each with the same as a table. */

import { useRef, useState } from 'preact/hooks';
import { amountText, cellsOf, searchesText } from '../../i18n/amounts.ts';
import { formatCount } from '../../i18n/format.ts';
import type { DashboardWords } from '../../i18n/words/dashboard.ts';
import { exactly } from '../../model/footprint/range.ts';
import { searchBaseline } from '../../model/footprint/search.ts';
import { keepingSame } from '../../model/keeping-same.ts';
import type { Settings } from '../../model/settings/settings.ts';
import { amountOf, type HistoryMeasure, hoursOf, type Stack } from '../../model/summaries/history.ts';
import type { Range } from '../../model/usage/usage.ts';
import { Chart, type ChartBar, scaleFor } from '../kit/chart.tsx';
import { still } from '../kit/still.tsx';
import { Switch } from '../kit/switch.tsx';
import { Table, type TableRow } from '../kit/table.tsx';
import { binName, labelsOf } from './bin-names.ts';
import { ChartKey } from './chart-key.tsx';
import type { Sample } from './sample.ts';
import type { ViewProps } from './view.ts';

/** A bar for each day, week or month of the period, in the measure asked for: each opens its days. */
export const HistoryChart = still(
  HistoryBars,
  ({ reading: { history, query, settings, today }, words }: ViewProps) => [
    ...[history, query, settings, today, words],
  ],
);

function HistoryBars({ reading, words, source }: ViewProps) {
  const { history, query, settings, today } = reading;
  const { bins, binSize } = history;
  const title = words.per[query.measure][binSize];
  const labels = labelsOf(history, settings, today, words);
  const open = (key: string): void => {
    const bin = bins.find(({ from }) => from === key);
    if (!bin) return;
    source.openDays({ from: bin.from, to: bin.to });
    // The bar is gone with its days: reading goes on where the page begins.
    document.querySelector('main')?.focus();
  };
  return (
    <Bars
      title={title}
      measure={query.measure}
      settings={settings}
      words={words}
      items={bins.map((bin, index) => ({
        key: bin.from,
        name: binName(bin, binSize, today, words),
        label: labels[index] ?? null,
        isNow: bin.from <= today && bin.to >= today,
        isUncounted: bin.meteredDays === 0 && bin.from <= today,
        isToCome: bin.from > today && bin.classes.length === 0,
        stack: bin,
      }))}
      firstColumn={words.sizes[binSize]}
      foot={history}
      classes={history.classes.map(({ of }) => of)}
      onOpen={bins.length > 1 ? open : undefined}
    />
  );
}

/** No request in any hour: what stands there until they were looked at. */
const NO_HOURS = hoursOf([]);

/** A bar for each of the 24 local hours, over the sample; nothing where no request is kept of the period. */
export const HoursChart = still(
  HoursBars,
  ({ reading: { query, settings, sample, history }, words }: ViewProps) => [
    ...[sample?.hours, query, settings, sample?.looked, sample?.all, history.classes, words],
  ],
);

function HoursBars({ reading, words }: ViewProps) {
  const { query, settings, sample, history } = reading;
  if (sample?.looked === 0) return null;
  const hours = sample?.hours ?? NO_HOURS;
  const used = new Set(hours.flatMap(({ classes }) => classes.map(({ of }) => of)));
  // Which of them are used by the hour is not known before: they take the room they will mostly need.
  const classes = history.classes.map(({ of }) => of).filter((of) => sample === null || used.has(of));
  return (
    <Bars
      title={words.byHour[query.measure]}
      note={sampledText(sample, words)}
      measure={query.measure}
      settings={settings}
      words={words}
      items={hours.map((stack, hour) => ({
        key: String(hour),
        name: words.time(hour, 0),
        label: hour % 3 === 0 ? words.time(hour, 0) : null,
        isNow: false,
        isUncounted: false,
        isToCome: sample === null,
        stack,
      }))}
      firstColumn={words.hour}
      classes={classes}
    />
  );
}

/** Says that only so many requests, of all there were, were looked at one by one; null where it was all, or none yet. */
export function sampledText(sample: Sample | null, words: DashboardWords): string | null {
  if (sample === null || sample.looked >= sample.all) return null;
  const { looked, all } = sample;
  return words.sampled(formatCount(looked, words.numbers), formatCount(all, words.numbers));
}

interface BarItem {
  readonly key: string;
  readonly name: string;
  readonly label: string | null;
  readonly isNow: boolean;
  readonly isUncounted: boolean;
  /** Not there yet, and nothing of it either. */
  readonly isToCome: boolean;
  readonly stack: Stack;
}

interface BarsProps {
  title: string;
  note?: string | null;
  measure: HistoryMeasure;
  settings: Settings;
  words: DashboardWords;
  items: readonly BarItem[];
  firstColumn: string;
  foot?: Stack;
  classes: readonly Stack['classes'][number]['of'][];
  onOpen?: ((key: string) => void) | undefined;
}

function Bars(props: BarsProps) {
  const { title, note, measure, settings, words, items, classes, onOpen } = props;
  const [withEnds, setWithEnds] = useState(false);
  const baseline = searchBaseline(settings.searchBaseline);
  const amount: AmountOf = ({ totals }) => amountOf(totals, measure, baseline);
  const hasRanges = measure !== 'requests';
  return (
    <section class="sec">
      <div class="chart-head">
        <h2 class="h3">{title}</h2>
        <ChartKey
          classes={classes}
          words={words}
          withEnds={hasRanges}
          withUncounted={items.some(({ isUncounted }) => isUncounted)}
        />
        {hasRanges && (
          <div class="whole">
            <span aria-hidden="true">{words.wholeRanges}</span>
            <Switch label={words.wholeRanges} on={withEnds} onChange={setWithEnds} />
          </div>
        )}
      </div>
      {note && <p class="q sm">{note}</p>}
      <Chart
        label={title}
        hint={onOpen ? words.barsOpen : words.barsSay}
        scale={scaleFor(
          items.map(({ stack }) => amount(stack)),
          (value) => tickText(value, props),
          withEnds && hasRanges,
        )}
        bars={useSame(items.map((item) => barOf(item, amount(item.stack), amount, props)))}
        onOpen={onOpen}
      >
        <BarsTable {...props} amount={amount} />
      </Chart>
    </section>
  );
}

/** Bars that are as they were as it was drawn before, are the same. */
function useSame(bars: readonly ChartBar[]): readonly ChartBar[] {
  const last = useRef(bars);
  last.current = keepingSame(last.current, bars);
  return last.current;
}

function barOf(item: BarItem, range: Range, amount: AmountOf, { measure, words }: BarsProps): ChartBar {
  const { key, name, label, isNow, isUncounted, stack } = item;
  return {
    key,
    label,
    isNow,
    isUncounted,
    said: words.bar(name, uncountedText(item, words) ?? saidOf(range, measure, words)),
    parts: stack.classes.map(({ of, totals }) => ({ of, amount: amount({ totals }).central })),
    range: measure === 'requests' ? null : range,
  };
}

/** Of days without a count, whether the meter missed them or they are to come; null of others. */
function uncountedText({ isUncounted, isToCome }: BarItem, words: DashboardWords): string | null {
  if (isToCome) return words.toCome;
  return isUncounted ? words.notMetered : null;
}

/** `12 Wh (3–40)`, `about 30 web searches (9–130)`, `23 requests`. */
function saidOf(range: Range, measure: HistoryMeasure, words: DashboardWords): string {
  const { amount, range: ends } = cellsOf(range, measure, words);
  if (measure === 'requests') return `${amount} ${words.requests(range.central)}`;
  if (range.high === 0) return amount;
  return `${measure === 'searches' ? searchesText(range, words) : amount} (${ends})`;
}

function tickText(value: number, { measure, words }: BarsProps): string {
  return measure === 'requests'
    ? formatCount(value, words.numbers)
    : amountText(exactly(value), measure, words);
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
