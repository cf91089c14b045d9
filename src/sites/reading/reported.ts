/**
 * Token counts that the wire states, for all sites. A reader hands over each usage object as it comes, with
 * `reportUsage(turn, usage)`, under whatever names; where a site has names of its own, the counts one by one with
 * `reportTokens`. Nothing more is to be known of them there: the turn adds up its calls and judges them by what it saw
 * (judge.ts), and says `counted` of what it did not believe.
 *
 * A turn of several calls of a model (a tool loop, models side by side) names each call, and says beforehand which to
 * expect (`expectUsage`): a report that lacks one of them is not of the whole turn. Told again, a call's counts go over
 * what it stated before; a 0 or nothing goes over nothing. Where a stream states its output at its beginning already
 * (Anthropic's `message_start`), only what it read is handed over: `reportTokens(turn, { ...readUsage(usage), output:
 * undefined })`.
 */
import { type CallTokens, judge } from './judge.ts';
import { asTokens } from './numbers.ts';
import type { Turn } from './turn.ts';
import { readUsage } from './usage-object.ts';

const NAMES = ['read', 'cached', 'input', 'output', 'reasoning', 'total'] as const;

/** Which of the calls of a turn: by the site's id of it, or any name. */
export interface CallName {
  readonly call?: string;
  /** Which of the answers written side by side; '' where there is one. */
  readonly lane?: string;
}

/** Calls of one turn; a loop of more is no person's prompt, and the rest is not added. */
const MAX_CALLS = 500;

/** There will be such a call: until it has stated a count too, none of its turn is believed. */
export function expectUsage(turn: Turn, { call = '', lane = '' }: CallName = {}): void {
  const key = `${lane}\n${call}`;
  // From here, so that a page whose site states nothing does not carry it.
  turn.judge = judge;
  if (!turn.calls.has(key) && turn.calls.size < MAX_CALLS) turn.calls.set(key, { lane });
}

/**
 * What a call took.
 * @param usage as it stands on the wire, whatever it is
 */
export function reportUsage(turn: Turn, usage: unknown, name: CallName = {}): void {
  reportTokens(turn, readUsage(usage), name);
}

/** @param counts as they stand on the wire; what is no count, or none at all, changes nothing */
export function reportTokens(
  turn: Turn,
  counts: { readonly [Name in keyof CallTokens]?: unknown },
  name: CallName = {},
): void {
  const stated = NAMES.map((count) => [count, asTokens(counts[count])] as const).filter(
    ([, tokens]) => tokens !== undefined,
  );
  if (stated.length === 0) return;
  expectUsage(turn, name);
  const call = turn.calls.get(`${name.lane ?? ''}\n${name.call ?? ''}`);
  if (!call) return;
  for (const [count, tokens] of stated) call[count] = tokens || (call[count] ?? 0);
}
