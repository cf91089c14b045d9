/** An answer of Kimi: messages and blocks, set and appended to at a place the mask names. */
import { asFields, asName, asSlug, asText, type Fields } from '../reading/json.ts';
import { createParts, type PartKind } from '../reading/parts.ts';
import { errorWords, type Progress } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';

const DONE = /COMPLETED$/;
const STOPPED = /(?:CANCEL|STOP|ABORT|INTERRUPT)[A-Z]*$/;
const FAILED = /(?:FAIL|ERROR)[A-Z]*$/;
/** Blocks of tools and stages hold nothing the model says. */
const TEXT_BLOCK = /^block\.(?:text|think)\b/;

/** Takes events in the order they come. */
export interface KimiAnswer {
  take(event: Fields): void;
}

/** @param onAnswer called with the id of the message that answers */
export function createKimiAnswer(
  turn: Turn,
  progress: Progress,
  onAnswer: (message: string) => void,
): KimiAnswer {
  const parts = createParts(turn);
  /** The person's own message, which is told too, and the message the blocks are of. */
  let echo: unknown;
  let current: unknown;

  function takeMessage({ id, role, status }: Fields): void {
    if (role === 'user') echo = id;
    if (role !== undefined && role !== 'assistant') return;
    const answer = asText(id);
    if (answer !== undefined && role === 'assistant') onAnswer(answer);
    const word = asText(status) ?? '';
    if (DONE.test(word)) progress.done = true;
    else if (STOPPED.test(word)) progress.stopped = true;
    else if (FAILED.test(word)) progress.error = errorWords(word);
  }

  function takeBlock({ id, messageId, text, think }: Fields, isAppend: boolean): void {
    current = messageId ?? current;
    if (current !== undefined && current === echo) return;
    const kind: PartKind = text === undefined ? 'reasoning' : 'answer';
    const content = asText(asFields(text ?? think)?.content) ?? '';
    parts[isAppend ? 'append' : 'set'](kind, asName(id ?? ''), content);
  }

  /** Another model has answered than the one that was asked for. */
  function takeNotice({ type, model }: Fields): void {
    if (type === 'TYPE_MODEL_DEGRADE') turn.model = asSlug(model) ?? turn.model;
  }

  return {
    take({ op, mask, chat, message, block, notification, done, error }) {
      const fields = asFields(error);
      if (fields) progress.error = errorWords(fields.code, fields.message);
      if (done !== undefined) progress.done = true;
      if (op === undefined && notification === undefined) return;
      progress.understood = true;
      turn.conversation = asText(asFields(chat)?.id) ?? turn.conversation;
      const place = asText(mask) ?? '';
      if (place.startsWith('message')) takeMessage(asFields(message) ?? {});
      if (TEXT_BLOCK.test(place)) takeBlock(asFields(block) ?? {}, op === 'append');
      takeNotice(asFields(notification) ?? {});
    },
  };
}
