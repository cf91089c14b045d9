/** How much may be passed on: so much at once, and at a rate after that. */
import { now } from './pristine.ts';

/** In bytes, or UTF-16 units. */
export interface Budget {
  /** Whether so much may be spent at this moment: what is left of before mostly has it, and no clock is read. */
  has(units: number): boolean;
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
  function room(): number {
    const since = at;
    at = now();
    left += (at - since) * perMs;
    if (left > burst) left = burst;
    return left;
  }
  return {
    has: (units) => units <= left || units <= room(),
    room,
    spend(units) {
      left -= units;
    },
  };
}
