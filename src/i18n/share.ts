/** Shares of a whole by the words that say them, as coarse as the estimate behind them. */
import type { Share } from './words/common.ts';

const FROM: readonly (readonly [from: number, share: Share])[] = [
  [0.93, 'nearly-all'],
  [0.82, 'most'],
  [0.71, 'three-quarters'],
  [0.58, 'two-thirds'],
  [0.42, 'half'],
  [0, 'third'],
];

/** @param value 0 to 1 */
export function shareOf(value: number): Share {
  return FROM.find(([from]) => value >= from)?.[1] ?? 'third';
}
