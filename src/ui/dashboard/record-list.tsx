/** The list of requests: of however many, those in sight are drawn. */

import { useMemo, useRef } from 'preact/hooks';
import { siteName } from '../../i18n/site-name.ts';
import type { DashboardWords } from '../../i18n/words/dashboard.ts';
import { searchBaseline } from '../../model/footprint/search.ts';
import { MOST_CHOSEN } from '../../model/messages/wire.ts';
import type { RequestRow, RowOrder } from '../../model/summaries/records.ts';
import { type EstimatedMeasure, RecordRow, type RecordRowProps } from './record-row.tsx';
import type { ViewProps } from './view.ts';
import { useWindow } from './window.ts';

interface RecordListProps extends ViewProps {
  /** Those that were found, in the order asked for. */
  rows: readonly RequestRow[];
  measure: EstimatedMeasure;
  /** The highest end of all. */
  highest: number;
  order: RowOrder;
  onOrder: (order: RowOrder) => void;
  selected: ReadonlySet<string>;
  /** By what is selected then: a row may be older than that. */
  onSelected: (change: (ids: ReadonlySet<string>) => ReadonlySet<string>) => void;
  onDelete: RecordRowProps['onDelete'];
}

/** Scrolls by itself; a screen reader is told how many rows there are, and each row's place. */
export function RecordList(props: RecordListProps) {
  const { rows, reading, words, measure, highest, order, selected, onSelected, onDelete } = props;
  const scroller = useRef<HTMLElement>(null);
  const { shown, look } = useWindow(scroller, rows.length);
  const baseline = searchBaseline(reading.settings.searchBaseline);
  // They say nothing of where the list stands: not drawn again as it scrolls.
  const heads = useMemo(() => <Heads {...props} />, [rows, words, measure, order, selected]);
  const select = (id: string, isSelected: boolean): void =>
    onSelected((before) => {
      const ids = new Set(before);
      if (!isSelected) ids.delete(id);
      else if (ids.size < MOST_CHOSEN) ids.add(id);
      return ids;
    });
  return (
    <div class="fold records">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reached by keyboard. */}
      <section ref={scroller} class="scroll" tabIndex={0} aria-label={words.records} onScroll={look}>
        <div style={{ paddingTop: `${shown.above}px`, paddingBottom: `${shown.below}px` }}>
          <table class="tb" aria-rowcount={rows.length + 1}>
            <caption class="vh">{words.records}</caption>
            {heads}
            <tbody>
              {rows.slice(shown.from, shown.to).map((row, index) => (
                <RecordRow
                  key={row.id}
                  row={row}
                  place={shown.from + index + 1}
                  siteName={siteName(row.site, reading.siteNames, words)}
                  today={reading.today}
                  words={words}
                  baseline={baseline}
                  highest={highest}
                  measure={measure}
                  isSelected={selected.has(row.id)}
                  onSelect={select}
                  onDelete={onDelete}
                />
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </div>
  );
}

/** Most can be sorted by: the first click of another puts the most, or the first letter, on top. */
function Heads(props: RecordListProps) {
  const { rows, words, measure, selected, onSelected } = props;
  const all = rows.slice(0, MOST_CHOSEN).map(({ id }) => id);
  return (
    <thead>
      <tr>
        <th scope="col" class="tick-cell">
          <input
            type="checkbox"
            aria-label={words.find.selectShown}
            checked={all.length > 0 && all.every((id) => selected.has(id))}
            onChange={({ currentTarget: { checked } }) => onSelected(() => new Set(checked ? all : []))}
          />
        </th>
        <Head by="when" name={words.when} {...props} />
        <Head by="site" name={words.site} {...props} />
        <Head by="kind" name={words.what} {...props} />
        <Head by="model" name={words.model} {...props} />
        <Head by="amount" name={words.measures[measure]} {...props} />
        <th scope="col" class="rail-cell">
          {words.range}
        </th>
        <th scope="col">{words.basis}</th>
        <th scope="col" class="trash-cell">
          <span class="vh">{words.deleteColumn}</span>
        </th>
      </tr>
    </thead>
  );
}

interface HeadProps {
  by: RowOrder['by'];
  name: string;
  order: RowOrder;
  onOrder: (order: RowOrder) => void;
  words: DashboardWords;
}

function Head({ by, name, order, onOrder }: HeadProps) {
  const isOwn = order.by === by;
  const isMostFirst = by === 'when' || by === 'amount';
  const direction = order.isDown ? 'descending' : 'ascending';
  return (
    <th scope="col" class={by === 'amount' ? 'num' : `${by}-cell`} aria-sort={isOwn ? direction : 'none'}>
      <button
        class="sort"
        type="button"
        onClick={() => onOrder({ by, isDown: isOwn ? !order.isDown : isMostFirst })}
      >
        {name}
        <span aria-hidden="true">{isOwn ? (order.isDown ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  );
}
