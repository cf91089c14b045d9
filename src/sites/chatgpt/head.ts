import { type Fields, fieldsOf } from '../reading/json.ts';

/** Where a message's text belongs. */
export type Destination = 'answer' | 'reasoning' | 'tool' | 'none';

/** What a message says of itself, as far as it has been told, by the wire's own names. */
export interface Head {
  role?: unknown;
  recipient?: unknown;
  channel?: unknown;
  status?: unknown;
  end_turn?: unknown;
  content_type?: unknown;
  /** Of a tool's error. */
  name?: unknown;
  is_visually_hidden_from_conversation?: unknown;
  is_thinking_preamble_message?: unknown;
  /** Epoch seconds, of the server. */
  reasoning_start_time?: unknown;
  reasoning_end_time?: unknown;
  finished_duration_sec?: unknown;
}

/** What a message is to be counted as: README.md. */
export function destinationOf(head: Head): Destination {
  const { recipient, channel, content_type: type } = head;
  if (head.role !== 'assistant') return 'none';
  if ((recipient ?? 'all') !== 'all' || type === 'code') return 'tool';
  if (type === 'thoughts') return 'reasoning';
  if (type !== 'text' && type !== 'multimodal_text') return 'none';
  const isPreamble = head.is_thinking_preamble_message === true;
  if (channel === 'analysis' || channel === 'commentary' || isPreamble) return 'reasoning';
  const isHidden = head.is_visually_hidden_from_conversation === true;
  return isHidden || (channel ?? 'final') !== 'final' ? 'none' : 'answer';
}

/** The id of the turn a message belongs to. */
export function turnIdOf({ metadata }: Fields): unknown {
  return fieldsOf(metadata).turn_exchange_id;
}

/** A topic is named after its turn: `conversation-turn-<turn>`. */
export function turnOfTopic(topic: string): string {
  return topic.replace(/^conversation-turn-/, '');
}
