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
import { type OnRead, type RequestRange, requestBatches, telling } from './request-list.ts';
import type { Database } from './schema.ts';

/** Local days, both included. */
export type ExportRange = Pick<RequestRange, 'from' | 'to'>;

export const ALL_DAYS: ExportRange = { from: '0000-01-01', to: '9999-12-31' };

const BATCH = 1_000;

/** Which days are written, and who hears how far it is. */
interface Writing {
  readonly range?: ExportRange;
  readonly onRead?: OnRead | undefined;
}

/**
 * The file that can be imported again.
 * @param exportedAt epoch ms
 */
export async function* exportJson(
  database: Database,
  settings: Settings,
  exportedAt: number,
  { range = ALL_DAYS, onRead }: Writing = {},
): AsyncGenerator<string> {
  yield* openExport(exportedAt, {});
  yield* exportRows(database, { range, onRead }, () => true);
  yield `,\n"settings":${JSON.stringify(settings)}}\n`;
}

/**
 * The same, whole; the browser keeps what is large of it on the disk.
 * @param exportedAt epoch ms
 */
export async function backupFile(
  database: Database,
  settings: Settings,
  exportedAt: number,
  onRead?: OnRead,
): Promise<Blob> {
  return blobOf(exportJson(database, settings, exportedAt, { onRead }), 'application/json');
}

/** So much text is handed to the browser at a time: what a file holds is not kept here until it ends. */
const HANDED_OVER_CHARACTERS = 4_000_000;

/** Pieces of text as one file. */
export async function blobOf(pieces: AsyncIterable<string>, type: string): Promise<Blob> {
  const handedOver: Blob[] = [];
  let waiting: string[] = [];
  let characters = 0;
  for await (const piece of pieces) {
    waiting.push(piece);
    characters += piece.length;
    if (characters < HANDED_OVER_CHARACTERS) continue;
    handedOver.push(new Blob(waiting));
    waiting = [];
    characters = 0;
  }
  return new Blob([...handedOver, ...waiting], { type });
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
  yield* exportRows(database, { range: ALL_DAYS }, (row) => isImported(row) || names.includes(row.device));
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
  { range, onRead }: Writing & { readonly range: ExportRange },
  isMeant: (row: UsageRequest | DayRow) => boolean,
): AsyncGenerator<string> {
  yield ',\n"requests":[';
  yield* jsonItems(chosen(requestsOf(database, range, onRead), isMeant));
  yield '],\n"days":[';
  yield* jsonItems(chosen(dayBatches(database, range), isMeant));
  yield '],\n"deletions":[';
  yield* jsonItems(inBatches(await database.getAll('deletions')));
  yield ']';
}

function requestsOf(
  database: Database,
  range: ExportRange,
  onRead: OnRead | undefined,
): AsyncIterable<readonly UsageRequest[]> {
  return telling(database, range, requestBatches(database, range, BATCH), onRead);
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
export function exportCsv(
  database: Database,
  table: 'requests' | 'days',
  onRead?: OnRead,
): AsyncGenerator<string> {
  return table === 'requests'
    ? csvText(REQUEST_COLUMNS, requestsOf(database, ALL_DAYS, onRead))
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
