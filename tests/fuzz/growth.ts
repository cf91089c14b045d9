/**
 * What a reader still holds after far more than any answer: 1 MB an exchange and 8 MB a tab are allowed. Must run where text is not measured (`__MEASURE__` false), since the test build keeps what it measures.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createExchanges } from '../../src/content/tab-exchanges.ts';
import { createTabTurns } from '../../src/content/tab-turns.ts';
import type { TapMessage } from '../../src/model/messages/exchange.ts';
import { type Capture, isNegative } from '../harness/capture.ts';
import type { Subject } from './subjects.ts';
import { tapMessagesOf } from './tap-messages.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes an exchange goes on for. */
const LONG_BYTES = 5_000_000;
const PIECE_BYTES = 16_384;
/** Prompts of one tab. */
const MANY_PROMPTS = 1_000;

export const GROWTHS = ['same again', 'one endless string', 'noise without end', 'many prompts'] as const;
export type Growth = (typeof GROWTHS)[number];

/** Bytes of heap a reader may hold: 1 MB an exchange is twice that in UTF-16; what a turn counts comes on top. */
export const MAX_HELD_BYTES: Readonly<Record<Growth, number>> = {
  'same again': 3_000_000,
  'one endless string': 3_000_000,
  'noise without end': 3_000_000,
  'many prompts': 8_000_000,
};

/** Bytes of heap the site's reader and its turns hold after all this, no exchange ended. */
export function heldBytes({ row, createReader, captures }: Subject, growth: Growth): number {
  const capture = longestOf(captures.filter((one) => !isNegative(one)));
  const prompts = row.endpoints.filter(({ role }) => role === 'prompt').map(({ id }) => id);
  const messages = tapMessagesOf(capture, row).filter(({ type }) => type !== 'end');
  const before = heapBytes();
  const turns = createTabTurns(row.id, () => {});
  const exchanges = createExchanges(prompts, createReader(turns.tab), turns);
  for (const message of grown(messages, growth)) {
    exchanges.take(message);
    turns.tell();
  }
  const held = heapBytes() - before;
  // They are alive until here.
  turns.tellAll();
  exchanges.degrade(0);
  return held;
}

/** An answer rather than an error. */
function longestOf(captures: readonly Capture[]): Capture {
  const answered = captures.toSorted((a, b) => piecesIn(b) - piecesIn(a));
  if (!answered[0]) throw new Error('no captures');
  return answered[0];
}

function piecesIn({ exchanges }: Capture): number {
  return exchanges.reduce((sum, { chunks }) => sum + chunks.length, 0);
}

function heapBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

function* grown(messages: readonly TapMessage[], growth: Growth): Generator<TapMessage> {
  yield* messages;
  if (growth === 'many prompts') yield* manyPrompts(messages);
  const last = messages.findLast(({ type }) => type !== 'open' && type !== 'head');
  if (!last) return;
  if (growth === 'same again')
    yield* sameAgain(messages.filter(({ exchange }) => exchange === last.exchange));
  if (growth === 'one endless string') yield* endless(last, 'data: {"v":"', 'x'.repeat(PIECE_BYTES));
  if (growth === 'noise without end') yield* endless(last, '', '[{":,'.repeat(PIECE_BYTES / 5));
}

function* manyPrompts(messages: readonly TapMessage[]): Generator<TapMessage> {
  for (let round = 1; round < MANY_PROMPTS; round++) {
    for (const message of messages)
      yield numbered({ ...message, exchange: message.exchange + round * 100 }, round);
  }
}

function* sameAgain(messages: readonly TapMessage[]): Generator<TapMessage> {
  const incoming = messages.filter((one) => one.type !== 'open' && isIncoming(one));
  const size = incoming.reduce((sum, one) => sum + sizeOf(one), 1);
  for (let round = 1; round * size < LONG_BYTES; round++) {
    for (const message of incoming) yield numbered(message, round);
  }
}

function* endless(like: TapMessage, start: string, piece: string): Generator<TapMessage> {
  yield withText(like, start);
  for (let bytes = 0; bytes < LONG_BYTES; bytes += PIECE_BYTES) yield withText(like, piece);
}

function isIncoming(message: TapMessage): boolean {
  return message.type !== 'frame' || message.direction === 'in';
}

function sizeOf(message: TapMessage): number {
  if (message.type === 'bytes') return message.bytes.length;
  if (message.type === 'text') return message.text.length;
  if (message.type !== 'frame') return 0;
  return typeof message.data === 'string' ? message.data.length : message.data.byteLength;
}

/** A message of the same sort with this text. */
function withText(message: TapMessage, text: string): TapMessage {
  if (message.type === 'bytes') return { ...message, bytes: new Uint8Array(Buffer.from(text)) };
  if (message.type === 'text') return { ...message, text };
  return message.type === 'frame' ? { ...message, direction: 'in', data: text } : message;
}

/** The message with other ids, so that nothing it says is known. */
function numbered(message: TapMessage, round: number): TapMessage {
  switch (message.type) {
    case 'open': {
      const { body } = message;
      return body.kind === 'text'
        ? { ...message, body: { kind: 'text', text: withOtherIds(body.text, round) } }
        : message;
    }
    case 'bytes':
      return { ...message, bytes: bytesWithOtherIds(message.bytes, round) };
    case 'text':
      return { ...message, text: withOtherIds(message.text, round) };
    case 'frame':
      return typeof message.data === 'string'
        ? { ...message, data: withOtherIds(message.data, round) }
        : { ...message, data: bytesWithOtherIds(new Uint8Array(message.data), round).buffer };
    default:
      return message;
  }
}

/** Words with digits in them; and what stands under the name of an id, however short. */
const LONG_ID = /(?<=["/_-])(?=[\w-]*\d)[\w-]{7,}(?=\\*["/])/g;
const NAMED_ID = /(?<=(?:id|key|index|hash|url|sha)\\*":\s*\\*")[\w-]{1,6}(?=\\*")/gi;

function bytesWithOtherIds(bytes: Uint8Array, round: number): Uint8Array<ArrayBuffer> {
  const text = withOtherIds(Buffer.from(bytes).toString('latin1'), round);
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

/** Long ids stay as long, for the frames they stand in. */
function withOtherIds(text: string, round: number): string {
  const digits = `${round}`.padStart(6, '0');
  return text.replace(LONG_ID, (id) => id.slice(0, -6) + digits).replace(NAMED_ID, digits);
}
