/** Rows of export files, and what they add up to: by its own arithmetic, from the files alone. */
import { plus } from '../../src/model/footprint/range.ts';
import type { Made } from '../../src/model/summaries/made.ts';
import type { Media, Range } from '../../src/model/usage/usage.ts';

/** A request, or a row of a day, as either file says it. */
export interface Exported {
  /** Of a request; '' for a day's row. */
  readonly id: string;
  readonly day: string;
  readonly site: string;
  readonly kind: string;
  readonly mode: string;
  readonly model: string;
  readonly requests: number;
  /** Of voice sessions, of which none is a request. */
  readonly sessions: number;
  readonly made: Made;
  readonly energyWh: Range;
  readonly gwpGrams: Range;
  readonly waterMl: Range;
}

export type Amounts = Pick<Exported, 'requests' | 'energyWh' | 'gwpGrams' | 'waterMl'>;
export type Sums = Amounts & Pick<Exported, 'sessions' | 'made'>;

const MADE = ['images', 'videos', 'audios', 'videoSeconds', 'audioSeconds'] as const;

export function sumOf(rows: readonly Exported[]): Sums {
  return {
    requests: rows.reduce((sum, { requests }) => sum + requests, 0),
    sessions: rows.reduce((sum, { sessions }) => sum + sessions, 0),
    made: madeBy((key) => rows.reduce((sum, { made }) => sum + made[key], 0)),
    energyWh: plus(rows.map(({ energyWh }) => energyWh)),
    gwpGrams: plus(rows.map(({ gwpGrams }) => gwpGrams)),
    waterMl: plus(rows.map(({ waterMl }) => waterMl)),
  };
}

function madeBy(of: (key: keyof Made) => number): Made {
  return Object.fromEntries(MADE.map((key) => [key, of(key)])) as Made;
}

/** @param told what a request's row holds: a list, or that as text, or nothing */
function mediaIn(told: unknown): Made {
  const all: Media[] = typeof told === 'string' ? JSON.parse(told || '[]') : (told ?? []);
  const of = (type: Media['type']) => all.filter((each) => each.type === type);
  const count = (type: Media['type']) => of(type).reduce((sum, each) => sum + each.count, 0);
  const seconds = (type: Media['type']) =>
    of(type).reduce((sum, each) => sum + each.count * (each.seconds ?? 0), 0);
  return {
    images: count('image'),
    videos: count('video'),
    audios: count('audio'),
    videoSeconds: seconds('video'),
    audioSeconds: seconds('audio'),
  };
}

/** The sums of each group of rows. */
export function sumsBy(rows: readonly Exported[], keyOf: (row: Exported) => string): Map<string, Sums> {
  const keys = [...new Set(rows.map(keyOf))];
  return new Map(keys.map((key) => [key, sumOf(rows.filter((row) => keyOf(row) === key))]));
}

/** The rows of one table of an export that can be imported again. */
export function rowsOfJson(text: string, table: 'requests' | 'days'): Exported[] {
  const rows: Record<string, unknown>[] = JSON.parse(text)[table];
  return rows.map((row) => {
    const footprint = row.footprint as Record<string, Record<string, number>>;
    return exported((name) => {
      const [amount = '', end = ''] = name.split('_');
      return name in row ? row[name] : footprint[amount]?.[end];
    });
  });
}

/** The rows of a table for a spreadsheet: its cells may be quoted, its lines not broken. */
export function rowsOfCsv(text: string): Exported[] {
  const [head = [], ...lines] = text.trimEnd().split('\r\n').map(cellsOf);
  return lines.map((cells) => exported((name) => cells[head.indexOf(name)]));
}

function cellsOf(line: string): string[] {
  const cells = line.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g);
  return [...cells].map(([, cell = '']) => cell.replace(/^"(.*)"$/, '$1').replaceAll('""', '"'));
}

/** @param get a value by the name the spreadsheet gives it; undefined where there is no such column */
function exported(get: (name: string) => unknown): Exported {
  const range = (name: string): Range => {
    const end = (which: keyof Range): number => Number(get(`${name}_${which}`));
    return { low: end('low'), central: end('central'), high: end('high') };
  };
  const text = (name: string): string => String(get(name) ?? '');
  const isSession = text('session') === 'true';
  const sessions = Number(get('sessions') ?? (isSession ? 1 : 0));
  const media = mediaIn(get('media'));
  return {
    id: text('id'),
    day: text('day'),
    site: text('site'),
    kind: text('kind'),
    mode: text('mode'),
    model: text('model'),
    requests: Number(get('requests') ?? (isSession ? 0 : 1)),
    sessions,
    // What was heard in a voice session is said with it.
    made: madeBy((key) => (sessions > 0 ? 0 : Number(get(key) ?? media[key]))),
    energyWh: range('energyWh'),
    gwpGrams: plus([range('gwpUsageGrams'), range('gwpEmbodiedGrams')]),
    waterMl: plus([range('waterOnsiteMl'), range('waterOffsiteMl')]),
  };
}
