/** The answer to a prompt of Microsoft 365 Copilot, as updates and messages tell it. */
import { asFields, asList, asText, type Fields } from '../reading/json.ts';
import { errorOutcome } from '../reading/refusal.ts';
import type { Turn } from '../reading/turn.ts';

/** Kinds of messages that are the answer; others are progress, suggestions, what was searched. */
const ANSWER_TYPES: readonly unknown[] = [undefined, null, '', 'Chat'];

/** What is kept of an answer while it is written. */
export interface Reply {
  readonly turn: Turn;
  /** The message the answer is written in, and its text so far. */
  message: string;
  text: string;
  /** Words of an error; '' for none. */
  error: string;
}

/** Messages, each whole; of the bot's, those that are the answer. */
export function takeMessages(into: Reply, messages: unknown): void {
  for (const item of asList(messages)) {
    const message = asFields(item);
    if (message?.author !== 'bot') continue;
    if (message.messageType === 'Disengaged') into.error = 'disengaged';
    const text = asText(message.text);
    if (text === undefined || !ANSWER_TYPES.includes(message.messageType)) continue;
    write(into, asText(message.messageId) ?? into.message, text);
  }
}

/** Messages, and a piece to be written where the last of them ends. */
export function takeUpdate(into: Reply, update: Fields): void {
  takeMessages(into, update.messages);
  const more = asText(update.writeAtCursor);
  if (more !== undefined) write(into, into.message, into.text + more);
}

function write(into: Reply, id: string, text: string): void {
  into.message = id;
  into.text = text;
  into.turn.answer(id).snapshot(text);
}

/** The answer is over. */
export function settle({ turn, error }: Reply, now: number, stopped = false): void {
  if (turn.outcome !== 'pending') return;
  if (stopped) turn.settle('stopped', now);
  else if (error !== '') turn.settle(errorOutcome(turn.produced, error), now);
  else turn.settle(turn.produced ? 'complete' : 'failed', now);
}
