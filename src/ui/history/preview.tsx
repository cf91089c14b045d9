/** What was read, before any of it is taken: all of it, or what is chosen. */

import { useState } from 'preact/hooks';
import { capital } from '../../i18n/capital.ts';
import { monthName } from '../../i18n/dates.ts';
import { formatCount } from '../../i18n/format.ts';
import { siteName } from '../../i18n/site-name.ts';
import { HISTORY_SOURCES, type HistoryWords } from '../../i18n/words/history.ts';
import type { HistoryChoices } from '../../model/messages/wire.ts';
import { Table } from '../kit/table.tsx';
import { Tick } from '../kit/tick.tsx';
import type { Preview, PreviewSource } from '../sources/history/reading.ts';
import {
  keyOf,
  nameOf,
  SourcesTable,
  type SourcesTableProps,
  spanOf,
  type Wanted,
} from './preview-sources.tsx';

/** What was read, and what is done once it is looked at. */
export interface PreviewProps {
  preview: Preview;
  words: HistoryWords;
  names: ReadonlyMap<string, string>;
  take: (choices: HistoryChoices) => void;
  leave: () => void;
}

/** By source: what is new, and what is known; then the months of each, and what could not be read. */
export function PreviewView({ preview, words, names, take, leave }: PreviewProps) {
  const { sources } = preview;
  const [wanted, setWanted] = useState(() => takenUnasked(sources));
  const [also, setAlso] = useState({ restores: false, undecided: false });
  const counts = countsOf(sources.filter((source) => wanted[keyOf(source)]));
  const { added, deleted, undecided } = counts;
  const count = added + (also.restores ? deleted : 0) + (also.undecided ? undecided : 0);
  return (
    <section class="sec" data-preview>
      <h2 class="h2">{words.previewTitle}</h2>
      {sources.some(({ account }) => account !== null) && <p data-accounts>{words.accounts}</p>}
      {sources.length === 0 ? (
        <p>{words.nothingFound}</p>
      ) : (
        <SourcesTable {...{ sources, words, names, wanted, setWanted }} />
      )}
      <LeftOut words={words} counts={counts} set={(change) => setAlso({ ...also, ...change })} />
      <Problems preview={preview} words={words} />
      <Lacks sources={sources} words={words} names={names} />
      <p class="actions">
        {sources.length > 0 && (
          <button
            class="btn big primary"
            type="button"
            data-take
            disabled={sources.every((source) => !wanted[keyOf(source)])}
            onClick={() => take({ sources: choicesOf(sources, wanted), ...also })}
          >
            {words.take(count, formatCount(count, words.numbers))}
          </button>
        )}
        <button class="btn big" type="button" onClick={leave}>
          {words.leave}
        </button>
      </p>
      {sources.map((source) => (
        <Months
          key={keyOf(source)}
          source={source}
          words={words}
          name={nameOf(source, words, names).join(', ')}
        />
      ))}
    </section>
  );
}

/** Whose a file is only the person knows: of two accounts none is taken unasked. */
function takenUnasked(sources: readonly PreviewSource[]): Wanted {
  return Object.fromEntries(
    sources.map((source) => [keyOf(source), source.account === null ? spanOf(source) : null]),
  );
}

/** Of all sources together. */
function countsOf(sources: readonly PreviewSource[]): Counts {
  const sum = (of: keyof Counts) => sources.reduce((all, { counts }) => all + counts[of], 0);
  return { added: sum('added'), undecided: sum('undecided'), deleted: sum('deleted'), full: sum('full') };
}

type Counts = Pick<PreviewSource['counts'], 'added' | 'undecided' | 'deleted' | 'full'>;

function choicesOf(sources: readonly PreviewSource[], wanted: Wanted): HistoryChoices['sources'] {
  return sources.flatMap((source) => {
    const span = wanted[keyOf(source)];
    return span ? [{ id: source.id, account: source.account, ...span }] : [];
  });
}

interface LeftOutProps {
  words: HistoryWords;
  counts: Counts;
  set: (change: { undecided?: boolean; restores?: boolean }) => void;
}

function LeftOut({ words, counts: { undecided, deleted, full }, set }: LeftOutProps) {
  const text = (value: number) => formatCount(value, words.numbers);
  return (
    <>
      {undecided > 0 && (
        <p>
          {words.undecided(undecided, text(undecided))}{' '}
          <Tick text={words.undecidedToo} set={(isTicked) => set({ undecided: isTicked })} />
        </p>
      )}
      {deleted > 0 && (
        <p>
          {words.deleted(deleted, text(deleted))}{' '}
          <Tick text={words.deletedToo} set={(isTicked) => set({ restores: isTicked })} />
        </p>
      )}
      {full > 0 && <p>{words.full(full, text(full))}</p>}
    </>
  );
}

/** See exports/listener.ts. */
const IS_TOLD_AN_ENTRY: ReadonlySet<string> = new Set(['zones', 'posts']);

function Problems({ preview: { problems }, words }: Pick<PreviewProps, 'preview' | 'words'>) {
  if (problems.length === 0) return null;
  return (
    <section data-problems>
      <h3 class="h3">{words.problemsTitle}</h3>
      <ul>
        {problems.map(({ problem, files, names }) => (
          <li key={problem} data-problem={problem}>
            {words.problems[problem]}{' '}
            <span class="q sm">
              {(IS_TOLD_AN_ENTRY.has(problem) ? words.entries : words.files)(
                files,
                formatCount(files, words.numbers),
              )}
            </span>
            <span class="q sm names">{names.join(', ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What no file of these sources holds. */
function Lacks({ sources, words, names }: Pick<SourcesTableProps, 'sources' | 'words' | 'names'>) {
  const ids = HISTORY_SOURCES.filter((known) => sources.some(({ id }) => id === known));
  return (
    <ul class="q sm" data-lacks>
      {ids.map((id) => (
        <li key={id}>
          <b>{siteName(id, names, words)}</b> {words.sources[id].lacks}
        </li>
      ))}
    </ul>
  );
}

function Months({ source, words, name }: { source: PreviewSource; words: HistoryWords; name: string }) {
  const text = (value: number) => formatCount(value, words.numbers);
  const title = words.monthsOf(name);
  return (
    <details>
      <summary>{title}</summary>
      <Table
        caption={title}
        captionHidden
        columns={[
          { name: words.month },
          { name: words.prompts, numeric: true },
          { name: words.newColumn, numeric: true },
          { name: words.images, numeric: true },
          { name: words.sounds, numeric: true },
        ]}
        rows={source.months.map(({ month, prompts, added, images, sounds }) => ({
          key: month,
          head: capital(monthName(`${month}-01`, words), words),
          cells: [prompts, added, images, sounds].map(text),
        }))}
      />
    </details>
  );
}
