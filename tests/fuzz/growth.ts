/**
 * What a reader still holds after far more than any answer: 1 MB an exchange and 8 MB a tab are allowed. Must run where text is not measured (`__MEASURE__` false), since the test build keeps what it measures.
 */
import { createExchanges } from '../../src/content/tab-exchanges.ts';
import { createTabTurns } from '../../src/content/tab-turns.ts';
import type { TapMessage } from '../../src/model/messages/exchange.ts';
import { type Capture, isNegative } from '../harness/capture.ts';
import { heapBytes } from '../harness/heap-bytes.ts';
import type { Subject } from './subjects.ts';
import { tapMessagesOf } from './tap-messages.ts';

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
  const again = messages.map(marked);
  const before = heapBytes();
  const turns = createTabTurns(row.id, () => {});
  const exchanges = createExchanges(prompts, createReader(turns.tab), turns);
  for (const message of grown(messages, again, growth)) {
    exchanges.take(message);
    turns.tell();
  }
  const held = heapBytes() - before;
  // They are alive until here.
  turns.tellAll();
  exchanges.take({ type: 'end', exchange: 0, reason: 'complete' });
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

function* grown(
  messages: readonly TapMessage[],
  again: readonly Marked[],
  growth: Growth,
): Generator<TapMessage> {
  yield* messages;
  if (growth === 'many prompts') yield* manyPrompts(again);
  const last = messages.findLast(({ type }) => type !== 'open' && type !== 'head');
  if (!last) return;
  if (growth === 'same again')
    yield* sameAgain(again.filter(({ message }) => message.exchange === last.exchange));
  if (growth === 'one endless string') yield* endless(last, 'data: {"v":"', 'x'.repeat(PIECE_BYTES));
  if (growth === 'noise without end') yield* endless(last, '', '[{":,'.repeat(PIECE_BYTES / 5));
}

function* manyPrompts(again: readonly Marked[]): Generator<TapMessage> {
  const opened = again.filter(({ message }) => message.type === 'open').length;
  for (let round = 1; round * opened < MANY_PROMPTS; round++) {
    for (const { message, text } of again)
      yield numbered({ message: { ...message, exchange: message.exchange + round * 100 }, text }, round);
  }
}

function* sameAgain(again: readonly Marked[]): Generator<TapMessage> {
  const incoming = again.filter(({ message }) => message.type !== 'open' && isIncoming(message));
  const size = incoming.reduce((sum, { message }) => sum + sizeOf(message), 1);
  for (let round = 1; round * size < LONG_BYTES; round++) {
    for (const one of incoming) yield numbered(one, round);
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

/** A message, and what it says with a mark where its ids are told apart. */
interface Marked {
  readonly message: TapMessage;
  readonly text: string;
}

/** Of a private use: no capture has it. */
const ID_MARK = '\ue000';
const ID_DIGITS = 6;

/** Words with digits in them; and what stands under the name of an id, however short. */
const LONG_ID = /(?<=["/_-])(?=[\w-]*\d)[\w-]{7,}(?=\\*["/])/g;
const NAMED_ID = /(?<=(?:id|key|index|hash|url|sha)\\*":\s*\\*")[\w-]{1,6}(?=\\*")/gi;

/** Its ids are looked for once, however often it is sent. Long ids stay as long, for the frames they stand in. */
function marked(message: TapMessage): Marked {
  const text = textOf(message)
    .replace(LONG_ID, (id) => id.slice(0, -ID_DIGITS) + ID_MARK)
    .replace(NAMED_ID, ID_MARK);
  return { message, text };
}

/** Bytes as latin1, which has a character for each. */
function textOf(message: TapMessage): string {
  if (message.type === 'open') return message.body.kind === 'text' ? message.body.text : '';
  if (message.type === 'bytes') return Buffer.from(message.bytes).toString('latin1');
  if (message.type === 'text') return message.text;
  if (message.type !== 'frame') return '';
  return typeof message.data === 'string' ? message.data : Buffer.from(message.data).toString('latin1');
}

/** The message with other ids, so that nothing it says is known. */
function numbered({ message, text }: Marked, round: number): TapMessage {
  const said = text.replaceAll(ID_MARK, `${round}`.padStart(ID_DIGITS, '0'));
  const bytes = () => new Uint8Array(Buffer.from(said, 'latin1'));
  switch (message.type) {
    case 'open':
      return message.body.kind === 'text' ? { ...message, body: { kind: 'text', text: said } } : message;
    case 'bytes':
      return { ...message, bytes: bytes() };
    case 'text':
      return { ...message, text: said };
    case 'frame':
      return { ...message, data: typeof message.data === 'string' ? said : bytes().buffer };
    default:
      return message;
  }
}
