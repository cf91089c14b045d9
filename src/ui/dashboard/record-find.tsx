/** Looking through the requests: a text for site and model, and chips for what they have in common. */

import { useMemo, useState } from 'preact/hooks';
import { capital } from '../../i18n/capital.ts';
import { formatCount } from '../../i18n/format.ts';
import { siteName } from '../../i18n/site-name.ts';
import type { DashboardWords } from '../../i18n/words/dashboard.ts';
import {
  FACETS,
  type Facet,
  type RequestRow,
  type RowFilter,
  valuesOf,
} from '../../model/summaries/records.ts';
import type { Mode } from '../../model/usage/usage.ts';
import type { UseClass } from '../../model/usage/use-class.ts';
import type { ViewProps } from './view.ts';

interface FindProps extends ViewProps {
  /** All there are. */
  rows: readonly RequestRow[];
  filter: RowFilter;
  onFilter: (filter: RowFilter) => void;
}

/** Chips only where there is something to choose from. */
export function Find(props: FindProps) {
  const { words, filter, onFilter } = props;
  return (
    <div class="find">
      <input
        class="field search"
        type="search"
        aria-label={words.find.field}
        placeholder={words.find.field}
        value={filter.text}
        onInput={({ currentTarget }) => onFilter({ ...filter, text: currentTarget.value })}
      />
      {FACETS.map((facet) => (
        <Chips key={facet} facet={facet} {...props} />
      ))}
    </div>
  );
}

/** As many are read at a glance. */
const MOST_CHIPS = 6;

function Chips({ facet, rows, filter, onFilter, reading, words }: FindProps & { facet: Facet }) {
  const [isOpen, setOpen] = useState(false);
  const values = useMemo(() => valuesOf(rows, facet), [rows, facet]);
  const chosen = filter.chosen[facet];
  if (values.length < 2 && chosen.length === 0) return null;
  const shown = isOpen ? values : values.slice(0, MOST_CHIPS);
  const turn = (value: string): void => {
    const rest = chosen.filter((other) => other !== value);
    const next = rest.length < chosen.length ? rest : [...chosen, value];
    onFilter({ ...filter, chosen: { ...filter.chosen, [facet]: next } });
  };
  return (
    <fieldset class="chips">
      <legend>{words[facet]}</legend>
      {shown.map((value) => (
        <button
          key={value}
          class={facet === 'model' ? 'pick slug' : 'pick'}
          type="button"
          aria-pressed={chosen.includes(value)}
          onClick={() => turn(value)}
        >
          {textOf(facet, value, reading.siteNames, words)}
        </button>
      ))}
      {shown.length < values.length && (
        <button class="lk" type="button" onClick={() => setOpen(true)}>
          {words.find.moreValues(formatCount(values.length - shown.length, words.numbers))}
        </button>
      )}
    </fieldset>
  );
}

function textOf(
  facet: Facet,
  value: string,
  siteNames: ReadonlyMap<string, string>,
  words: DashboardWords,
): string {
  switch (facet) {
    case 'site':
      return siteName(value, siteNames, words);
    case 'model':
      return value === '' ? capital(words.noModel, words) : value;
    case 'kind':
      return words.useClasses[value as UseClass];
    case 'mode':
      return words.modes[value as Mode];
  }
}
