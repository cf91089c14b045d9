/**
 * The one way in which ranges of requests are added up, wherever a sum is shown. Central values add up. Of errors, those
 * that all requests of a model, a product or a place have in common add in full; whether one model and another are off
 * has nothing to do with each other, nor has what is each request's own: those add as independent errors do. The same
 * in any grouping and order; see docs/decisions/029-sums-by-cause.md.
 */
import { eachOf } from '../each-of.ts';
import { OWN_STEP, UNKNOWN, unknownSpread } from '../usage/error-split.ts';
import {
  type DayRow,
  type Ends,
  type ErrorSplit,
  FOOTPRINT_KEYS,
  type Footprint,
  type Range,
} from '../usage/usage.ts';
import { ExactSum } from './range.ts';

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
  return eachOf(FOOTPRINT_KEYS, (key) => sumOf(rows, key));
}

/** One amount of the same. */
export function sumOf(rows: readonly Summed[], key: keyof Footprint): Range {
  const sum = new RangeSum();
  for (const { footprint, spread, requests, sessions } of rows)
    sum.add(footprint[key], spread?.[key] ?? null, requests + sessions);
  return sum.range;
}

/** What ranges come to together. */
export function sumOfRanges(summands: readonly Summand[]): Range {
  const sum = new RangeSum();
  for (const { range, spread, count } of summands) sum.add(range, spread, count);
  return sum.range;
}

/** Ranges, and by whom their errors are shared. */
class RangeSum {
  private readonly low = new ExactSum();
  private readonly central = new ExactSum();
  private readonly high = new ExactSum();
  private readonly own = new EndsSum();
  private readonly shared = new Map<string, EndsSum>();
  private count = 0;
  /** Of one at least it is known who shares its errors. */
  private isSplit = false;

  add(range: Readonly<Range>, spread: ErrorSplit | null, count: number): void {
    this.low.add(range.low);
    this.central.add(range.central);
    this.high.add(range.high);
    this.count += count;
    this.isSplit ||= spread !== null;
    const { shared, own } = spread ?? unknownSpread(range);
    for (const name in shared) this.sharedBy(name).add(shared[name] as Ends, 1);
    this.own.add(own, OWN_STEP ** 2);
  }

  get range(): Range {
    const [low, central, high] = [this.low.value, this.central.value, this.high.value];
    if (this.count <= 1 || !this.isSplit) return { low, central, high };
    return {
      low: Math.max(low, central - this.deviation('low')),
      central,
      high: Math.min(high, central + this.deviation('high')),
    };
  }

  private sharedBy(name: string): EndsSum {
    const known = this.shared.get(name);
    if (known) return known;
    const sum = new EndsSum();
    this.shared.set(name, sum);
    return sum;
  }

  private deviation(side: keyof Ends): number {
    // In one order, so that the last digit is the same whoever came first.
    const names = [...this.shared.keys()].filter((name) => name !== UNKNOWN).sort();
    const sumOfName = (name: string): number => this.shared.get(name)?.[side].value ?? 0;
    const squares = names.reduce((sum, name) => sum + sumOfName(name) ** 2, this.own[side].value);
    return sumOfName(UNKNOWN) + Math.sqrt(squares);
  }
}

class EndsSum {
  readonly low = new ExactSum();
  readonly high = new ExactSum();

  add({ low, high }: Ends, unit: number): void {
    this.low.add(low * unit);
    this.high.add(high * unit);
  }
}
