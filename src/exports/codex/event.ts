/** A line of a log of Codex's that is read. */
import { asText, type Fields, fieldsOf } from '../../sites/reading/json.ts';

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

/**
 * Which session a sub-agent's was started from: one that was spawned, a reviewer, a guardian. Its own where none is named.
 * @returns undefined of a session that a person began
 */
export function parentOf({
  id,
  source,
  parent_thread_id,
  session_id,
  forked_from_id,
}: Fields): string | undefined {
  const { subagent } = fieldsOf(source);
  if (subagent === undefined) return undefined;
  const spawn = fieldsOf(fieldsOf(subagent).thread_spawn);
  const named = [spawn.parent_thread_id, parent_thread_id, session_id, forked_from_id].map(asText);
  return named.find((one) => one !== undefined && one !== id) ?? asText(id);
}
