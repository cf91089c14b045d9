/** Rows of an export file, parsed as strictly as a page's word: the file may come from anywhere. */

import {
  MAX_AGENT_TOKENS,
  MAX_GENERATIONS,
  MAX_MEDIA_COUNT,
  MAX_MEDIA_SHAPES,
  MAX_SECONDS,
  MAX_TOKENS,
} from '../limits.ts';
import { parseStatedSelection } from '../messages/wire.ts';
import { fieldsOf, flag, integer, nullable, oneOf, type Parser, record, text } from '../parse.ts';
import { isBareOwnId } from '../settings/own-id.ts';
import { SITE_ID } from '../settings/settings.ts';
import type { DayKey } from '../usage/day-key.ts';
import { MAX_REQUEST_AMOUNT, MAX_ROW_REQUESTS, roundFootprint, roundRow } from '../usage/day-row.ts';
import { MAX_REV, OPTIONAL_USAGE_FIELDS, USAGE_FIELDS } from '../usage/parse-observation.ts';
import {
  type DayRow,
  type Footprint,
  KINDS,
  MODES,
  PROVENANCES,
  type Provenance,
  type Range,
  TOKEN_KEYS,
  type UsageRequest,
} from '../usage/usage.ts';
import { requestSpread, rowSpread } from './backup-spread.ts';
import type { DeletionScope, DeletionStatement } from './deletions.ts';

const DAY_MS = 86_400_000;
const MAX_TIME = 8_640_000_000_000_000;

/** That a device gave to a change of its rows. */
const NUMBER = integer(0, Number.MAX_SAFE_INTEGER);

/** Of a request or a device. */
export const ROW_ID = text(/^[\w-]{1,64}$/);
const FACTORS = /^[\w.]{1,16}\/[A-Z]{2,5}(?:-[A-Z0-9]{1,6})?$/;
const DAY_FACTORS = /^(?:mixed|~?[\w.]{1,16}\/[A-Z]{2,5}(?:-[A-Z0-9]{1,6})?)$/;

/** A day of the calendar, 'YYYY-MM-DD': 31 February is none. */
const calendarDay: Parser<string> = (value) => {
  const day = text(/^\d{4}-\d{2}-\d{2}$/)(value);
  const moment = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(`${day}T`) ? day : undefined;
};

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

const TOKENS = integer(0, MAX_AGENT_TOKENS);

const request: Parser<UsageRequest> = record(
  {
    ...USAGE_FIELDS,
    inputTokens: TOKENS,
    contextTokens: TOKENS,
    outputTokens: TOKENS,
    reasoningTokens: TOKENS,
    toolTokens: TOKENS,
    id: ROW_ID,
    rev: integer(0, MAX_REV),
    device: ROW_ID,
    at: integer(0, MAX_TIME),
    day: calendarDay,
    tzOffsetMin: integer(-1_440, 1_440),
    site: rowSite,
    provenance: oneOf(PROVENANCES),
    footprint: (value) => {
      const parsed = footprint(value);
      return parsed && roundFootprint(parsed);
    },
    factors: text(FACTORS),
    rowRev: NUMBER,
  },
  { ...OPTIONAL_USAGE_FIELDS, alias: ROW_ID, import: ROW_ID, spread: requestSpread },
);

/** The request this is, sent until now; undefined if it is none. Its day must be the one its moment fell on. */
export function parseBackupRequest(value: unknown, now: number): UsageRequest | undefined {
  const parsed = request(value);
  // Another device's clock may run ahead.
  if (!parsed || parsed.at > now + DAY_MS) return undefined;
  const local = new Date(parsed.at + parsed.tzOffsetMin * 60_000).toISOString();
  return local.startsWith(parsed.day) ? withinTokens(parsed) : undefined;
}

/** The most tokens of one sort that one request has: a prompt of an agent is many calls. */
function mostTokens(provenance: Provenance): number {
  return provenance === 'agent-log' ? MAX_AGENT_TOKENS : MAX_TOKENS;
}

function withinTokens(request: UsageRequest): UsageRequest {
  const most = mostTokens(request.provenance);
  const tokens = TOKEN_KEYS.map((key) => [key, Math.min(most, request[key])]);
  return { ...request, ...Object.fromEntries(tokens) };
}

/** As it stands: a count that was brought into bounds would be one that nobody counted. */
function count(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}

/** The most that one request adds to these counts of its day row; of tokens, see `mostTokens`. */
const MOST_A_REQUEST = {
  generations: MAX_GENERATIONS,
  images: MAX_MEDIA_SHAPES * MAX_MEDIA_COUNT,
  videos: MAX_MEDIA_SHAPES * MAX_MEDIA_COUNT,
  audios: MAX_MEDIA_SHAPES * MAX_MEDIA_COUNT,
  durationMs: MAX_SECONDS * 1000,
} as const satisfies Partial<Record<keyof DayRow, number>>;
const COUNTS = Object.keys(MOST_A_REQUEST) as (keyof typeof MOST_A_REQUEST)[];

const KEY_FIELDS = {
  device: ROW_ID,
  day: calendarDay,
  site: rowSite,
  model: text(/^[\w.:/@+ -]{0,64}$/),
  kind: oneOf(KINDS),
  mode: oneOf(MODES),
  provenance: oneOf(PROVENANCES),
};

const dayRow: Parser<DayRow> = record({
  ...KEY_FIELDS,
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
  rev: NUMBER,
  spread: nullable(rowSpread),
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
  const isCounted = total > 0 && total <= MAX_ROW_REQUESTS && outcomes === total;
  const isPossible =
    Math.max(...amounts) <= total * MAX_REQUEST_AMOUNT &&
    COUNTS.every((name) => parsed[name] <= total * MOST_A_REQUEST[name]) &&
    TOKEN_KEYS.every((name) => parsed[name] <= total * mostTokens(parsed.provenance));
  if (!isCounted || !isPossible) return undefined;
  return roundRow(parsed);
}

const statement: Parser<DeletionStatement> = record({
  device: ROW_ID,
  scope: deletionScope,
  upToRev: NUMBER,
});

function deletionScope(value: unknown): DeletionScope | undefined {
  const { of, key } = fieldsOf(value) ?? {};
  if (of === 'import') return record({ of: oneOf(['import']), id: ROW_ID })(value);
  if (of !== 'row') return parseStatedSelection(value);
  const parsed = dayKey(key);
  return parsed && { of, key: parsed };
}

function dayKey(value: unknown): DayKey | undefined {
  const parsers: readonly Parser<string>[] = Object.values(KEY_FIELDS);
  if (!Array.isArray(value) || value.length !== parsers.length) return undefined;
  const parsed = parsers.map((parse, index) => parse(value[index]));
  return parsed.includes(undefined) ? undefined : (parsed as DayKey);
}

/** The statement of a deletion this is; undefined if it is none. */
export function parseBackupDeletion(value: unknown): DeletionStatement | undefined {
  const parsed = statement(value);
  const isOwn = parsed?.scope.of !== 'row' || parsed.scope.key[0] === parsed.device;
  return isOwn ? parsed : undefined;
}
