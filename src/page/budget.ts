/** How much may be passed on: so much at once, and at a rate after that. */
import { now } from './pristine.ts';

/** In bytes, or UTF-16 units. */
export interface Budget {
  /** How much may be spent at this moment. */
  room(): number;
  /** So much is passed on. */
  spend(units: number): void;
}

/**
 * @param burst at once, after a pause
 * @param perMs a millisecond, from now on
 */
export function createBudget(burst: number, perMs: number): Budget {
  let left = burst;
  let at = now();
  return {
    room() {
      const since = at;
      at = now();
      left += (at - since) * perMs;
      if (left > burst) left = burst;
      return left;
    },
    spend(units) {
      left -= units;
    },
  };
}
