/** The period by site, mode, kind and model, and what makes its range wide. */

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { cellsOf } from '../../i18n/amounts.ts';
import { capital } from '../../i18n/capital.ts';
import { formatCount } from '../../i18n/format.ts';
import { siteName } from '../../i18n/site-name.ts';
import type { DashboardWords } from '../../i18n/words/dashboard.ts';
import { searchBaseline } from '../../model/footprint/search.ts';
import { ELSEWHERE } from '../../model/imported/imported.ts';
import { amountOf, type HistoryMeasure } from '../../model/summaries/history.ts';
import type { Totals } from '../../model/summaries/summary.ts';
import { vehicleOf } from '../../model/summaries/vehicle.ts';
import type { Mode } from '../../model/usage/usage.ts';
import { still } from '../kit/still.tsx';
import { Table, type TableRow } from '../kit/table.tsx';
import { Vehicle } from '../kit/vehicles.tsx';
import { Wide } from '../shell/wide.tsx';
import { sampledText } from './charts.tsx';
import { kindText } from './made.ts';
import type { ViewProps } from './view.ts';

/** Models in a row of their own; a person who tries many still gets a table that can be read. */
const MOST_MODELS = 8;

/** Four tables of the period, the long ones first, and the causes of its width; where requests are counted they show energy. */
export const Breakdown = still(
  Tables,
  ({ reading: { history, query, settings, siteNames, sample }, words }: ViewProps) => [
    ...[history, query, settings, siteNames, sample?.looked, sample?.all, sample?.causes, words],
  ],
);

function Tables(view: ViewProps) {
  const { reading, words } = view;
  const { bySite, byMode, byKind, byModel } = reading.history;
  const nameOf = (site: string): string =>
    site === ELSEWHERE ? words.elsewhere : siteName(site, reading.siteNames, words);
  return (
    <div class="two sec">
      <Groups
        {...view}
        caption={words.bySite}
        column={words.site}
        groups={bySite.map(({ key, totals }) => ({ key, name: nameOf(key), totals }))}
      />
      <Groups
        {...view}
        caption={words.byModel}
        column={words.model}
        groups={byModel.map(({ key, totals }) => ({
          key,
          name: key === '' ? capital(words.noModel, words) : <span class="slug">{key}</span>,
          totals,
        }))}
        most={MOST_MODELS}
      />
      <div class="apart">
        <Groups
          {...view}
          caption={words.byKind}
          column={words.kind}
          countColumn={words.made}
          groups={byKind.map((group) => ({
            ...group,
            name: words.useClasses[group.key],
            count: kindText(group, words),
          }))}
        />
        <Groups
          {...view}
          caption={words.byMode}
          column={words.mode}
          groups={byMode.map(({ key, totals }) => ({
            key,
            name: <ModeName mode={key} words={words} />,
            totals,
          }))}
        />
      </div>
      <WhyWide {...view} />
    </div>
  );
}

function ModeName({ mode, words }: { mode: Mode; words: DashboardWords }) {
  return (
    <span class="gl">
      <Vehicle name={vehicleOf({ kind: 'text', mode, model: '', site: '' })} />
      {words.modes[mode]}
    </span>
  );
}

function WhyWide({ reading, words }: ViewProps) {
  const { history, sample, settings, query } = reading;
  const measure = shownMeasure(query.measure);
  return (
    <Wide
      words={words}
      causes={sample?.causes ?? []}
      range={amountOf(history.totals, measure, searchBaseline(settings.searchBaseline))}
      measure={measure}
      note={sampledText(sample, words)}
      period={history.period}
    />
  );
}

/** Beside the count a table always has an estimate. */
function shownMeasure(measure: HistoryMeasure): Exclude<HistoryMeasure, 'requests'> {
  return measure === 'requests' ? 'energy' : measure;
}

interface NamedGroup {
  readonly key: string;
  readonly name: ComponentChildren;
  readonly totals: Totals;
  /** What it is counted by where those are not requests alone. */
  readonly count?: string;
}

interface GroupsProps extends ViewProps {
  caption: string;
  column: string;
  groups: readonly NamedGroup[];
  /** Rows at first sight; the others open. */
  most?: number;
  /** The head of what groups are counted by; requests without it. */
  countColumn?: string;
}

function Groups(props: GroupsProps) {
  const { reading, words, caption, column, groups, most = groups.length, countColumn } = props;
  const [open, setOpen] = useState(false);
  const rest = open ? 0 : groups.length - most;
  const measure = shownMeasure(reading.query.measure);
  const baseline = searchBaseline(reading.settings.searchBaseline);
  const rowOf = ({ key, name, totals, count }: NamedGroup): TableRow => {
    const { amount, range } = cellsOf(amountOf(totals, measure, baseline), measure, words);
    return {
      key,
      head: name,
      cells: [
        count ?? formatCount(totals.requests, words.numbers),
        <b key="amount">{amount}</b>,
        <span key="range" class="rng">
          {range}
        </span>,
      ],
    };
  };
  return (
    <div>
      <Table
        caption={caption}
        columns={[
          { name: column },
          { name: countColumn ?? words.measures.requests, numeric: true },
          { name: words.measures[measure], numeric: true },
          { name: words.range, numeric: true },
        ]}
        rows={(rest > 0 ? groups.slice(0, most) : groups).map(rowOf)}
      />
      {rest > 0 && (
        <button class="lk" type="button" onClick={() => setOpen(true)}>
          {words.otherModels(rest, formatCount(rest, words.numbers))}
        </button>
      )}
    </div>
  );
}
