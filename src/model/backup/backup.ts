/** An export file and its way back, row by row; what is none of ours is named by its place in the file. */

import type { BackupTable } from '../messages/wire.ts';
import { fieldsOf } from '../parse.ts';
import { completeOwnId, isBareOwnId } from '../settings/own-id.ts';
import { parseSettings, withDevice } from '../settings/settings.ts';
import { ROW_ID } from './backup-rows.ts';
import { jsonEntries } from './json-entries.ts';
import type { PlacedRow } from './parsed-batch.ts';

export const BACKUP_FORMAT = 'trottinette/export';
export const BACKUP_VERSION = 2;
/** Rows had no provenance and no numbers, and ids of own origins no device. */
const FIRST_VERSION = 1;

/** Rows that are taken in in one transaction: recording waits for it. */
const MAX_BATCH_ROWS = 1_000;

/** Rows to be imported together, each with its place in the file, from 1. */
export interface BackupBatch {
  readonly table: BackupTable;
  readonly rows: readonly BackupRow[];
}

type BackupRow = PlacedRow<unknown>;

/**
 * The rows of an export file in the order in which they must be imported: what was deleted, days that count requests
 * which are gone, requests, and the days those add up to. The file is read twice and never held whole.
 * @param open reads the file from its start
 * @throws SyntaxError where it is no export of ours, before anything is given
 */
export async function* backupBatches(open: () => AsyncIterable<string>): AsyncGenerator<BackupBatch> {
  const { deletions, frozen, others, version } = await readSmall(open);
  const current = version === FIRST_VERSION ? fromFirstVersion : (value: unknown) => value;
  const day = ({ row, value }: BackupRow): BackupRow => ({ row, value: current(value) });
  yield* batched('deletions', deletions);
  yield* batched('days', frozen.map(day));
  let requests: BackupRow[] = [];
  for await (const { row, value } of jsonEntries(open(), (name) => name === 'requests')) {
    if (row === null) continue;
    requests.push({ row, value: current(value) });
    if (requests.length < MAX_BATCH_ROWS) continue;
    yield { table: 'requests', rows: requests };
    requests = [];
  }
  yield* batched('requests', requests);
  yield* batched('days', others.map(day));
}

/** A row of the first version as one of today's. */
function fromFirstVersion(value: unknown): unknown {
  const fields = fieldsOf(value);
  if (!fields) return value;
  const { device, site } = fields;
  return {
    ...fields,
    site: typeof site === 'string' && typeof device === 'string' ? completeOwnId(site, device) : site,
    provenance: 'live',
    // Requests have a rev of their own.
    ...('id' in fields ? { rowRev: 0 } : { rev: 0, spread: null }),
  };
}

/**
 * The settings in an export file, whatever they are; undefined where there are none. Own origins of the first version
 * are taken to be of the device whose rows of own origins stand beside them.
 */
export async function backupSettings(open: () => AsyncIterable<string>): Promise<unknown> {
  let settings: unknown;
  let device: string | undefined;
  for await (const { name, row, value } of jsonEntries(open())) {
    if (name === 'settings' && row === null) settings = value;
    else if (row !== null && device === undefined) device = deviceOfOwn(value);
  }
  const fields = fieldsOf(settings);
  if (!fields || device === undefined) return settings;
  const parsed = parseSettings(settings);
  const { ownOrigins, sitesOff } = withDevice(parsed, device);
  return { ...fields, ownOrigins, sitesOff };
}

function deviceOfOwn(row: unknown): string | undefined {
  const { site, device } = fieldsOf(row) ?? {};
  return typeof site === 'string' && isBareOwnId(site) ? ROW_ID(device) : undefined;
}

/** All but the requests, which are many. */
async function readSmall(open: () => AsyncIterable<string>) {
  const deletions: BackupRow[] = [];
  const frozen: BackupRow[] = [];
  const others: BackupRow[] = [];
  const head = new Map<string, unknown>();
  for await (const { name, row, value } of jsonEntries(open(), (field) => field !== 'requests')) {
    if (row === null) head.set(name, value);
    else if (name === 'deletions') deletions.push({ row, value });
    else if (name === 'days') (fieldsOf(value)?.frozen === true ? frozen : others).push({ row, value });
  }
  const version = head.get('version');
  const isKnown = version === FIRST_VERSION || version === BACKUP_VERSION;
  if (head.get('format') !== BACKUP_FORMAT || !isKnown) throw new SyntaxError('no export of Trottinette');
  return { deletions, frozen, others, version };
}

function* batched(table: BackupTable, rows: BackupBatch['rows']): Generator<BackupBatch> {
  for (let start = 0; start < rows.length; start += MAX_BATCH_ROWS)
    yield { table, rows: rows.slice(start, start + MAX_BATCH_ROWS) };
}
