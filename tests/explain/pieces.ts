/**
 * What came of a response, cut for people: one piece an event, or a line, where there are any. A reader reads the same
 * however a stream is cut, so what it made of a piece is what it makes of that event.
 */
import type { TapMessage } from '../../src/model/messages/exchange.ts';
import type { TimedMessage } from '../fuzz/tap-messages.ts';

/** An event of a stream ends with a blank line, a line of JSON with its own. */
const EVENT_END = /\r?\n\r?\n/g;
const LINE_END = /\r?\n/g;

type Body = Extract<TapMessage, { type: 'bytes' | 'text' }>;

/** The same messages with bodies cut anew; a piece comes when its last byte does. */
export function inPieces(messages: readonly TimedMessage[]): TimedMessage[] {
  const cutters = new Map<number, Cutter>();
  return messages.flatMap(({ atMs, message }): TimedMessage[] => {
    const { exchange } = message;
    switch (message.type) {
      case 'head':
        cutters.set(exchange, createCutter(message.contentType));
        return [{ atMs, message }];
      case 'bytes':
      case 'text': {
        const cutter = cutters.get(exchange) ?? createCutter('');
        cutters.set(exchange, cutter);
        return cutter.push(message).map((piece) => ({ atMs, message: piece }));
      }
      case 'end':
        return [...(cutters.get(exchange)?.rest() ?? []), message].map((piece) => ({ atMs, message: piece }));
      default:
        return [{ atMs, message }];
    }
  });
}

interface Cutter {
  push(body: Body): Body[];
  rest(): Body[];
}

/** Latin-1 keeps each byte one unit, so that bytes are cut as texts are. */
function createCutter(contentType: string): Cutter {
  const ending = endingOf(contentType);
  let held = '';
  let last: Body | undefined;

  return {
    push(body) {
      if (!ending) return [body];
      last = body;
      held += body.type === 'text' ? body.text : Buffer.from(body.bytes).toString('latin1');
      const ends = [...held.matchAll(ending)].map((end) => end.index + end[0].length);
      const pieces = ends.map((end, index) => held.slice(ends[index - 1] ?? 0, end));
      held = held.slice(ends.at(-1) ?? 0);
      return pieces.map((piece) => bodyLike(body, piece));
    },
    rest() {
      const pieces = last && held !== '' ? [bodyLike(last, held)] : [];
      held = '';
      return pieces;
    },
  };
}

/** None for what is binary, or is read as a whole. */
function endingOf(contentType: string): RegExp | undefined {
  if (/event-stream/.test(contentType)) return EVENT_END;
  if (/^text\/plain|ndjson|jsonl|x-json-stream/.test(contentType)) return LINE_END;
  return undefined;
}

function bodyLike(body: Body, piece: string): Body {
  if (body.type === 'text') return { ...body, text: piece };
  return { ...body, bytes: new Uint8Array(Buffer.from(piece, 'latin1')) };
}
