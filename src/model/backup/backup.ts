/**
 * An export file and its way back. A file may come from anywhere, so its rows are parsed as strictly as a page's word;
 * what is none of ours is named by its place in the file.
 */

import { type BackupTable, MAX_IMPORT_ROWS } from '../messages/wire.ts';
import { fieldsOf, flag, integer, oneOf, type Parser, record, text } from '../parse.ts';
import { completeOwnId, isBareOwnId } from '../settings/own-id.ts';
import { parseSettings, SITE_ID, withDevice } from '../settings/settings.ts';
import { MAX_REQUEST_AMOUNT, MAX_ROW_REQUESTS, roundFootprint, roundRow } from '../usage/day-row.ts';
import { MAX_REV, USAGE_FIELDS } from '../usage/parse-observation.ts';
import {
  type DayRow,
  type Footprint,
  KINDS,
  MODES,
  PROVENANCES,
  type Range,
  type UsageRequest,
} from '../usage/usage.ts';
import { jsonEntries } from './json-entries.ts';

export const BACKUP_FORMAT = 'trottinette/export';
export const BACKUP_VERSION = 2;
/** Rows had no provenance and no numbers, and ids of own origins no device. */
const FIRST_VERSION = 1;

const DAY_MS = 86_400_000;
const MAX_TIME = 8_640_000_000_000_000;
const MAX_COUNT = 1e12;

const ROW_ID = text(/^[\w-]{1,64}$/);
const DAY = text(/^\d{4}-\d{2}-\d{2}$/);
const FACTORS = /^[\w.]{1,16}\/[A-Z]{2,5}(?:-[A-Z0-9]{1,6})?$/;
const DAY_FACTORS = /^(?:mixed|~?[\w.]{1,16}\/[A-Z]{2,5}(?:-[A-Z0-9]{1,6})?)$/;

function amount(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 && value < Infinity ? value : undefined;
}

const range: Parser<Range> = (value) => {
  const parsed = record({ low: amount, central: amount, high: amount })(value);
  return parsed && parsed.low <= parsed.central && parsed.central <= parsed.high ? parsed : undefined;
};

const footprint: Parser<Footprint> = record({
  energyWh: range,
  gwpUsageGrams: range,
  gwpEmbodiedGrams: range,
  waterOnsiteMl: range,
  waterOffsiteMl: range,
});

/** An own origin's id names its device: without it, it could be another one's here. */
const rowSite: Parser<string> = (value) => {
  const site = text(SITE_ID)(value);
  return site !== undefined && isBareOwnId(site) ? undefined : site;
};

const request: Parser<UsageRequest> = record(
  {
    ...USAGE_FIELDS,
    id: ROW_ID,
    rev: integer(0, MAX_REV),
    device: ROW_ID,
    at: integer(0, MAX_TIME),
    day: DAY,
    tzOffsetMin: integer(-1_440, 1_440),
    site: rowSite,
    provenance: oneOf(PROVENANCES),
    footprint: (value) => {
      const parsed = footprint(value);
      return parsed && roundFootprint(parsed);
    },
    factors: text(FACTORS),
    rowRev: integer(0, Number.MAX_SAFE_INTEGER),
  },
  { alias: ROW_ID, import: ROW_ID },
);

/** The request this is, sent until now; undefined if it is none. Its day must be the one its moment fell on. */
export function parseBackupRequest(value: unknown, now: number): UsageRequest | undefined {
  const parsed = request(value);
  // Another device's clock may run ahead.
  if (!parsed || parsed.at > now + DAY_MS) return undefined;
  const local = new Date(parsed.at + parsed.tzOffsetMin * 60_000).toISOString();
  return local.startsWith(parsed.day) ? parsed : undefined;
}

const count = integer(0, MAX_COUNT);

