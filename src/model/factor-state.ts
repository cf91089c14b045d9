import { FACTOR_SET } from './footprint/factor-set.ts';
import { APPROXIMATE, MIXED_FACTORS } from './usage/day-row.ts';
import type { DayRow } from './usage/usage.ts';

/** How new the factors behind the rows are. */
export interface FactorState {
  /** Days scaled to today's factors: their requests are gone. */
  readonly approximateDays: number;
  /** Days still under older factors. */
  readonly oldDays: number;
  /** Some rows hold requests estimated with different factors. */
  readonly mixed: boolean;
}

/** Days are counted once, however many rows they have. */
export function factorStateOf(rows: readonly DayRow[]): FactorState {
  const daysWith = (holds: (tag: string) => boolean): number =>
    new Set(rows.filter(({ factors }) => holds(factors)).map(({ day }) => day)).size;
  const isApproximate = (tag: string): boolean => tag.startsWith(APPROXIMATE);
  const isCurrent = (tag: string): boolean => tag.startsWith(`${FACTOR_SET}/`);
  return {
    approximateDays: daysWith(isApproximate),
    oldDays: daysWith((tag) => tag !== MIXED_FACTORS && !isApproximate(tag) && !isCurrent(tag)),
    mixed: rows.some(({ factors }) => factors === MIXED_FACTORS),
  };
}
