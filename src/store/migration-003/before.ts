/** Rows as they were before migration 003, whatever became of them: what is missing counts nothing. */
import {
  type DayRow,
  FOOTPRINT_KEYS,
  type Footprint,
  type Media,
  OUTCOMES,
  type Outcome,
  type Range,
  TOKEN_KEYS,
  type TokenCounts,
  type UsageRequest,
} from '../../model/usage/usage.ts';

/** A row as it is read, of which nothing is sure. */
export type Fields = Readonly<Record<string, unknown>>;

/** What is put on the grid. */
export type Amounts = Pick<DayRow, 'footprint' | 'videoSeconds' | 'audioSeconds'>;

/** Steps in a unit of the grid before. */
const GRID = 2 ** 30;

const ENDS = ['low', 'central', 'high'] as const;

/** The request with what it lacks, on the grid it was on. */
export function requestBefore(fields: Fields): UsageRequest {
  const at = amount(fields.at);
  const tzOffsetMin = typeof fields.tzOffsetMin === 'number' ? fields.tzOffsetMin : 0;
  return {
    intent: 'unknown',
    effort: null,
    totalTokens: null,
    tokenSource: { input: 'inferred', output: 'inferred', reasoning: 'inferred' },
    seen: 'network',
    session: false,
    outcome: 'cut',
    factors: '0/US',
    ...(fields as Partial<UsageRequest>),
    ...tokensOf(fields),
    id: fields.id as string,
    rev: amount(fields.rev),
    device: word(fields.device),
    at,
    day: word(fields.day, () => dayOf(at, tzOffsetMin)),
    tzOffsetMin,
    site: word(fields.site),
    model: typeof fields.model === 'string' ? fields.model : null,
    kind: word(fields.kind, () => 'text') as UsageRequest['kind'],
    mode: word(fields.mode, () => 'standard') as UsageRequest['mode'],
    generations: amount(fields.generations),
    media: Array.isArray(fields.media) ? fields.media.filter(isMedia) : [],
    durationMs: amount(fields.durationMs),
    footprint: footprintOf(fields.footprint),
    provenance: 'live',
    rowRev: 0,
  };
}

/** The day row with what it lacks, on the grid it was on. */
export function dayBefore(fields: Fields): DayRow {
  const outcomes = fieldsOf(fields.outcomes);
  return {
    ...tokensOf(fields),
    device: word(fields.device),
    day: word(fields.day),
    site: word(fields.site),
    model: word(fields.model),
    kind: word(fields.kind) as DayRow['kind'],
    mode: word(fields.mode) as DayRow['mode'],
    provenance: 'live',
    requests: amount(fields.requests),
    sessions: amount(fields.sessions),
    outcomes: Object.fromEntries(OUTCOMES.map((key) => [key, amount(outcomes[key])])) as Record<
      Outcome,
      number
    >,
    generations: amount(fields.generations),
    images: amount(fields.images),
    videos: amount(fields.videos),
    audios: amount(fields.audios),
    videoSeconds: amount(fields.videoSeconds),
    audioSeconds: amount(fields.audioSeconds),
    durationMs: amount(fields.durationMs),
    footprint: footprintOf(fields.footprint),
    factors: word(fields.factors, () => 'mixed'),
    frozen: fields.frozen === true,
    rev: 0,
    spread: null,
  };
}

/** What a request was in its day row. */
export function amountsBefore({ footprint, media }: UsageRequest): Amounts {
  const seconds = (type: Media['type']): number => {
    const all = media.map((entry) => (entry.type === type ? entry.count * (entry.seconds ?? 0) : 0));
    return Math.round(all.reduce((sum, value) => sum + value, 0) * GRID) / GRID;
  };
  return { footprint, videoSeconds: seconds('video'), audioSeconds: seconds('audio') };
}

/** The two together: the ends of each range are added by themselves. */
export function plus(a: Amounts, b: Amounts): Amounts {
  return combined(a, b, (x, y) => x + y);
}

/** Nothing where the part is more than the whole: a row that was scaled by its class is no sum. */
export function minus(whole: Amounts, part: Amounts): Amounts {
  return combined(whole, part, (x, y) => Math.max(0, x - y));
}

function combined(a: Amounts, b: Amounts, join: (x: number, y: number) => number): Amounts {
  return {
    footprint: footprintBy((key) => {
      const low = join(a.footprint[key].low, b.footprint[key].low);
      const central = Math.max(low, join(a.footprint[key].central, b.footprint[key].central));
      return { low, central, high: Math.max(central, join(a.footprint[key].high, b.footprint[key].high)) };
    }),
    videoSeconds: join(a.videoSeconds, b.videoSeconds),
    audioSeconds: join(a.audioSeconds, b.audioSeconds),
  };
}

function tokensOf(fields: Fields): TokenCounts {
  return Object.fromEntries(TOKEN_KEYS.map((key) => [key, amount(fields[key])])) as unknown as TokenCounts;
}

function footprintOf(value: unknown): Footprint {
  const fields = fieldsOf(value);
  return footprintBy((key) => rangeOf(fieldsOf(fields[key])));
}

function footprintBy(value: (key: keyof Footprint) => Range): Footprint {
  return Object.fromEntries(FOOTPRINT_KEYS.map((key) => [key, value(key)])) as unknown as Footprint;
}

function rangeOf(fields: Fields): Range {
  const [low = 0, central = 0, high = 0] = ENDS.map((end) => amount(fields[end])).sort((a, b) => a - b);
  return { low, central, high };
}

function isMedia(value: unknown): value is Media {
  const { type, count } = fieldsOf(value);
  return typeof type === 'string' && amount(count) > 0;
}

/** The local day of a moment; the first of all days where there is none. */
function dayOf(at: number, tzOffsetMin: number): string {
  const moment = new Date(at + tzOffsetMin * 60_000);
  return Number.isNaN(moment.getTime()) ? '1970-01-01' : moment.toISOString().slice(0, 10);
}

function amount(value: unknown): number {
  return typeof value === 'number' && value > 0 && value < Infinity ? value : 0;
}

function word(value: unknown, otherwise = (): string => ''): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : otherwise();
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