const dayRow: Parser<DayRow> = record({
  device: ROW_ID,
  day: DAY,
  site: rowSite,
  model: text(/^[\w.:/@+ -]{0,64}$/),
  kind: oneOf(KINDS),
  mode: oneOf(MODES),
  provenance: oneOf(PROVENANCES),
  requests: count,
  sessions: count,
  outcomes: record({
    pending: count,
    complete: count,
    stopped: count,
    failed: count,
    refused: count,
    cut: count,
  }),
  generations: count,
  inputTokens: count,
  contextTokens: count,
  outputTokens: count,
  reasoningTokens: count,
  toolTokens: count,
  images: count,
  videos: count,
  audios: count,
  videoSeconds: amount,
  audioSeconds: amount,
  durationMs: count,
  footprint,
  factors: text(DAY_FACTORS),
  frozen: flag,
  rev: integer(0, Number.MAX_SAFE_INTEGER),
  spread: (value) => (value === null ? null : undefined),
});

/**
 * The day row this is, of a day until now; undefined if it is none. Its outcomes must add up to its requests, and it
 * must be a row that a day can hold: no more requests, and of nothing more than they can come to.
 */
export function parseBackupDay(value: unknown, now: number): DayRow | undefined {
  const parsed = dayRow(value);
  if (!parsed || !(Date.parse(`${parsed.day}T00:00:00Z`) <= now + DAY_MS)) return undefined;
  const outcomes = Object.values(parsed.outcomes).reduce((sum, each) => sum + each, 0);
  const total = parsed.requests + parsed.sessions;
  const amounts = [
    parsed.videoSeconds,
    parsed.audioSeconds,
    ...Object.values(parsed.footprint).map(({ high }: Range) => high),
  ];
  const isPossible = total > 0 && total <= MAX_ROW_REQUESTS && outcomes === total;
  if (!isPossible || Math.max(...amounts) > total * MAX_REQUEST_AMOUNT) return undefined;
  return roundRow(parsed);
}

/** Rows to be imported in one message, each with its place in the file, from 1. */
export interface BackupBatch {
  readonly table: BackupTable;
  readonly rows: readonly BackupRow[];
}

interface BackupRow {
  readonly row: number;
  readonly value: unknown;
}

/**
 * The rows of an export file in the order in which they must be imported: days that count requests which are gone,
 * then requests, then the days those add up to. The file is read twice and never held whole.
 * @param open reads the file from its start
 * @throws SyntaxError where it is no export of ours, before anything is given
 */
export async function* backupBatches(open: () => AsyncIterable<string>): AsyncGenerator<BackupBatch> {
  const { frozen, others, version } = await readDays(open);
  const current = version === FIRST_VERSION ? fromFirstVersion : (value: unknown) => value;
  const day = ({ row, value }: BackupRow): BackupRow => ({ row, value: current(value) });
  yield* batched('days', frozen.map(day));
  let requests: BackupRow[] = [];
  for await (const { name, row, value } of jsonEntries(open())) {
    if (name !== 'requests' || row === null) continue;
    requests.push({ row, value: current(value) });
    if (requests.length < MAX_IMPORT_ROWS) continue;
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

async function readDays(open: () => AsyncIterable<string>) {
  const frozen: BackupRow[] = [];
  const others: BackupRow[] = [];
  const head = new Map<string, unknown>();
  for await (const { name, row, value } of jsonEntries(open())) {
    if (row === null) head.set(name, value);
    else if (name === 'days') (fieldsOf(value)?.frozen === true ? frozen : others).push({ row, value });
  }
  const version = head.get('version');
  const isKnown = version === FIRST_VERSION || version === BACKUP_VERSION;
  if (head.get('format') !== BACKUP_FORMAT || !isKnown) throw new SyntaxError('no export of Trottinette');
  return { frozen, others, version };
}

function* batched(table: BackupTable, rows: BackupBatch['rows']): Generator<BackupBatch> {
  for (let start = 0; start < rows.length; start += MAX_IMPORT_ROWS)
    yield { table, rows: rows.slice(start, start + MAX_IMPORT_ROWS) };
}
