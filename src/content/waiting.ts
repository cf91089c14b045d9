/**
 * What of the tap's messages waits to be read: for the person's agreement, then for the page to have time. A page that
 * floods us, or leaves no time, costs no more memory than this; past it what is told of answers is let go of, a gap
 * stands for it, and what the answer came to is inferred.
 */
import type { TapMessage } from '../model/messages/exchange.ts';
import { mayBePrompt } from './gate.ts';

/** Over all exchanges: bytes, and UTF-16 units of text. */
const MAX_WAITING = 8_000_000;
/** What a message takes besides what it brings. */
const MESSAGE_BYTES = 100;
/** Bytes read at once: well under a millisecond's work. */
const JOB_BYTES = 8_192;

type Gap = Extract<TapMessage, { type: 'gap' }>;

/** The room there is. */
export interface Waiting {
  /** What may wait of the message, bytes in pieces that are each read at once; nothing where a gap that waits stands for it. */
  admit(message: TapMessage): readonly TapMessage[];
  /** A piece is read or let go of: there is room again. */
  leave(piece: TapMessage): void;
}

/** There is none in it at first. */
export function createWaiting(): Waiting {
  let waiting = 0;
  /** By exchange: the last of it that waits is this gap. */
  const gaps = new Map<number, Gap>();

  /** @returns the gap that stands for it, if it begins here */
  function letGo(exchange: number, byteLength: number): readonly TapMessage[] {
    const begun = gaps.get(exchange);
    const gap = begun ?? { type: 'gap', exchange, byteLength: 0 };
    gap.byteLength += byteLength;
    gaps.set(exchange, gap);
    if (begun) return [];
    waiting += MESSAGE_BYTES;
    return [gap];
  }

  return {
    admit(message) {
      const units = unitsOf(message);
      const missing = message.type === 'gap' ? message.byteLength : units;
      if (waiting > MAX_WAITING && isOfAnswer(message)) return letGo(message.exchange, missing);
      gaps.delete(message.exchange);
      const pieces = cut(message);
      waiting += units + pieces.length * MESSAGE_BYTES;
      return pieces;
    },
    leave(piece) {
      if (gaps.get(piece.exchange) === piece) gaps.delete(piece.exchange);
      waiting -= unitsOf(piece) + MESSAGE_BYTES;
    },
  };
}

/** What can be missed: a prompt can't, nor what says that there is an answer, and that it is over. */
function isOfAnswer(message: TapMessage): boolean {
  return message.type === 'gap' || (unitsOf(message) > 0 && !mayBePrompt(message));
}

/** What a message brings of an exchange. */
type Part = Partial<Record<'bytes' | 'text' | 'data', string | Uint8Array | ArrayBuffer>>;

function unitsOf(message: TapMessage): number {
  const { bytes, text, data }: Part = message as Part;
  const part = bytes ?? text ?? data ?? '';
  return typeof part === 'string' ? part.length : part.byteLength;
}

function cut(message: TapMessage): readonly TapMessage[] {
  if (message.type !== 'bytes') return [message];
  const pieces: TapMessage[] = [];
  for (let from = 0; from < message.bytes.length; from += JOB_BYTES)
    pieces.push({ ...message, bytes: message.bytes.subarray(from, from + JOB_BYTES) });
  return pieces;
}
