/**
 * The one way in which ranges of requests are added up, wherever a sum is shown. Central values add up. Of errors, those
 * that all requests of a model, a product or a place have in common add in full; whether one model and another are off
 * has nothing to do with each other, nor has what is each request's own: those add as independent errors do. The same
 * in any grouping and order; see docs/decisions/029-sums-by-cause.md.
 */
import { OWN_STEP, UNKNOWN, unknownSpread } from '../usage/error-split.ts';
import {
  type DayRow,
  type Ends,
  type ErrorSplit,
  FOOTPRINT_KEYS,
  type Footprint,
  type Range,
} from '../usage/usage.ts';
import { ExactSum, plus } from './range.ts';

/** A range and who shares its errors, of so many requests; `spread` null where nobody knows. */
export interface Summand {
  readonly range: Readonly<Range>;
  readonly spread: ErrorSplit | null;
  readonly count: number;
}

/** What a sum is made of. */
export type Summed = Pick<DayRow, 'footprint' | 'spread' | 'requests' | 'sessions'>;

/** What rows come to together; zero of everything without any. A single request keeps its range. */
export function sumOfRows(rows: readonly Summed[]): Footprint {
  return Object.fromEntries(FOOTPRINT_KEYS.map((key) => [key, sumOf(rows, key)])) as unknown as Footprint;
}

/** One amount of the same. */
export function sumOf(rows: readonly Summed[], key: keyof Footprint): Range {
  return sumOfRanges(
    rows.map(({ footprint, spread, requests, sessions }) => ({
      range: footprint[key],
      spread: spread?.[key] ?? null,
      count: requests + sessions,
    })),
  );
}

/** What ranges come to together. */
export function sumOfRanges(summands: readonly Summand[]): Range {
  const inFull = plus(summands.map(({ range }) => range));
  const requests = summands.reduce((sum, { count }) => sum + count, 0);
  if (requests <= 1 || summands.every(({ spread }) => spread === null)) return inFull;
  const { low, central, high } = inFull;
  const deviations = deviationsIn(summands.map(({ range, spread }) => spread ?? unknownSpread(range)));
  return {
    low: Math.max(low, central - deviations.low),
    central,
    high: Math.min(high, central + deviations.high),
  };
}

type Sums = Readonly<Record<keyof Ends, ExactSum>>;

/** How far the ends of a sum lie from its central value. */
function deviationsIn(spreads: readonly ErrorSplit[]): Ends {
  const shared = new Map<string, Sums>();
  const own = noSums();
  for (const spread of spreads) {
    for (const name in spread.shared) addEnds(sumsOf(shared, name), spread.shared[name] as Ends, 1);
    addEnds(own, spread.own, OWN_STEP ** 2);
  }
  const unknown = sumsOf(shared, UNKNOWN);
  shared.delete(UNKNOWN);
  // In one order, so that the last digit is the same whoever came first.
  const names = [...shared.keys()].sort();
  const deviation = (side: keyof Ends): number => {
    const squares = names.reduce((sum, name) => sum + sumsOf(shared, name)[side].value ** 2, own[side].value);
    return unknown[side].value + Math.sqrt(squares);
  };
  return { low: deviation('low'), high: deviation('high') };
}

function sumsOf(shared: Map<string, Sums>, name: string): Sums {
  const sums = shared.get(name) ?? noSums();
  shared.set(name, sums);
  return sums;
}

function noSums(): Sums {
  return { low: new ExactSum(), high: new ExactSum() };
}

function addEnds(sums: Sums, { low, high }: Ends, unit: number): void {
  sums.low.add(low * unit);
  sums.high.add(high * unit);
}
