/** What the dashboard reads, and what a person can do there, over the archive. */

import { dayOf } from '../../model/calendar/day.ts';
import { type Explanation, explainSum } from '../../model/footprint/explain.ts';
import type { Selection } from '../../model/messages/wire.ts';
import type { Settings } from '../../model/settings/settings.ts';
import { causesOf } from '../../model/summaries/causes.ts';
import { type History, historyOf, hoursOf, type Stack } from '../../model/summaries/history.ts';
import type { Period } from '../../model/summaries/period.ts';
import { type RequestRow, rowOf } from '../../model/summaries/records.ts';
import type { UsageRequest } from '../../model/usage/usage.ts';
import type { Address } from '../shell/address.ts';
import type { Source } from '../shell/show-page.tsx';
import { siteNamesOf } from '../shell/site-names.ts';
import { type Archive, type ExportFormat, MOST_SAMPLED } from '../sources/archive/reading.ts';
import { type Beside, readBeside, readPeriod } from './beside.ts';
import { paramsOf, parseQuery, type Query } from './query.ts';
import { type SheetContext, sheetText } from './sheet.ts';

/** The period that was asked for, read at a moment. */
export interface DashboardReading {
  readonly settings: Settings;
  /** Epoch ms. */
  readonly now: number;
  readonly query: Query;
  readonly history: History;
  readonly beside: Beside;
  /** Nothing was ever counted. */
  readonly isEmpty: boolean;
  /** There are rows of other devices, shown or not. */
  readonly hasOthers: boolean;
  /** 24, over the sample. */
  readonly hours: readonly Stack[];
  readonly causes: ReturnType<typeof causesOf>;
  /** Requests looked at one by one, of how many there were. */
  readonly sample: { readonly looked: number; readonly all: number };
  /** The newest, newest first. */
  readonly records: readonly RequestRow[];
  /** Changes with the requests of the period. */
  readonly rowsKey: string;
  readonly unknownModels: readonly string[];
  /** By id. */
  readonly siteNames: ReadonlyMap<string, string>;
}

/** Reads anew whatever is asked; `delete` is false where it was not stored, `restore` once it is too late. */
export interface DashboardSource extends Source<DashboardReading> {
  ask(change: Partial<Query>): void;
  /** Shows these days in the same measure; a step back in the tab returns to those before. */
  openDays(days: Period): void;
  /** Every request of a period, newest first. */
  rows(period: Period): Promise<readonly RequestRow[]>;
  showDevices(devices: Settings['devices']): void;
  /** The period as a file. */
  exportFile(format: ExportFormat, period: Period): Promise<ExportFile>;
  /** Its requests, oldest first, as what a person's spreadsheet opens. */
  exportSheet(period: Period, context: SheetContext): Promise<ExportFile>;
  delete(selection: Selection): Promise<boolean>;
  restore(): Promise<boolean>;
}

/** A file to save; its name holds the first and the last day, `trottinette-2026-11-01-2026-11-30.csv`. */
export interface ExportFile {
  readonly name: string;
  readonly blob: Blob;
  /** How many are in it; null where it holds other things besides. */
  readonly requests: number | null;
}

const MIME_TYPES: Readonly<Record<ExportFormat, string>> = { csv: 'text/csv', json: 'application/json' };

/** Those that are there at once, before all were read. */
const FIRST_RECORDS = 20;

/**
 * Reads what the address asks for, and writes there what is asked next.
 * Reading rejects where the store can't be opened.
 */
