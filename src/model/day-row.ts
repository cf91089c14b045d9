/** The arithmetic of day rows: a request put in, a request taken out. */
import {
  type DayRow,
  FOOTPRINT_KEYS,
  type Footprint,
  type MediaType,
  OUTCOMES,
  type Outcome,
  type Range,
  TOKEN_KEYS,
  type UsageRequest,
} from './usage.ts';

/**
 * Footprints and media seconds are kept as multiples of 2 ** -30 (1e-9 of a unit). Such numbers add up exactly in
 * any order while a sum stays under 2 ** 23 (8 MWh a row), so taking out what was put in leaves no trace.
 */
const GRID = 2 ** 30;

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
type SumKey = (typeof SUM_KEYS)[number];

/** Stands in a row's `factors` once its requests were estimated with different ones, until it is estimated anew. */
export const MIXED_FACTORS = 'mixed';

/** Starts the `factors` of a row that was scaled by its class rather than computed from its requests. */
export const APPROXIMATE = '~';

/** The footprint to nine decimals, in steps that add up exactly. */
export function roundFootprint(footprint: Footprint): Footprint {
  return eachRange((key) => ({
    low: onGrid(footprint[key].low),
    central: onGrid(footprint[key].central),
    high: onGrid(footprint[key].high),
  }));
}

/** The row with the request put in; a new one where there was none. */
export function addRequest(row: DayRow | undefined, request: UsageRequest): DayRow {
  const added = rowOf(request);
  return row ? mergeRows(row, added) : added;
}

/** Two rows of one key as one. */
export function mergeRows(row: DayRow, other: DayRow): DayRow {
  const factors = mergeFactors(row.factors, other.factors);
  return { ...combine(row, other, 1), factors, frozen: row.frozen || other.frozen };
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
    requests: request.session ? 0 : 1,
    sessions: request.session ? 1 : 0,
    outcomes: eachOutcome((outcome) => (outcome === request.outcome ? 1 : 0)),
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
  };
}

function combine(row: DayRow, other: DayRow, sign: 1 | -1): DayRow {
  const sums = SUM_KEYS.map((key) => [key, row[key] + sign * other[key]]);
  return {
    ...row,
    ...(Object.fromEntries(sums) as Record<SumKey, number>),
    outcomes: eachOutcome((outcome) => row.outcomes[outcome] + sign * other.outcomes[outcome]),
    footprint: eachRange((key) => combineRange(row.footprint[key], other.footprint[key], sign)),
  };
}

function combineRange(a: Range, b: Range, sign: 1 | -1): Range {
  // Beyond the grid's reach a difference may come out a hair below zero.
  const sum = (end: keyof Range) => Math.max(0, a[end] + sign * b[end]);
  return { low: sum('low'), central: sum('central'), high: sum('high') };
}

function mediaCount({ media }: UsageRequest, type: MediaType): number {
  return media.reduce((sum, entry) => sum + (entry.type === type ? entry.count : 0), 0);
}

function mediaSeconds({ media }: UsageRequest, type: MediaType): number {
  const seconds = media.map((entry) => (entry.type === type ? entry.count * (entry.seconds ?? 0) : 0));
  return onGrid(seconds.reduce((sum, value) => sum + value, 0));
}

function onGrid(value: number): number {
  return Math.round(value * GRID) / GRID;
}

function eachOutcome(value: (outcome: Outcome) => number): Record<Outcome, number> {
  return Object.fromEntries(OUTCOMES.map((key) => [key, value(key)])) as Record<Outcome, number>;
}

function eachRange(value: (key: keyof Footprint) => Range): Footprint {
  return Object.fromEntries(FOOTPRINT_KEYS.map((key) => [key, value(key)])) as unknown as Footprint;
}
