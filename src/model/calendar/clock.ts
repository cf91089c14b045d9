/**
 * Whether the clock can be believed. A battery runs out, a system starts in the wrong year: one reading is never enough
 * for what can't be undone. What is known of the days before tells. Days are 'YYYY-MM-DD'.
 */
import { addDays } from './day.ts';

/** Longer than most people are away, far shorter than a clock without its battery is wrong by. */
export const JUMP_DAYS = 30;

/** Days something is known of. */
export interface KnownDays {
  /** The newest day before today on which the meter ran or of which a request is stored; null where there is none. */
  readonly before: string | null;
  /** The newest day that is stored and yet to come; null where there is none. */
  readonly ahead: string | null;
}

/**
 * The day by which something may go for good: today, where the meter ran not long ago. After a jump the last day that
 * is known, until the meter runs on another; null where there is none.
 */
export function believedDay(today: string, { before }: Pick<KnownDays, 'before'>): string | null {
  if (before === null) return null;
  return before >= addDays(today, -JUMP_DAYS) ? today : before;
}

/** What is odd about the clock: it went on a long way since a day, or days up to another are yet to come. */
export type ClockDoubt = { readonly of: 'jump' | 'ahead'; readonly day: string };

/** What a person is to be told of their clock; null where nothing is odd. */
export function clockDoubt(today: string, known: KnownDays): ClockDoubt | null {
  if (known.ahead !== null) return { of: 'ahead', day: known.ahead };
  const { before } = known;
  return before !== null && believedDay(today, known) !== today ? { of: 'jump', day: before } : null;
}
