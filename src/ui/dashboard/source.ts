/** What the dashboard reads, and what a person can do there, over the archive. */

import { siteName } from '../../i18n/site-name.ts';
import { keepingSame } from '../../model/keeping-same.ts';
import type { Selection } from '../../model/messages/wire.ts';
import type { Settings } from '../../model/settings/settings.ts';
import type { Period } from '../../model/summaries/period.ts';
import {
  type Counts,
  countsOf,
  type RequestRow,
  type RowFilter,
  rowsThatFit,
} from '../../model/summaries/records.ts';
import { rowKeeper } from '../../model/summaries/row-keeper.ts';
import type { OnRead } from '../../store/request-list.ts';
import type { Address } from '../shell/address.ts';
import type { NamedFile } from '../shell/save-file.ts';
import type { Source } from '../shell/show-page.tsx';
import type { Archive } from '../sources/archive/reading.ts';
import { paramsOf, parseQuery, type Query } from './query.ts';
import { type DashboardReading, dashboardReader, type WholeReading } from './reading.ts';
import { type ExportedTable, type SheetContext, TABLES } from './tables.ts';

/**
 * Reads anew whatever is asked: what is as it was is the same object then. `delete` is false where it was not stored,
 * `restore` once it is too late.
 */
export interface DashboardSource extends Source<DashboardReading> {
  read(early?: (reading: DashboardReading) => void): Promise<WholeReading>;
  ask(change: Partial<Query>): void;
  /** Shows these days in the same measure; a step back in the tab returns to those before. */
  openDays(days: Period): void;
  /** Every request of a period, newest first. */
  rows(period: Period): Promise<readonly RequestRow[]>;
  showDevices(devices: Settings['devices']): void;
  /** The requests of a period that fit, oldest first, as a table. */
  exportTable(
    table: ExportedTable,
    wanted: Wanted,
    context: SheetContext,
    onRead?: OnRead,
  ): Promise<ExportFile>;
  /** The whole period, of all devices, as a file that can be imported again. */
  exportJson(period: Period, onRead?: OnRead): Promise<ExportFile>;
  delete(selection: Selection): Promise<boolean>;
  restore(): Promise<boolean>;
}

/** Which requests a table is of. */
export interface Wanted {
  readonly period: Period;
  readonly filter: RowFilter;
}

/** A file to save; its name holds the first and the last day, `trottinette-2026-11-01-2026-11-30.csv`. */
export interface ExportFile extends NamedFile {
  /** What is in it; null where it holds other things besides. */
  readonly counts: Counts | null;
}

/**
 * Reads what the address asks for, and writes there what is asked next.
 * Reading rejects where the store can't be opened.
 */
export function dashboardSource(archive: Archive, address: Address): DashboardSource {
  const askedAnew = new Set<() => Promise<void>>();
  const readOnce = dashboardReader(archive);
  let last: DashboardReading | undefined;

  function keep<Reading extends DashboardReading>(reading: Reading): Reading {
    const kept = keepingSame(last, reading);
    last = kept;
    return kept;
  }

  async function read(early?: (reading: DashboardReading) => void): Promise<WholeReading> {
    return keep(await readOnce(parseQuery(address.read()), early && ((reading) => early(keep(reading)))));
  }

  const again = (): void => {
    for (const changed of askedAnew) void changed();
  };
  return {
    browserLanguages: archive.browserLanguages,
    read,
    watch(changed) {
      askedAnew.add(changed);
      const ends = [archive.watch(changed), address.watch(() => void changed())];
      return () => {
        askedAnew.delete(changed);
        for (const end of ends) end();
      };
    },
    ask(change) {
      address.write(paramsOf({ ...parseQuery(address.read()), ...change }));
      again();
    },
    openDays(span) {
      address.open(paramsOf({ ...parseQuery(address.read()), span }));
      again();
    },
    async rows(period) {
      const rows: RequestRow[] = [];
      const rowOf = rowKeeper();
      for await (const requests of archive.allRequests(period))
        for (const request of requests) rows.push(rowOf(request));
      return rows;
    },
    showDevices: (devices) => void archive.change({ devices }),
    ...exportsOf(archive),
    delete: (selection) => archive.delete(selection),
    restore: () => archive.restore(),
  };
}

/** As many rows as a spreadsheet holds, its head among them. */
const MOST_SHEET_ROWS = 1_048_575;

function exportsOf(archive: Archive): Pick<DashboardSource, 'exportTable' | 'exportJson'> {
  return {
    async exportTable(table, { period, filter }, context, onRead) {
      const { siteNames, words } = context;
      const nameOf = (site: string): string => siteName(site, siteNames, words);
      // The browser's, not text of ours: a year of many requests is much of it.
      const pieces: Blob[] = [];
      let counts: Counts = { requests: 0, sessions: 0 };
      for await (const batch of archive.allRequests(period, onRead)) {
        const left = MOST_SHEET_ROWS - counts.requests - counts.sessions;
        const fitting = rowsThatFit(batch, filter, nameOf).slice(0, left);
        const { requests, sessions } = countsOf(fitting);
        counts = { requests: counts.requests + requests, sessions: counts.sessions + sessions };
        pieces.push(new Blob([TABLES[table].lines(fitting.toReversed(), context)]));
      }
      pieces.push(new Blob([TABLES[table].head(context)]));
      const name =
        table === 'sheet' ? `${fileName(period)}-${words.sheet.file}.csv` : `${fileName(period)}.csv`;
      return { name, content: new Blob(pieces.reverse(), { type: 'text/csv' }), counts };
    },
    async exportJson(period, onRead) {
      const content = await archive.exportJson(period, onRead);
      return { name: `${fileName(period)}.json`, content, counts: null };
    },
  };
}

function fileName({ from, to }: Period): string {
  return `trottinette-${from}-${to}`;
}
