/** What a sum of ranges needs to know of how rows keep their errors apart (spread.ts): pages load no more than this. */
import type { Ends, ErrorSplit, Range } from './usage.ts';

/** Who shares errors of which nothing is known: everything. */
export const UNKNOWN = '?';

/**
 * A request's own deviation is kept as at most 2 ** 19 steps of 2 ** -12 (128 Wh, grams or millilitres), so that 2 ** 15
 * squares of it add up exactly. What is beyond, or within a step, counts as its product's.
 */
export const OWN_STEP = 2 ** -12;

/** How far the ends lie from the central value. */
export function deviationsOf({ low, central, high }: Readonly<Range>): Ends {
  return { low: central - low, high: high - central };
}

/** Of a range of which nobody knows who shares its errors. */
export function unknownSpread(range: Readonly<Range>): ErrorSplit {
  const { low, high } = deviationsOf(range);
  return { shared: low === 0 && high === 0 ? {} : { [UNKNOWN]: { low, high } }, own: { low: 0, high: 0 } };
}
