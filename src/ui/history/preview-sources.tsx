/** The sources of a preview, each with what it would bring: a box and two days choose of it. */

import { amountText, rangeText } from '../../i18n/amounts.ts';
import { shortDate, WITH_YEAR } from '../../i18n/dates.ts';
import { formatCount } from '../../i18n/format.ts';
import { siteName } from '../../i18n/site-name.ts';
import type { HistoryWords } from '../../i18n/words/history.ts';
import { Table } from '../kit/table.tsx';
import type { PreviewSource } from '../sources/history/reading.ts';

/** What is wanted of a source, or of one of its accounts: null leaves it out. */
export type Wanted = Readonly<Record<string, { readonly from: string; readonly to: string } | null>>;

/** One of them among all. */
export const keyOf = ({ id, account }: PreviewSource): string => JSON.stringify([id, account]);

/** All its days. */
export function spanOf({ from, to }: PreviewSource) {
  return { from, to };
}

/** Of the source, and which account. */
export function nameOf(
  { id, account }: PreviewSource,
  words: HistoryWords,
  names: ReadonlyMap<string, string>,
): readonly string[] {
  const name = siteName(id, names, words);
  return account === null
    ? [name]
    : [name, account === 0 ? words.accountUntold : words.account(`${account}`)];
}

/** What is there, and what is wanted of it. */
export interface SourcesTableProps {
  sources: readonly PreviewSource[];
  words: HistoryWords;
  names: ReadonlyMap<string, string>;
  wanted: Wanted;
  setWanted: (wanted: Wanted) => void;
}

/** A row a source, or an account of one. */
export function SourcesTable({ sources, words, names, wanted, setWanted }: SourcesTableProps) {
  const text = (value: number) => formatCount(value, words.numbers);
  return (
    <Table
      caption={words.previewTitle}
      captionHidden
      columns={[
        { name: words.sourceColumn },
        { name: words.fromTo },
        { name: words.newColumn, numeric: true },
        { name: words.knownColumn, numeric: true },
        { name: words.hadColumn, numeric: true },
        { name: words.energyColumn, numeric: true },
      ]}
      rows={sources.map((source) => ({
        key: keyOf(source),
        head: <SourceHead {...{ source, words, names, wanted, setWanted }} />,
        cells: [
          <Span key="span" {...{ source, words, wanted, setWanted }} />,
          text(source.counts.added),
          text(source.counts.known),
          text(source.counts.had),
          `${amountText(source.energyWh, 'energy', words)} (${rangeText(source.energyWh, 'energy', words)})`,
        ],
      }))}
    />
  );
}

interface SourceHeadProps extends Omit<SourcesTableProps, 'sources'> {
  source: PreviewSource;
}

/** A box that takes it; of an account also the files it was in, by which a person knows whose it is. */
function SourceHead({ source, words, names, wanted, setWanted }: SourceHeadProps) {
  const key = keyOf(source);
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={wanted[key] !== null}
          onChange={({ currentTarget }) =>
            setWanted({ ...wanted, [key]: currentTarget.checked ? spanOf(source) : null })
          }
        />
        {nameOf(source, words, names).join(', ')}
      </label>
      {source.files.length > 0 && source.account !== null && (
        <span class="q sm names">{source.files.join(', ')}</span>
      )}
    </>
  );
}

interface SpanProps extends Pick<SourcesTableProps, 'words' | 'wanted' | 'setWanted'> {
  source: PreviewSource;
}

/** Two days, which may be drawn closer. */
function Span({ source, words, wanted, setWanted }: SpanProps) {
  const { from, to } = source;
  const span = wanted[keyOf(source)] ?? { from, to };
  const field = (end: 'from' | 'to') => (
    <input
      type="date"
      aria-label={`${words.fromTo}: ${shortDate(span[end], words, WITH_YEAR)}`}
      value={span[end]}
      min={from}
      max={to}
      onChange={({ currentTarget }) =>
        setWanted({
          ...wanted,
          [keyOf(source)]: { ...span, [end]: currentTarget.value || (end === 'from' ? from : to) },
        })
      }
    />
  );
  return (
    <span class="span">
      {field('from')} {field('to')}
    </span>
  );
}
