/**
 * Arithmetic on estimates. Parts of one estimate are added low with low and high with high, since they share their
 * causes (the same model, the same data centre). Independent causes on one number are combined in quadrature of
 * their logarithms: all of them being at their worst at once is not what a range should say.
 */
import type { Range } from '../usage/usage.ts';

export const ENDS = ['low', 'central', 'high'] as const;
/** A value of a range, by its name. */
export type End = (typeof ENDS)[number];

/** How far a number may be off, as factors around 1: `low <= 1 <= high`. */
export interface Spread {
  readonly low: number;
  readonly high: number;
}

export const NOTHING: Readonly<Range> = { low: 0, central: 0, high: 0 };

/** An amount that has no range of its own, as one. */
export function exactly(value: number): Range {
  return { low: value, central: value, high: value };
}

/**
 * A sum of amounts. Whole units and fractions are added apart and joined once, so that amounts on a grid
 * (model/usage/grid.ts) come to the same digit in any order, however many: both sums are exact.
 */
export class ExactSum {
  private whole = 0;
  private fraction = 0;

  add(value: number): void {
    const units = Math.floor(value);
    this.whole += units;
    this.fraction += value - units;
  }

  get value(): number {
    return this.whole + this.fraction;
  }
}

/** Low ends with low ends, high ends with high ends, exactly where they are on a grid. */
export function plus(ranges: readonly Readonly<Range>[]): Range {
  const [low, central, high] = [new ExactSum(), new ExactSum(), new ExactSum()];
  for (const range of ranges) {
    low.add(range.low);
    central.add(range.central);
    high.add(range.high);
  }
  return { low: low.value, central: central.value, high: high.value };
}

/** Every value times an exact factor. */
export function scaled({ low, central, high }: Readonly<Range>, factor: number): Range {
  return { low: low * factor, central: central * factor, high: high * factor };
}

/** A number with independent causes of error. Without causes it is exact. */
export function spread(central: number, causes: readonly Spread[]): Range {
  let low = 0;
  let high = 0;
  for (const cause of causes) {
    low += Math.log(cause.low) ** 2;
    high += Math.log(cause.high) ** 2;
  }
  return { low: central * Math.exp(-Math.sqrt(low)), central, high: central * Math.exp(Math.sqrt(high)) };
}

/** Product of two independent estimates. */
export function product(a: Readonly<Range>, b: Readonly<Range>): Range {
  const central = a.central * b.central;
  return central === 0 ? { ...NOTHING } : spread(central, [spreadOf(a), spreadOf(b)]);
}

/** An estimate's own range as factors around its central value; exact where that is zero. */
export function spreadOf({ low, central, high }: Readonly<Range>): Spread {
  return central === 0 ? { low: 1, high: 1 } : { low: low / central, high: high / central };
}

const MOST = 1e9;

/** A count or a length from outside as a number that can be computed with: what makes no sense counts as nothing. */
export function amount(value: number): number {
  return value > 0 ? Math.min(value, MOST) : 0;
}
