/** Where a message's text belongs. */
export type Destination = 'answer' | 'reasoning' | 'tool' | 'none';

/** What decides that, as far as it has been told. */
export interface Head {
  role?: unknown;
  recipient?: unknown;
  channel?: unknown;
  contentType?: unknown;
  status?: unknown;
  endsTurn?: boolean;
  hidden?: boolean;
  preamble?: boolean;
  /** Epoch seconds, of the server. */
  reasoningStart?: number;
  reasoningEnd?: number;
}

/** assistants.md 1.3, "What is output". */
export function destinationOf(head: Head): Destination {
  if (head.role !== 'assistant') return 'none';
  if ((head.recipient ?? 'all') !== 'all' || head.contentType === 'code') return 'tool';
  if (head.contentType === 'thoughts') return 'reasoning';
  if (head.contentType !== 'text' && head.contentType !== 'multimodal_text') return 'none';
  if (head.channel === 'analysis' || head.channel === 'commentary' || head.preamble) return 'reasoning';
  if (head.hidden || (head.channel ?? 'final') !== 'final') return 'none';
  return 'answer';
}
