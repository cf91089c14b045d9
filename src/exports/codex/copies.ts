/** What tells the copies at the beginning of a fork from what it adds. */
import { asFields, type Fields } from '../../sites/reading/json.ts';

/** A line that is read. */
export interface Event {
  readonly type: unknown;
  readonly payload: Fields;
  /** Epoch ms. */
  readonly at: number;
}

/** What is read of an event, without its texts. */
export function numbersIn({ type, info, turn_id, model, effort }: Fields): Fields {
  return { type, info, turn_id, model, effort };
}

/** The epoch second of two first calls: no model answers twice in one. */
export function burstIn(held: readonly Event[]): number[] {
  const calls = held.filter(({ payload }) => payload.type === 'token_count' && asFields(payload.info));
  const told = new Map(calls.map(({ payload, at }) => [JSON.stringify(payload.info), secondOf(at)]));
  const [first, next] = told.values();
  return first !== undefined && first === next ? [first] : [];
}

/** Epoch seconds. */
export function secondOf(at: number): number {
  return Math.floor(at / 1_000);
}
