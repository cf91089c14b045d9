/**
 * A conversation as the page loads or polls it: `{mapping: {id: {message, parent}}, current_node}`, or the newest of its
 * messages in their order: `{messages}`.
 */
import { asFields, asId, asText, type Fields, fieldsOf, parseJson } from '../reading/json.ts';
import type { ExchangeReader } from '../site.ts';
import { turnIdOf } from './head.ts';
import type { TurnBook } from './turn-book.ts';
import type { TurnReader } from './turn-reader.ts';

/** A longer history is let go of unread. */
const MAX_HISTORY_CHARS = 4_000_000;

/** A poll of a conversation in which this turn is awaited, or was lost: only what answers its prompt is read. */
export function readHistory(reader: TurnReader, book: TurnBook): ExchangeReader {
  let body = '';
  return {
    text(text) {
      if (body.length <= MAX_HISTORY_CHARS) body += text;
    },
    end() {
      const { messageId, parentId } = reader.request;
      const promptId = messageId ?? parentId;
      if (!promptId || !(reader.mayGetMore || reader.lost) || body.length > MAX_HISTORY_CHARS) return;
      const isAnsweredAgain =
        messageId === null || book.besides(reader.turn, promptId, reader.turn.conversation) !== undefined;
      const history = fieldsOf(parseJson(body));
      const messages = Array.isArray(history.messages)
        ? messagesAfter(history.messages.map(fieldsOf), promptId, reader.turnId)
        : messagesBelow(history, promptId, isAnsweredAgain);
      const { lost, turnId } = reader;
      // A stream that was refused named none.
      if (messages.length > 0) reader.turn.conversation ??= asId(history.conversation_id) ?? null;
      for (const message of messages) {
        // In the place of a lost answer that was asked for again, the one before it may still stand.
        if (lost && messageId === null && (turnId === undefined || turnIdOf(message) !== turnId)) continue;
        if (lost || reader.awaited || !reader.knowsMessage(asText(message.id) ?? '')) reader.message(message);
      }
      body = '';
    },
  };
}

/**
 * The messages that answer a prompt, in order, up to the next prompt.
 * @param promptId the person's message
 * @param branchOnly leaves out those that answered it another time
 */
function messagesBelow(history: Fields, promptId: string, branchOnly: boolean): Fields[] {
  const messages = new Map<unknown, Fields>();
  const children = new Map<unknown, unknown[]>();
  for (const [id, node] of Object.entries(fieldsOf(history.mapping))) {
    const { message, parent } = fieldsOf(node);
    const told = asFields(message);
    if (told) messages.set(id, told);
    const siblings = children.get(parent);
    if (siblings) siblings.push(id);
    else children.set(parent, [id]);
  }

  /** The nodes from this one down, none below another prompt. */
  function branch(top: unknown): unknown[] {
    const found = new Set([top]);
    for (const id of found) {
      if (fieldsOf(messages.get(id)?.author).role === 'user') found.delete(id);
      else for (const child of children.get(id) ?? []) found.add(child);
    }
    return [...found];
  }

  return (children.get(promptId) ?? [])
    .map(branch)
    .filter((ids) => !branchOnly || ids.includes(history.current_node))
    .flat()
    .map((id) => messages.get(id))
    .filter((message) => message !== undefined);
}

/**
 * The same of a list, whose oldest may be gone, the prompt among them.
 * @param turnId the site's id of the turn; undefined where it is not known
 */
function messagesAfter(messages: readonly Fields[], promptId: string, turnId: unknown): Fields[] {
  const at = messages.findIndex(({ id }) => id === promptId);
  if (at < 0) return messages.filter((message) => turnId !== undefined && turnIdOf(message) === turnId);
  const after = messages.slice(at + 1);
  const next = after.findIndex(({ author }) => fieldsOf(author).role === 'user');
  return next < 0 ? after : after.slice(0, next);
}
