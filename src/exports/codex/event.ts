/** A line of a log of Codex's that is read. */
import type { Fields } from '../../sites/reading/json.ts';

/** What it says, and when. */
export interface Event {
  readonly type: unknown;
  readonly payload: Fields;
  /** Epoch ms. */
  readonly at: number;
}

/** What is read of an event, without its texts. */
export function numbersIn({ type, kind, info, turn_id, model, effort }: Fields): Fields {
  return { type, kind, info, turn_id, model, effort };
}

/** Some versions tell so what the program says in the person's name, too. */
export function isTyped({ type, kind }: Fields): boolean {
  return type === 'user_message' && (kind === undefined || kind === null || kind === 'plain');
}
