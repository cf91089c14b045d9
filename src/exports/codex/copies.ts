/** What tells the copies at the beginning of a fork from what it adds. */
import { asFields, type Fields, fieldsOf } from '../../sites/reading/json.ts';
import { tokensOf } from '../reading/agent-prompt.ts';
import type { Event } from './event.ts';

/**
 * Which of a fork's events stand in its parent already: by its first second, or one that two first calls share, and by
 * what its parent came to.
 * @param beganAt epoch ms
 * @param parent see `noteSum`; empty where its file is not there
 */
export function copiesIn(
  held: readonly Event[],
  beganAt: number,
  parent: readonly number[],
): ReadonlySet<Event> {
  const seconds = new Set([secondOf(beganAt), ...burstIn(held)]);
  const copied = countCopied(held, parent);
  return new Set(held.filter(({ at }, index) => index < copied || seconds.has(secondOf(at))));
}

/** The epoch second of two first calls: no model answers twice in one. */
function burstIn(held: readonly Event[]): number[] {
  const calls = held.filter(({ payload }) => payload.type === 'token_count' && asFields(payload.info));
  const told = new Map(calls.map(({ payload, at }) => [JSON.stringify(payload.info), secondOf(at)]));
  const [first, next] = told.values();
  return first !== undefined && first === next ? [first] : [];
}

/** One sum may be like another's by chance. */
const LEAST_ALIKE = 2;

/** How many of the first are its parent's: up to the last of those calls after which both came to the same. */
function countCopied(held: readonly Event[], parent: readonly number[]): number {
  const sums: number[] = [];
  const ends: number[] = [];
  for (const [index, { payload }] of held.entries()) {
    noteSum(sums, payload);
    if (sums.at(-1) !== parent[sums.length - 1]) break;
    if (sums.length > ends.length) ends.push(index + 1);
  }
  return ends.length < LEAST_ALIKE ? 0 : (ends.at(-1) ?? 0);
}

/** Notes what a session came to with a call, in tokens; told again it is no other. */
export function noteSum(sums: number[], { type, info }: Fields): void {
  const { total_token_usage: total, last_token_usage: last } = fieldsOf(info);
  const { input_tokens, output_tokens } = fieldsOf(total ?? last);
  const sum = tokensOf(input_tokens) + tokensOf(output_tokens);
  if (type === 'token_count' && sum > 0 && sum !== sums.at(-1)) sums.push(sum);
}

/** Epoch seconds. */
function secondOf(at: number): number {
  return Math.floor(at / 1_000);
}
