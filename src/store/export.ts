/**
 * What is stored, as text that can be kept: pieces of a file, each read when it is asked for, so that a million
 * requests are never in memory at once.
 */
import { BACKUP_FORMAT, BACKUP_VERSION } from '../model/backup/backup.ts';
import { DAY_COLUMNS, REQUEST_COLUMNS } from '../model/backup/backup-tables.ts';
import { type CsvColumn, csvHeader, csvLines } from '../model/backup/csv.ts';
import { isImported } from '../model/imported/imported.ts';
import type { Settings } from '../model/settings/settings.ts';
import type { DayRow, UsageRequest } from '../model/usage/usage.ts';
import { type RequestRange, requestBatches } from './request-list.ts';
import type { Database } from './schema.ts';

/** Local days, both included. */
export type ExportRange = Pick<RequestRange, 'from' | 'to'>;

export const ALL_DAYS: ExportRange = { from: '0000-01-01', to: '9999-12-31' };

const BATCH = 1_000;

/**
 * The file that can be imported again.
 * @param exportedAt epoch ms
 */
export async function* exportJson(
  database: Database,
  settings: Settings,
  exportedAt: number,
  range = ALL_DAYS,
): AsyncGenerator<string> {
  yield* openExport(exportedAt, {});
  yield* exportRows(database, range, () => true);
  yield `,\n"settings":${JSON.stringify(settings)}}\n`;
}

/**
 * The same, whole; the browser keeps what is large of it on the disk.
 * @param exportedAt epoch ms
 */
export async function backupFile(database: Database, settings: Settings, exportedAt: number): Promise<Blob> {
  return blobOf(exportJson(database, settings, exportedAt), 'application/json');
}

/** Pieces of text as one file. */
export async function blobOf(pieces: AsyncIterable<string>, type: string): Promise<Blob> {
  const parts: string[] = [];
  for await (const piece of pieces) parts.push(piece);
  return new Blob(parts, { type });
}

/** A device, by what it is called now and was called before: see `ownNames`. */
export interface ExportedDevice {
  readonly device: string;
  /** What its person calls it. */
  readonly name: string;
  readonly names: readonly string[];
}

/**
 * The same file, of one device's rows and without the settings; its closing brace is left to its end mark
 * (model/devices/end-mark.ts).
 * @param exportedAt epoch ms
 */
export async function* exportDevice(
  database: Database,
  { device, name, names }: ExportedDevice,
  exportedAt: number,
): AsyncGenerator<string> {
  yield* openExport(exportedAt, { device, name });
  // What was imported is of no device: each hands it on.
  yield* exportRows(database, ALL_DAYS, (row) => isImported(row) || names.includes(row.device));
}

function* openExport(exportedAt: number, more: object): Generator<string> {
  const head = {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    exportedAt: new Date(exportedAt).toISOString(),
    ...more,
  };
  yield JSON.stringify(head).slice(0, -1);
}

async function* exportRows(
  database: Database,
  range: ExportRange,
  isMeant: (row: UsageRequest | DayRow) => boolean,
): AsyncGenerator<string> {
  yield ',\n"requests":[';
  yield* jsonItems(chosen(requestBatches(database, range, BATCH), isMeant));
  yield '],\n"days":[';
  yield* jsonItems(chosen(dayBatches(database, range), isMeant));
  yield '],\n"deletions":[';
  yield* jsonItems(inBatches(await database.getAll('deletions')));
  yield ']';
}

async function* chosen<Row>(
  batches: AsyncIterable<readonly Row[]>,
  isMeant: (row: Row) => boolean,
): AsyncGenerator<readonly Row[]> {
  for await (const batch of batches) {
    const meant = batch.filter(isMeant);
    if (meant.length > 0) yield meant;
  }
}

/** One of the tables, whole, for a spreadsheet. */
export function exportCsv(database: Database, table: 'requests' | 'days'): AsyncGenerator<string> {
  return table === 'requests'
    ? csvText(REQUEST_COLUMNS, requestBatches(database, ALL_DAYS, BATCH))
    : csvText(DAY_COLUMNS, dayBatches(database, ALL_DAYS));
}

async function* jsonItems(
  batches: AsyncIterable<readonly object[]> | Iterable<readonly object[]>,
): AsyncGenerator<string> {
  let isFirst = true;
  for await (const batch of batches) {
    yield `${isFirst ? '' : ','}\n${batch.map((row) => JSON.stringify(row)).join(',\n')}`;
    isFirst = false;
  }
}

async function* csvText<Row extends UsageRequest | DayRow>(
  columns: readonly CsvColumn<Row>[],
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string> {
  yield csvHeader(columns);
  for await (const batch of batches) yield csvLines(columns, batch);
}

/** Day rows are few: some thousands a year at most. */
async function* dayBatches(database: Database, { from, to }: ExportRange): AsyncGenerator<DayRow[]> {
  yield* inBatches(await database.getAllFromIndex('days', 'day', IDBKeyRange.bound(from, to)));
}

function* inBatches<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += BATCH) yield rows.slice(start, start + BATCH);
}
