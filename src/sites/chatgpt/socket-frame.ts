/**
 * Frames of ChatGPT's socket (assistants.md 1.7): each is a list of messages; a reply to a subscription brings what was
 * missed as a list of the same.
 */
import { asFields, asList, asText, type Fields, parseJson } from '../json.ts';

/** What the socket says of some turn; the same may be said several times. */
export type SocketNews =
  /** One block of the stream's own grammar. */
  | { type: 'item'; topic: string; itemId: string | undefined; block: string }
  | { type: 'done'; topic: string }
  | { type: 'error'; topic: string; said: string }
  /** A message of this conversation as it stands. */
  | { type: 'message'; conversation: string; message: Fields }
  | { type: 'conversation-done'; conversation: string }
  | { type: 'conversation-stopped'; conversation: string };

/** Longer frames are of no form we know. */
const MAX_FRAME_CHARS = 4_000_000;

export function readSocketFrame(frame: string): SocketNews[] {
  if (frame.length > MAX_FRAME_CHARS) return [];
  const parsed = parseJson(frame);
  return (Array.isArray(parsed) ? parsed : [parsed]).flatMap(readEntry);
}

function readEntry(value: unknown): SocketNews[] {
  const entry = asFields(value) ?? {};
  const missed = asList(asFields(entry.reply)?.catchups).map((message) => asFields(message) ?? {});
  return [entry, ...missed].flatMap(readMessage);
}

function readMessage(entry: Fields): SocketNews[] {
  // Older frames are a payload without the envelope that names its topic.
  const payload = entry.type === 'message' ? (asFields(entry.payload) ?? {}) : entry;
  const inner = asFields(payload.payload) ?? {};
  if (payload.type === 'conversation-turn-stream') {
    return readTurnStream(inner, asText(inner.turn_id) ?? asText(entry.topic_id) ?? '');
  }
  const conversation = asText(inner.conversation_id);
  if (conversation === undefined) return [];
  if (payload.type === 'conversation-turn-complete') return [{ type: 'conversation-done', conversation }];
  return payload.type === 'conversation-update' ? readUpdate(inner, conversation) : [];
}

function readTurnStream(inner: Fields, topic: string): SocketNews[] {
  if (inner.type === 'done') return [{ type: 'done', topic }];
  if (inner.type === 'error') return [{ type: 'error', topic, said: JSON.stringify(inner) }];
  const block = asText(inner.encoded_item);
  if (inner.type !== 'stream-item' || block === undefined) return [];
  return [{ type: 'item', topic, itemId: asText(inner.stream_item_id), block }];
}

function readUpdate(update: Fields, conversation: string): SocketNews[] {
  if (update.update_type === 'stop') return [{ type: 'conversation-stopped', conversation }];
  const content = asFields(update.update_content) ?? {};
  const messages = [content.message, ...asList(content.messages)].map(asFields);
  return messages.flatMap((message) => (message ? [{ type: 'message', conversation, message }] : []));
}
