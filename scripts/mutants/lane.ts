/** What tries mutants, one at a time. */
import type { Mutant } from './mutant.ts';

/**
 * What became of a mutant: `killed` by a failed test, `late` where a test came to no end (which tells as much),
 * `survived` where all passed, `untested` where no test comes to it, `invalid` where it is no TypeScript any more.
 */
export type Outcome = 'killed' | 'late' | 'survived' | 'untested' | 'invalid';

export interface Tried {
  readonly mutant: Mutant;
  readonly outcome: Outcome;
}

export interface Lane {
  /** How many it takes at once. */
  readonly atOnce: number;
  /** @throws when the tests can't be run at all */
  try(mutants: readonly Mutant[]): AsyncIterable<Tried>;
}

/** Some beside each other. */
export interface Lanes {
  readonly lanes: readonly Lane[];
  /** @throws when a test fails without any change */
  check(): Promise<void>;
  /** Ends what runs, and leaves nothing behind. */
  close(): Promise<void>;
}
