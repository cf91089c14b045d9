/** Every request of the period: found, put in order, chosen, deleted, handed over. */

import { useEffect, useMemo, useState } from 'preact/hooks';
import { countedText } from '../../i18n/counted.ts';
import { formatCount } from '../../i18n/format.ts';
import { siteName } from '../../i18n/site-name.ts';
import { searchBaseline } from '../../model/footprint/search.ts';
import {
  type Counts,
  countsOf,
  inOrder,
  isFiltering,
  NEWEST_FIRST,
  NO_FILTER,
  type RequestRow,
  type RowFilter,
  rowsThatFit,
} from '../../model/summaries/records.ts';
import { Export } from './export.tsx';
import { FactorNote } from './factor-note.tsx';
import { Find } from './record-find.tsx';
import { RecordList } from './record-list.tsx';
import { type EstimatedMeasure, rangeOf } from './record-row.tsx';
import { type Asked, DeleteDay, Removal, useRemoval } from './removal.tsx';
import type { ViewProps } from './view.ts';

/** The list with what it is looked through by, the export, and the note on factors. */
export function Records(view: ViewProps) {
  const { reading, words } = view;
  const removal = useRemoval(view);
  const [filter, setFilter] = useState(NO_FILTER);
  return (
    <section class="sec">
      <div class="records-head">
        <div>
          <h2 class="h2">{words.records}</h2>
          <p class="q sm">{words.noText}</p>
        </div>
        {isSomething(reading.history.totals) && (
          <div class="row">
            <DeleteDay {...view} ask={removal.ask} />
            <Export {...view} filter={filter} />
          </div>
        )}
      </div>
      <Found {...view} ask={removal.ask} filter={filter} onFilter={setFilter} />
      <FactorNote {...view} />
      <Removal {...removal} words={words} />
    </section>
  );
}

/** Rows of the period, and the counts of what it came to as they were read. */
interface Listed {
  readonly rows: readonly RequestRow[];
  readonly all: Counts;
}

interface ReadRows extends Listed {
  /** Not the newest alone. */
  readonly isAll: boolean;
}

/** All rows of the period once they were read, before that the newest, and null before those. */
function useRows({ reading, source }: ViewProps): ReadRows | null {
  const { sample } = reading;
  const { period, totals } = reading.history;
  const key = sample?.key;
  const days = `${period.from} ${period.to}`;
  const [read, setRead] = useState<(Listed & { days: string }) | null>(null);
  useEffect(() => {
    // A million rows would keep the sample waiting.
    if (key === undefined) return;
    let isCurrent = true;
    // What can't be read now is read with the next reading.
    source.rows(period).then(
      (rows) => isCurrent && setRead({ days, rows, all: totals }),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [key, days]);
  // Sums come before their rows: until those are read too, the rows stay with the sums they were read with.
  if (read?.days === days) return { ...read, isAll: true };
  return sample && { rows: sample.records, all: totals, isAll: false };
}

interface FoundProps extends ViewProps {
  filter: RowFilter;
  onFilter: (filter: RowFilter) => void;
  ask: (asked: Asked) => void;
}

/** Nothing until the first rows are there. */
function Found(props: FoundProps) {
  const listed = useRows(props);
  return listed && <FoundRows {...props} {...listed} />;
}

function FoundRows({ ask, filter, onFilter, rows, all, isAll, ...view }: FoundProps & ReadRows) {
  const { reading, words } = view;
  const [order, setOrder] = useState(NEWEST_FIRST);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const { found, highest, measure } = useFound(view, rows, filter, order);
  if (rows.length === 0) return isSomething(reading.history.totals) ? <Gone {...view} /> : null;
  // What is gone by now is not chosen any more.
  const chosen = rows.filter(({ id }) => selected.has(id));
  return (
    <>
      <Find {...view} rows={rows} filter={filter} onFilter={onFilter} />
      <FoundHead
        {...{ chosen, filter, ask, words }}
        found={isAll ? countsOf(found) : all}
        all={all}
        onClear={() => onFilter(NO_FILTER)}
      />
      {found.length > 0 && (
        <RecordList
          {...view}
          rows={found}
          measure={measure}
          highest={highest}
          order={order}
          onOrder={setOrder}
          selected={selected}
          onSelected={setSelected}
          onDelete={({ id }, name) => ask({ what: { of: 'request', id }, name })}
        />
      )}
      {isAll && rows.length < all.requests + all.sessions && <Gone {...view} />}
    </>
  );
}

interface FoundHeadProps extends Pick<ViewProps, 'words'> {
  /** What fits, of what there is. */
  found: Counts;
  all: Counts;
  filter: RowFilter;
  onClear: () => void;
  chosen: readonly RequestRow[];
  ask: (asked: Asked) => void;
}

/** How many were found, and what can be done with those that are chosen. */
function FoundHead({ found, all, filter, onClear, chosen, ask, words }: FoundHeadProps) {
  const isNone = found.requests + found.sessions === 0;
  const isSome = found.requests < all.requests || found.sessions < all.sessions;
  return (
    <div class="records-head chosen">
      <p class="q sm" role="status">
        {words.recordsFound(countedText(found, words), countedText(all, words))} {isNone && words.find.none}
      </p>
      {isFiltering(filter) && isSome && (
        <button class="lk" type="button" onClick={onClear}>
          {words.find.clear}
        </button>
      )}
      {chosen.length > 0 && <Chosen rows={chosen} ask={ask} words={words} />}
    </div>
  );
}

interface ChosenProps {
  rows: readonly RequestRow[];
  ask: (asked: Asked) => void;
  words: ViewProps['words'];
}

/** How many are chosen, and the way to delete them together. */
function Chosen({ rows, ask, words }: ChosenProps) {
  const text = countedText(countsOf(rows), words);
  const ids = rows.map(({ id }) => id);
  return (
    <div class="row">
      <span>{words.find.selected(rows.length, text)}</span>
      <button class="btn" type="button" onClick={() => ask({ what: { of: 'requests', ids }, name: text })}>
        {words.find.delete}
      </button>
    </div>
  );
}

function isSomething({ requests, sessions }: Counts): boolean {
  return requests + sessions > 0;
}

function Gone({ reading, words }: ViewProps) {
  return <p class="q">{words.recordsGone(formatCount(reading.settings.retentionDays, words.numbers))}</p>;
}

/** Those that fit, in order, and how far their ranges reach; not anew while nothing of it changed. */
function useFound(
  { reading, words }: ViewProps,
  rows: readonly RequestRow[],
  filter: Parameters<typeof rowsThatFit>[1],
  order: Parameters<typeof inOrder>[1],
) {
  const { query, settings, siteNames } = reading;
  const measure: EstimatedMeasure = query.measure === 'requests' ? 'energy' : query.measure;
  const { searchBaseline: id } = settings;
  return useMemo(() => {
    const baseline = searchBaseline(id);
    const nameOf = (site: string): string => siteName(site, siteNames, words);
    const amountOf = (row: RequestRow): number => rangeOf(row, measure, baseline).central;
    const found = inOrder(rowsThatFit(rows, filter, nameOf), order, { siteName: nameOf, amountOf });
    const highest = found.reduce((most, row) => Math.max(most, rangeOf(row, measure, baseline).high), 0);
    return { found, highest, measure };
  }, [rows, filter, order, measure, id, words]);
}
