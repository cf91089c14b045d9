/** The arithmetic of day rows: a request put in, a request taken out. */
import { eachOf } from '../each-of.ts';
import { onGrid } from './grid.ts';
import { combinedSpread, spreadOfRequest } from './spread.ts';
import {
  type DayRow,
  FOOTPRINT_KEYS,
  type Footprint,
  type MediaType,
  OUTCOMES,
  type Range,
  TOKEN_KEYS,
  type UsageRequest,
} from './usage.ts';

/**
 * The most one request is taken to have cost: 1 MWh, 1 t, 1 m³ (and 12 days of video). A research run of a million
 * tokens on the largest model comes to a tenth of it, at the high end; a page that lies can claim 3e17 Wh.
 */
export const MAX_REQUEST_AMOUNT = 2 ** 20;

/**
 * The most requests one row holds. 3,000 a day are admitted per origin (store/volume.ts), of which a site has two at
 * most. News of a request may be a day old and two minutes ahead, so those of one local day come in on three (in the
 * night a clock is put forward on four): 24,000.
 */
export const MAX_ROW_REQUESTS = 2 ** 15;

const SUM_KEYS = [
  ...TOKEN_KEYS,
  'requests',
  'sessions',
  'generations',
  'images',
  'videos',
  'audios',
  'videoSeconds',
  'audioSeconds',
  'durationMs',
] as const satisfies readonly (keyof DayRow)[];

/** Stands in a row's `factors` once its requests were estimated with different ones, until it is estimated anew. */
export const MIXED_FACTORS = 'mixed';

/** Starts the `factors` of a row that was scaled by its class rather than computed from its requests. */
export const APPROXIMATE = '~';

/** The footprint of so many requests, in steps that add up exactly; no end is beyond what they can have cost. */
export function roundFootprint(footprint: Footprint, requests = 1): Footprint {
  const rounded = (value: number): number => bounded(value, requests);
  return eachOf(FOOTPRINT_KEYS, (key) => ({
    low: rounded(footprint[key].low),
    central: rounded(footprint[key].central),
    high: rounded(footprint[key].high),
  }));
}

/** The row in steps that add up exactly, with nothing beyond what its requests can have come to. */
export function roundRow(row: DayRow): DayRow {
  const requests = row.requests + row.sessions;
  return {
    ...row,
    videoSeconds: bounded(row.videoSeconds, requests),
    audioSeconds: bounded(row.audioSeconds, requests),
    footprint: roundFootprint(row.footprint, requests),
  };
}

/** The row with the request put in; a new one where there was none. */
export function addRequest(row: DayRow | undefined, request: UsageRequest): DayRow {
  const added = rowOf(request);
  return row ? mergeRows(row, added) : added;
}

/** Two rows of one key as one. */
export function mergeRows(row: DayRow, other: DayRow): DayRow {
  const factors = mergeFactors(row.factors, other.factors);
  const rev = Math.max(row.rev, other.rev);
  return { ...combine(row, other, 1), factors, frozen: row.frozen || other.frozen, rev };
}

/**
 * Whether a row counts no less of anything than another of its key: all requests of that one can be taken out of it.
 * Estimates are left out, which differ by their factors.
 */
export function holdsAllOf(row: DayRow, other: DayRow): boolean {
  return (
    SUM_KEYS.every((key) => row[key] >= other[key]) &&
    OUTCOMES.every((outcome) => row.outcomes[outcome] >= other.outcomes[outcome])
  );
}

/** What is partly approximate is approximate. */
function mergeFactors(a: string, b: string): string {
  if (a === b || a === APPROXIMATE + b) return a;
  return b === APPROXIMATE + a ? b : MIXED_FACTORS;
}

/** The row with the request taken out; undefined when it was the last. */
export function removeRequest(row: DayRow, request: UsageRequest): DayRow | undefined {
  const rest = combine(row, rowOf(request), -1);
  return rest.requests + rest.sessions > 0 ? rest : undefined;
}

function rowOf(request: UsageRequest): DayRow {
  return {
    device: request.device,
    day: request.day,
    site: request.site,
    model: request.model ?? '',
    kind: request.kind,
    mode: request.mode,
    provenance: request.provenance,
    requests: request.session ? 0 : 1,
    sessions: request.session ? 1 : 0,
    outcomes: eachOf(OUTCOMES, (outcome) => (outcome === request.outcome ? 1 : 0)),
    generations: request.generations,
    inputTokens: request.inputTokens,
    contextTokens: request.contextTokens,
    outputTokens: request.outputTokens,
    reasoningTokens: request.reasoningTokens,
    toolTokens: request.toolTokens,
    images: mediaCount(request, 'image'),
    videos: mediaCount(request, 'video'),
    audios: mediaCount(request, 'audio'),
    videoSeconds: mediaSeconds(request, 'video'),
    audioSeconds: mediaSeconds(request, 'audio'),
    durationMs: request.durationMs,
    footprint: roundFootprint(request.footprint),
    factors: request.factors,
    frozen: false,
    rev: 0,
    spread: spreadOfRequest(request),
  };
}

function combine(row: DayRow, other: DayRow, sign: 1 | -1): DayRow {
  return {
    ...row,
    ...eachOf(SUM_KEYS, (key) => row[key] + sign * other[key]),
    outcomes: eachOf(OUTCOMES, (outcome) => row.outcomes[outcome] + sign * other.outcomes[outcome]),
    footprint: eachOf(FOOTPRINT_KEYS, (key) => combineRange(row.footprint[key], other.footprint[key], sign)),
    spread: combinedSpread(row, other, sign),
  };
}

function combineRange(a: Range, b: Range, sign: 1 | -1): Range {
  // A row that was scaled by its class is no sum any more: what is taken out of it may be more than it holds.
  const low = Math.max(0, a.low + sign * b.low);
  const central = Math.max(low, a.central + sign * b.central);
  return { low, central, high: Math.max(central, a.high + sign * b.high) };
}

function mediaCount({ media }: UsageRequest, type: MediaType): number {
  return media.reduce((sum, entry) => sum + (entry.type === type ? entry.count : 0), 0);
}

function mediaSeconds({ media }: UsageRequest, type: MediaType): number {
  const seconds = media.map((entry) => (entry.type === type ? entry.count * (entry.seconds ?? 0) : 0));
  return bounded(
    seconds.reduce((sum, value) => sum + value, 0),
    1,
  );
}

/** On the grid, and no more than so many requests can come to. */
function bounded(value: number, requests: number): number {
  return onGrid(Math.min(value, requests * MAX_REQUEST_AMOUNT));
}