export function dashboardSource(archive: Archive, address: Address): DashboardSource {
  const askedAnew = new Set<() => void>();
  const lookAt = rememberingLast(sampled);

  async function read(): Promise<DashboardReading> {
    const now = archive.now();
    const today = dayOf(now);
    const query = parseQuery(address.read());
    const { settings, health, hasOthers } = await readAround(archive);
    const { weekStart } = settings;
    const { period, record } = await readPeriod(archive, query.span, today, weekStart);
    const history = historyOf(record.rows, record.meteredDays, {
      period,
      today,
      weekStart,
    });
    const { totals } = history;
    const key = sampleKey(period, history, settings);
    const [{ hours, explanation, requests }, records] = await Promise.all([
      lookAt(key, () => archive.sample(record.rows, period, MOST_SAMPLED), settings.zone),
      archive.requests({ ...period, limit: FIRST_RECORDS }),
    ]);
    const beside = await readBeside(archive, { period, record }, requests, {
      asked: query.span,
      today,
      weekStart,
    });
    return {
      settings,
      now,
      query,
      history,
      beside,
      isEmpty: !hasOthers && isNothing(totals) && (await archive.record(null)).rows.length === 0,
      hasOthers,
      hours,
      causes: causesOf(explanation, query.measure),
      sample: { looked: requests.length, all: totals.requests + totals.sessions },
      records: records.map(rowOf),
      rowsKey: key,
      unknownModels: [...new Set(health.flatMap(({ unknownModels }) => unknownModels))],
      siteNames: siteNamesOf(settings),
    };
  }

  const again = (): void => {
    for (const changed of askedAnew) changed();
  };
  return {
    browserLanguages: archive.browserLanguages,
    read,
    watch(changed) {
      askedAnew.add(changed);
      const ends = [archive.watch(changed), address.watch(changed)];
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
      for await (const requests of archive.allRequests(period)) rows.push(...requests.map(rowOf));
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

function exportsOf(archive: Archive): Pick<DashboardSource, 'exportFile' | 'exportSheet'> {
  return {
    async exportFile(format, period) {
      const pieces = await archive.exportText(format, period);
      return {
        name: `trottinette-${period.from}-${period.to}.${format}`,
        blob: new Blob([...pieces], { type: MIME_TYPES[format] }),
        requests: format === 'csv' ? linesOf(pieces) - 1 : null,
      };
    },
    async exportSheet({ from, to }, context) {
      const requests = await archive.requests({ from, to, limit: MOST_SHEET_ROWS });
      const blob = new Blob([sheetText(requests.toReversed(), context)], { type: MIME_TYPES.csv });
      const name = `trottinette-${from}-${to}-${context.words.sheet.file}.csv`;
      return { name, blob, requests: requests.length };
    },
  };
}

/** Each ends with a break, and holds none. */
function linesOf(pieces: readonly string[]): number {
  return pieces.reduce((count, piece) => count + piece.split('\r\n').length - 1, 0);
}

async function readAround(archive: Archive) {
  const [settings, health, hasOthers] = await Promise.all([
    archive.settings(),
    archive.health(),
    archive.hasOthers(),
  ]);
  return { settings, health, hasOthers };
}

function isNothing({ requests, sessions }: History['totals']): boolean {
  return requests + sessions === 0;
}

/** Where it is the same, so are the requests that are looked at one by one. */
function sampleKey(period: Period, { totals }: History, { zone, devices }: Settings): string {
  return [period.from, totals.requests, totals.footprint.energyWh.central, zone, devices].join(' ');
}

interface Sampled {
  readonly hours: readonly Stack[];
  readonly explanation: Explanation;
  readonly requests: readonly UsageRequest[];
}

function sampled(requests: readonly UsageRequest[], zone: string | null): Sampled {
  return { hours: hoursOf(requests), explanation: explainSum(requests, zone), requests };
}

/** Looking at requests one by one takes a while: not again while they are the same. */
function rememberingLast(look: typeof sampled) {
  let last: { readonly key: string; readonly found: Promise<Sampled> } | null = null;
  return (
    key: string,
    read: () => Promise<readonly UsageRequest[]>,
    zone: string | null,
  ): Promise<Sampled> => {
    if (last?.key !== key) last = { key, found: read().then((requests) => look(requests, zone)) };
    return last.found;
  };
}
