/** Every request of the period, newest first: what it was, what it took, how that is known, and a way to delete it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { cellsOf } from '../../i18n/amounts.ts';
import { formatCount, formatEstimate } from '../../i18n/format.ts';
import type { DashboardWords } from '../../i18n/words/dashboard.ts';
import { dayOf } from '../../model/day.ts';
import { addRequest } from '../../model/day-row.ts';
import { searchBaseline } from '../../model/footprint/search.ts';
import { amountOf, type HistoryMeasure } from '../../model/history.ts';
import { totalsOf } from '../../model/summary.ts';
import { tierOf } from '../../model/tier.ts';
import type { Range, UsageRequest } from '../../model/usage.ts';
import { classOf } from '../../model/use-class.ts';
import { whatText, whenText } from '../about.ts';
import { howUrl } from '../how-url.ts';
import { Icon } from '../kit/icons.tsx';
import { Rail } from '../kit/rail.tsx';
import { Status } from '../kit/status.tsx';
import { Table, type TableRow } from '../kit/table.tsx';
import { Vehicle } from '../kit/vehicles.tsx';
import { Export } from './export.tsx';
import { FactorNote } from './factor-note.tsx';
import { RECORDS_A_PAGE } from './source.ts';
import type { ViewProps } from './view.ts';

/** How long a deletion can be taken back; the background keeps to the same. */
const UNDO_MS = 30_000;

type Outcome = 'removed' | 'restored' | 'failed';

export function Records(view: ViewProps) {
  const { reading, words, source } = view;
  const { records, hasMoreRecords, sample, settings } = reading;
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (outcome !== 'removed') return;
    undo.current?.focus();
    const timer = setTimeout(() => setOutcome(null), UNDO_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const remove = async (id: string): Promise<void> =>
    setOutcome((await source.delete(id)) ? 'removed' : 'failed');
  const restore = async (): Promise<void> => setOutcome((await source.restore()) ? 'restored' : 'failed');
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
        {sample.all > 0 && <Export {...view} />}
      </div>
      {records.length > 0 && <RecordTable {...view} remove={(id) => void remove(id)} />}
      {hasMoreRecords && (
        <button class="btn" type="button" onClick={() => source.showMore()}>
          {words.showMore(count(Math.min(RECORDS_A_PAGE, Math.max(1, sample.all - records.length))))}
        </button>
      )}
      {!hasMoreRecords && records.length < sample.all && (
        <p class="q">{words.recordsGone(count(settings.retentionDays))}</p>
      )}
      <FactorNote {...view} />
      <Status>
        {outcome && (
          <p>{{ removed: words.removed, restored: words.restored, failed: words.notRemoved }[outcome]}</p>
        )}
        {outcome === 'removed' && (
          <button ref={undo} class="btn" type="button" onClick={() => void restore()}>
            {words.undo}
          </button>
        )}
      </Status>
    </section>
  );
}

function RecordTable({ reading, words, remove }: ViewProps & { remove: (id: string) => void }) {
  const { records, query, settings, siteNames, now } = reading;
  const measure: Exclude<HistoryMeasure, 'requests'> =
    query.measure === 'requests' ? 'energy' : query.measure;
  const baseline = searchBaseline(settings.searchBaseline);
  const amounts = records.map((request) =>
    amountOf(totalsOf([addRequest(undefined, request)]), measure, baseline),
  );
  const highest = Math.max(...amounts.map(({ high }) => high));
  const rowOf = (request: UsageRequest, index: number): TableRow => {
    const range = amounts[index] ?? NO_RANGE;
    const cells = cellsOf(range, measure, words);
    const site = siteNames.get(request.site) ?? request.site;
    const when = whenText(request, dayOf(now), words);
    return {
      key: request.id,
      head: (
        <a
          href={howUrl({ of: 'request', id: request.id })}
          aria-label={words.explainRequest(`${when}, ${site}`)}
        >
          {when}
        </a>
      ),
      cells: [
        site,
        <span key="what" class="gl">
          <Vehicle name={classOf(request) === 'text' ? 'car' : 'f1'} />
          {whatText(request, words)}
          {request.outcome !== 'complete' && `, ${words.outcomes[request.outcome]}`}
        </span>,
        <span key="model" class="slug">
          {request.model ?? words.noModel}
        </span>,
        <b key="amount">{cells.amount}</b>,
        <RangeCell key="range" range={range} highest={highest} measure={measure} words={words} />,
        words.tiers[tierOf(request)],
        <button
          key="delete"
          class="ib small"
          type="button"
          aria-label={words.remove(`${when}, ${site}`)}
          onClick={() => remove(request.id)}
        >
          <Icon name="trash" />
        </button>,
      ],
    };
  };
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
        rows={records.map(rowOf)}
      />
    </div>
  );
}

const NO_RANGE: Range = { low: 0, central: 0, high: 0 };

interface RangeCellProps {
  range: Range;
  highest: number;
  measure: Exclude<HistoryMeasure, 'requests'>;
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
