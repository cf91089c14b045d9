/** A capture broken by chance, in its grammar, below it, and in what comes when: what a reader must stand. */
import type { EndReason, RequestBody, TapMessage } from '../../src/model/messages/exchange.ts';
import type { SiteRow } from '../../src/sites/row.ts';
import type { Capture, Chunk, Exchange } from '../harness/capture.ts';
import { type Random, randomBelow } from '../harness/random.ts';
import { bytesOf } from '../harness/timeline.ts';
import { breakBytes, cutBytes, soup } from './mutate-bytes.ts';
import { breakJson, oneOf } from './mutate-json.ts';
import { tapMessagesOf } from './tap-messages.ts';

type Break = (body: Buffer, random: Random) => Buffer;

export interface BrokenCapture {
  readonly messages: readonly TapMessage[];
  /** What the page sent is broken too, not only what it got. */
  readonly breaksSent: boolean;
}

/** The messages of the capture, broken in one to three ways. */
export function breakCapture(capture: Capture, row: SiteRow, random: Random): BrokenCapture {
  const breaksSent = random() < 0.3;
  const kind = randomBelow(random, 5);
  const breaks: Break[] = [];
  if (kind !== 1) breaks.push(breakJson);
  if (kind === 1 || kind === 2) breaks.push(breakBytes);
  const breakAll: Break = (body) => breaks.reduce((broken, each) => each(broken, random), body);
  const exchanges = capture.exchanges.map((exchange): Exchange => {
    const { request, response } = exchange;
    return {
      ...exchange,
      request: breaksSent ? brokenRequest(request, breakAll, random) : request,
      response: random() < 0.1 ? { ...response, status: oneOf(random, STATUS) } : response,
      chunks: brokenChunks(exchange, breakAll, breaksSent, random),
    };
  });
  const messages = tapMessagesOf({ ...capture, exchanges }, row);
  return { messages: kind < 3 ? messages : disordered(messages, breaksSent, random), breaksSent };
}

const STATUS = [0, 200, 204, 302, 400, 401, 403, 429, 500, 529] as const;

function brokenRequest(request: Exchange['request'], breakAll: Break, random: Random): Exchange['request'] {
  const { body, bodyIsBase64, headers } = request;
  if (body === null) return request;
  const broken = breakAll(Buffer.from(body, bodyIsBase64 ? 'base64' : 'utf8'), random);
  return {
    ...request,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, random() < 0.2 ? soup(random, []) : value]),
    ),
    body: broken.toString(bodyIsBase64 ? 'base64' : 'utf8'),
  };
}

function brokenChunks(
  { transport, chunks }: Exchange,
  breakAll: Break,
  breaksSent: boolean,
  random: Random,
): Chunk[] {
  const asChunk = (chunk: Chunk, bytes: Buffer): Chunk => ({
    ...chunk,
    data: bytes.toString('base64'),
    base64: true,
  });
  if (transport === 'ws') {
    return chunks.map((chunk) => {
      const breaks = random() < 0.5 && (breaksSent || chunk.dir !== 'out');
      return breaks ? asChunk(chunk, breakAll(bytesOf(chunk), random)) : chunk;
    });
  }
  const [first] = chunks;
  if (!first) return [];
  const broken = breakAll(Buffer.concat(chunks.map(bytesOf)), random);
  const lastMs = chunks.at(-1)?.atMs ?? first.atMs;
  return cutBytes(broken, random).map((bytes, index, all) => ({
    ...asChunk(first, bytes),
    atMs: first.atMs + ((lastMs - first.atMs) * index) / all.length,
  }));
}

const REASONS: readonly EndReason[] = ['complete', 'aborted', 'failed'];

/** Messages lost, doubled, exchanged, joined, ended early, never ended; requests in other forms. */
function disordered(messages: readonly TapMessage[], breaksSent: boolean, random: Random): TapMessage[] {
  const rate = oneOf(random, [0.05, 0.2, 0.5]);
  const result: TapMessage[] = [];
  for (const message of messages) {
    const isSent = message.type === 'open' || (message.type === 'frame' && message.direction === 'out');
    if (random() >= rate || (isSent && !breaksSent)) result.push(message);
    else if (message.type === 'open') result.push({ ...message, body: otherBody(message.body, random) });
    else disorder(result, message, random);
  }
  return result;
}

/** Adds the message where it doesn't belong, or something else in its place. */
function disorder(
  result: TapMessage[],
  message: Exclude<TapMessage, { type: 'open' }>,
  random: Random,
): void {
  const last = result.at(-1);
  switch (randomBelow(random, 6)) {
    case 0:
      break;
    case 1:
      result.push(message, message);
      break;
    case 2:
      if (last && last.type !== 'open') result.splice(-1, 1, message, last);
      break;
    case 3:
      result.push(joined(last, message) ?? message);
      break;
    case 4:
      result.push({ type: 'end', exchange: message.exchange, reason: oneOf(random, REASONS) });
      break;
    default:
      result.push(message.type === 'frame' ? otherForm(message) : message);
  }
}

function joined(last: TapMessage | undefined, message: TapMessage): TapMessage | undefined {
  if (last?.type !== 'bytes' || message.type !== 'bytes') return undefined;
  return { ...message, bytes: new Uint8Array(Buffer.concat([last.bytes, message.bytes])) };
}

/** The frame as bytes where it was text, as text where it was bytes. */
function otherForm(frame: Extract<TapMessage, { type: 'frame' }>): TapMessage {
  const { data } = frame;
  if (typeof data !== 'string') return { ...frame, data: Buffer.from(data).toString() };
  return { ...frame, data: new Uint8Array(Buffer.from(data)).buffer };
}

function otherBody(body: RequestBody, random: Random): RequestBody {
  const text = body.kind === 'text' ? body.text : '';
  return oneOf<() => RequestBody>(random, [
    () => ({ kind: 'none' }),
    () => ({ kind: 'text', text: soup(random, ['null', 'true', '[]', '{}']) }),
    () => ({ kind: 'form', fields: [...new URLSearchParams(text)] }),
    () => ({
      kind: 'form',
      fields: [
        ['data', text],
        ['queryInfo', text],
        ['variables', text],
      ],
    }),
  ])();
}
