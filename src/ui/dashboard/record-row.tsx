/** A request as a row of the list: what it was, what it took, how that is known, and ways to choose and delete it. */
import { cellsOf } from '../../i18n/amounts.ts';
import { formatEstimate } from '../../i18n/format.ts';
import type { DashboardWords } from '../../i18n/words/dashboard.ts';
import { type SearchBaseline, searchEquivalents } from '../../model/footprint/search.ts';
import type { HistoryMeasure } from '../../model/summaries/history.ts';
import type { RequestRow } from '../../model/summaries/records.ts';
import { vehicleOf } from '../../model/summaries/vehicle.ts';
import type { Range } from '../../model/usage/usage.ts';
import { Icon } from '../kit/icons.tsx';
import { Rail } from '../kit/rail.tsx';
import { still } from '../kit/still.tsx';
import { Vehicle } from '../kit/vehicles.tsx';
import { whatText, whenText } from '../shell/about.ts';
import { howUrl } from '../shell/how-url.ts';

/** What a request's amounts are shown in: where requests are counted, energy. */
export type EstimatedMeasure = Exclude<HistoryMeasure, 'requests'>;

/** A row's amount. */
export function rangeOf(row: RequestRow, measure: EstimatedMeasure, baseline: SearchBaseline): Range {
  switch (measure) {
    case 'searches':
      return searchEquivalents(row.energyWh, baseline);
    case 'energy':
      return row.energyWh;
    case 'gwp':
      return row.gwpGrams;
    case 'water':
      return row.waterMl;
  }
}

/** What of a row is seen from where its reader stands. */
export interface Seen {
  words: DashboardWords;
  /** What its site is called. */
  siteName: string;
  /** 'YYYY-MM-DD' */
  today: string;
}

/** How a request is called: `10:42, Claude`. */
function nameOf(row: RequestRow, { siteName, today, words }: Seen): string {
  return `${whenText(row, today, words)}, ${siteName}`;
}

/** The row, its place, what its amount is shown in, and what is done with it. */
export interface RecordRowProps extends Seen {
  row: RequestRow;
  /** Its place among all, from 1; the head is the first row of a table. */
  place: number;
  baseline: SearchBaseline;
  /** The highest end of all that are shown. */
  highest: number;
  measure: EstimatedMeasure;
  isSelected: boolean;
  onSelect: (id: string, isSelected: boolean) => void;
  /** @param name what the row is called */
  onDelete: (row: RequestRow, name: string) => void;
}

/** Heads go before the cells where there is little room. What is done with a row goes by the row alone. */
export const RecordRow = still(
  Row,
  ({ row, place, siteName, today, words, baseline, highest, measure, isSelected }) => [
    ...[row, place, siteName, today, words],
    ...[baseline, highest, measure, isSelected],
  ],
);

function Row(props: RecordRowProps) {
  const { row, place, words, isSelected, onSelect, onDelete } = props;
  const name = nameOf(row, props);
  return (
    <tr data-row={row.id} aria-rowindex={place + 1}>
      <td class="tick-cell">
        <input
          type="checkbox"
          aria-label={words.find.select(name)}
          checked={isSelected}
          onChange={({ currentTarget }) => onSelect(row.id, currentTarget.checked)}
        />
      </td>
      <Cells {...props} name={name} />
      <td>
        <button
          class="ib small"
          type="button"
          aria-label={words.remove(name)}
          onClick={() => onDelete(row, name)}
        >
          <Icon name="trash" />
        </button>
      </td>
    </tr>
  );
}

/** What the heads of the columns name. */
function Cells(props: RecordRowProps & { name: string }) {
  const { row, name, siteName, today, words, baseline, measure } = props;
  const range = rangeOf(row, measure, baseline);
  return (
    <>
      <th scope="row">
        <a href={howUrl({ of: 'request', id: row.id })} aria-label={words.explainRequest(name)}>
          {whenText(row, today, words)}
        </a>
      </th>
      <td data-name={words.site}>{siteName}</td>
      <td data-name={words.what}>
        <What row={row} words={words} />
      </td>
      <td data-name={words.model}>
        <span class="slug">{row.model ?? words.noModel}</span>
      </td>
      <td class="num" data-name={words.measures[measure]}>
        <b>{cellsOf(range, measure, words).amount}</b>
      </td>
      <td class="rail-cell" data-name={words.range}>
        <RangeCell {...props} range={range} />
      </td>
      <td data-name={words.basis}>
        {words.tiers[row.tier]}
        {row.unproven && `, ${words.unproven}`}
      </td>
    </>
  );
}

function What({ row, words }: { row: RequestRow; words: DashboardWords }) {
  const { kind, mode, site, model } = row;
  return (
    <span class="gl">
      <Vehicle name={vehicleOf({ kind, mode, site, model: model ?? '' })} />
      {whatText(row, words)}
      {row.outcome !== 'complete' && `, ${words.outcomes[row.outcome]}`}
    </span>
  );
}

function RangeCell({ range, highest, measure, words }: RecordRowProps & { range: Range }) {
  if (range.high === 0) return <>–</>;
  const { low, high, range: text } = formatEstimate(range, measure, words.numbers);
  return (
    <>
      <Rail range={range} highest={highest} label={`${words.between} ${low} ${words.and} ${high}`} />
      <span class="rng" aria-hidden="true">
        {text}
      </span>
    </>
  );
}
