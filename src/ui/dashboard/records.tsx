/** Every request of the period, newest first: what it was, what it took, how that is known, and a way to delete it. */
import { cellsOf } from '../../i18n/amounts.ts';
import { formatCount, formatEstimate } from '../../i18n/format.ts';
import type { DashboardWords } from '../../i18n/words/dashboard.ts';
import { dayOf } from '../../model/calendar/day.ts';
import { searchBaseline } from '../../model/footprint/search.ts';
import { amountOf, type HistoryMeasure } from '../../model/summaries/history.ts';
import { totalsOf } from '../../model/summaries/summary.ts';
import { tierOf } from '../../model/summaries/tier.ts';
import { vehicleOf } from '../../model/summaries/vehicle.ts';
import { addRequest } from '../../model/usage/day-row.ts';
import type { Range, UsageRequest } from '../../model/usage/usage.ts';
import { Icon } from '../kit/icons.tsx';
import { Rail } from '../kit/rail.tsx';
import { Table, type TableRow } from '../kit/table.tsx';
import { Vehicle } from '../kit/vehicles.tsx';
import { whatText, whenText } from '../shell/about.ts';
import { howUrl } from '../shell/how-url.ts';
import { Export } from './export.tsx';
import { FactorNote } from './factor-note.tsx';
import { type Asked, DeleteDay, Removal, useRemoval } from './removal.tsx';
import { RECORDS_A_PAGE } from './source.ts';
import type { ViewProps } from './view.ts';

/** A page of requests, more on demand, the export, and the note on factors. */
export function Records(view: ViewProps) {
  const { reading, words, source } = view;
  const { records, hasMoreRecords, sample, settings } = reading;
  const removal = useRemoval(view);
  const count = (value: number): string => formatCount(value, words.numbers);
  return (
    <section class="sec">
      <div class="records-head">
        <div>
          <h2 class="h2">{words.records}</h2>
          <p class="q sm">
            {words.recordsMore(count(records.length), count(sample.all))} {words.noText}
          </p>
        </div>
        {sample.all > 0 && (
          <div class="row">
            <DeleteDay {...view} ask={removal.ask} />
            <Export {...view} />
          </div>
        )}
      </div>
      {records.length > 0 && <RecordTable {...view} ask={removal.ask} />}
      {hasMoreRecords && (
        <button class="btn" type="button" onClick={() => source.showMore()}>
          {words.showMore(count(Math.min(RECORDS_A_PAGE, Math.max(1, sample.all - records.length))))}
        </button>
      )}
      {!hasMoreRecords && records.length < sample.all && (
        <p class="q">{words.recordsGone(count(settings.retentionDays))}</p>
      )}
      <FactorNote {...view} />
      <Removal {...removal} words={words} />
    </section>
  );
}

type EstimatedMeasure = Exclude<HistoryMeasure, 'requests'>;

function RecordTable({ reading, words, ask }: ViewProps & { ask: (asked: Asked) => void }) {
  const { records, query, settings } = reading;
  const measure: EstimatedMeasure = query.measure === 'requests' ? 'energy' : query.measure;
  const baseline = searchBaseline(settings.searchBaseline);
  const amounts = records.map((request) =>
    amountOf(totalsOf([addRequest(undefined, request)]), measure, baseline),
  );
  const highest = Math.max(...amounts.map(({ high }) => high));
  const rows = records.map((request, index) =>
    recordRow({ request, reading, words, ask, measure, highest, range: amounts[index] ?? NO_RANGE }),
  );
  return (
    <div class="fold records">
      <Table
        caption={words.records}
        captionHidden
        columns={[
          { name: words.when },
          { name: words.site },
          { name: words.what },
          { name: words.model },
          { name: words.measures[measure], numeric: true },
          { name: words.range },
          { name: words.basis },
          { name: words.deleteColumn, hidden: true },
        ]}
        rows={rows}
      />
    </div>
  );
}

interface RecordProps extends Pick<ViewProps, 'reading' | 'words'> {
  request: UsageRequest;
  range: Range;
  /** The highest end of all that are shown. */
  highest: number;
  measure: EstimatedMeasure;
  ask: (asked: Asked) => void;
}

function recordRow(props: RecordProps): TableRow {
  const { request, reading, words, range, highest, measure, ask } = props;
  const site = reading.siteNames.get(request.site) ?? request.site;
  const when = whenText(request, dayOf(reading.now), words);
  const name = `${when}, ${site}`;
  return {
    key: request.id,
    head: (
      <a href={howUrl({ of: 'request', id: request.id })} aria-label={words.explainRequest(name)}>
        {when}
      </a>
    ),
    cells: [
      site,
      <What key="what" request={request} words={words} />,
      <span key="model" class="slug">
        {request.model ?? words.noModel}
      </span>,
      <b key="amount">{cellsOf(range, measure, words).amount}</b>,
      <RangeCell key="range" range={range} highest={highest} measure={measure} words={words} />,
      `${words.tiers[tierOf(request)]}${request.unproven ? `, ${words.unproven}` : ''}`,
      <button
        key="delete"
        class="ib small"
        type="button"
        aria-label={words.remove(name)}
        onClick={() => ask({ what: { of: 'request', id: request.id }, name })}
      >
        <Icon name="trash" />
      </button>,
    ],
  };
}

function What({ request, words }: Pick<RecordProps, 'request' | 'words'>) {
  return (
    <span class="gl">
      <Vehicle name={vehicleOf({ ...request, model: request.model ?? '' })} />
      {whatText(request, words)}
      {request.outcome !== 'complete' && `, ${words.outcomes[request.outcome]}`}
    </span>
  );
}

const NO_RANGE: Range = { low: 0, central: 0, high: 0 };

interface RangeCellProps {
  range: Range;
  highest: number;
  measure: EstimatedMeasure;
  words: DashboardWords;
}

function RangeCell({ range, highest, measure, words }: RangeCellProps) {
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
