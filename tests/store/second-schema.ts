/** The database as version 2 of its schema had it, for what became of it since. */
import { estimate } from '../../src/model/footprint/estimate.ts';
import {
  type DayRow,
  FOOTPRINT_KEYS,
  type Footprint,
  OUTCOMES,
  type Range,
  TOKEN_KEYS,
  type UsageRequest,
} from '../../src/model/usage/usage.ts';
import { createDatabase, type OpenDatabase } from '../../src/store/database.ts';
import { start } from '../../src/store/migrations/001-start.ts';
import { history } from '../../src/store/migrations/002-history.ts';

export type OldRequest = Omit<UsageRequest, 'provenance' | 'rowRev'>;
export type OldDay = Omit<DayRow, 'provenance' | 'rev' | 'spread'>;

const GRID = 2 ** 30;

export function openSecond(name: string): OpenDatabase {
  return createDatabase(name, [start, history]);
}

/** The request as it was stored: its estimate to nine decimals. */
export function oldRequest({ provenance: _, rowRev: __, ...request }: UsageRequest): OldRequest {
  const footprint = estimate(request, null);
  return { ...request, footprint: eachRange((key) => eachEnd((end) => onGrid(footprint[key][end]))) };
}

/** Their day rows as they were stored, by key. */
export function oldDays(requests: readonly OldRequest[]): Map<string, OldDay> {
  const groups = new Map<string, OldRequest[]>();
  for (const request of requests) {
    const key = oldKey({ ...request, model: request.model ?? '' });
    groups.set(key, [...(groups.get(key) ?? []), request]);
  }
  return new Map([...groups].map(([key, group]) => [key, oldDay(group)]));
}

export function oldKey(row: Pick<OldDay, 'device' | 'day' | 'site' | 'model' | 'kind' | 'mode'>): string {
  return JSON.stringify([row.device, row.day, row.site, row.model, row.kind, row.mode]);
}

/** Seconds of one request, as its day row had them. */
export function oldSeconds({ media }: OldRequest, type: 'video' | 'audio'): number {
  return onGrid(
    media.reduce((sum, { type: of, count, seconds = 0 }) => sum + (of === type ? count * seconds : 0), 0),
  );
}

function oldDay(requests: readonly OldRequest[]): OldDay {
  const [first] = requests;
  if (!first) throw new Error('a day row of no requests');
  const sum = (of: (request: OldRequest) => number): number =>
    requests.reduce((total, request) => total + of(request), 0);
  const count = (type: string) =>
    sum(({ media }) => media.reduce((total, entry) => total + (entry.type === type ? entry.count : 0), 0));
  return {
    device: first.device,
    day: first.day,
    site: first.site,
    model: first.model ?? '',
    kind: first.kind,
    mode: first.mode,
    requests: sum(({ session }) => (session ? 0 : 1)),
    sessions: sum(({ session }) => (session ? 1 : 0)),
    outcomes: Object.fromEntries(
      OUTCOMES.map((outcome) => [outcome, sum((request) => (request.outcome === outcome ? 1 : 0))]),
    ) as OldDay['outcomes'],
    generations: sum(({ generations }) => generations),
    ...(Object.fromEntries(TOKEN_KEYS.map((key) => [key, sum((request) => request[key])])) as Pick<
      OldDay,
      (typeof TOKEN_KEYS)[number]
    >),
    images: count('image'),
    videos: count('video'),
    audios: count('audio'),
    videoSeconds: sum((request) => oldSeconds(request, 'video')),
    audioSeconds: sum((request) => oldSeconds(request, 'audio')),
    durationMs: sum(({ durationMs }) => durationMs),
    footprint: eachRange((key) => eachEnd((end) => sum(({ footprint }) => footprint[key][end]))),
    factors: first.factors,
    frozen: false,
  };
}

function onGrid(value: number): number {
  return Math.round(value * GRID) / GRID;
}

function eachRange(value: (key: keyof Footprint) => Range): Footprint {
  return Object.fromEntries(FOOTPRINT_KEYS.map((key) => [key, value(key)])) as unknown as Footprint;
}

function eachEnd(value: (end: keyof Range) => number): Range {
  return { low: value('low'), central: value('central'), high: value('high') };
}
