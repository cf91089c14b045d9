/** A capture as the messages the tap would send of it: one list, in the order of its clock. */

import type { RequestBody, TapMessage } from '../../src/model/messages/exchange.ts';
import { createMatcher, type Match } from '../../src/page/endpoints.ts';
import { createSseDecoder } from '../../src/sites/decoders/sse.ts';
import type { Endpoint, SiteRow } from '../../src/sites/row.ts';
import { watchedOf } from '../../src/sites/watched.ts';
import type { Capture, Chunk, Exchange } from '../harness/capture.ts';
import { bytesOf, textOf } from '../harness/timeline.ts';
import { documentEndpoint, endReasonOf, transportsOf } from '../sites/tab-double.ts';

export interface TimedMessage {
  /** On the capture's clock. */
  readonly atMs: number;
  readonly message: TapMessage;
}

/** Messages of the exchanges the row wants; sockets stay open. */
export function tapMessagesOf(capture: Capture, row: SiteRow): TapMessage[] {
  return timedMessagesOf(capture, row).map(({ message }) => message);
}

/** The same with when each comes. */
export function timedMessagesOf(capture: Capture, row: SiteRow): TimedMessage[] {
  const baseUrl = baseUrlOf(capture);
  const match = createMatcher(watchedOf(row), { origin: new URL(baseUrl).origin, baseUrl: () => baseUrl });
  const timed = capture.exchanges.flatMap((exchange, index): TimedMessage[] => {
    if (exchange.transport === 'navigation') return documentMessages(exchange, index, row);
    for (const transport of transportsOf(exchange.transport)) {
      const found = matched(() => match(transport, exchange.request.method, exchange.request.url));
      if (found) return exchangeMessages(exchange, index, found, transport);
    }
    return [];
  });
  // Stable: messages of one exchange keep their order where the clock stands still.
  return timed.sort((a, b) => a.atMs - b.atMs);
}

/** The answer in a document is told once it has come to its end. */
function documentMessages(captured: Exchange, exchange: number, row: SiteRow): TimedMessage[] {
  const { chunks, request } = captured;
  const text = textOf(chunks);
  const found = matched(() => documentEndpoint(row, request.url, text));
  if (!found) return [];
  const { pathname, search } = new URL(request.url);
  const messages: TapMessage[] = [
    {
      type: 'open',
      exchange,
      endpoint: found.id,
      method: 'GET',
      url: pathname + search,
      body: { kind: 'none' },
      headers: {},
    },
    { type: 'head', exchange, status: 200, contentType: 'text/html' },
    { type: 'text', exchange, text },
    { type: 'end', exchange, reason: 'complete' },
  ];
  const atMs = chunks.at(-1)?.atMs ?? 0;
  return messages.map((message) => ({ atMs, message }));
}

/** A broken address matches nothing. */
function matched<Found>(match: () => Found | undefined): Found | undefined {
  try {
    return match();
  } catch {
    return undefined;
  }
}

function baseUrlOf({ page }: Capture): string {
  return URL.canParse(page) ? page : 'https://example.com/';
}

function exchangeMessages(
  captured: Exchange,
  exchange: number,
  { endpoint, method, url, headers: wanted }: Match,
  transport: Endpoint['transport'],
): TimedMessage[] {
  const { abortAtMs, chunks, response } = captured;
  const seen = chunks.filter(({ atMs }) => abortAtMs === null || atMs <= abortAtMs);
  const firstMs = seen[0]?.atMs ?? 0;
  const endMs = abortAtMs ?? seen.at(-1)?.atMs ?? firstMs;
  const openMs = transport === 'socket' ? -1 : captured.role === 'main' ? 0 : firstMs - 1;
  const headers = Object.fromEntries(
    Object.entries(captured.request.headers)
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter(([name]) => wanted.includes(name)),
  );
  const body = bodyOf(captured);
  const contentType =
    Object.entries(response.headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const timed: TimedMessage[] = [
    { atMs: openMs, message: { type: 'open', exchange, endpoint, method, url, body, headers } },
  ];
  if (transport === 'http') {
    timed.push({ atMs: firstMs, message: { type: 'head', exchange, status: response.status, contentType } });
  }
  timed.push(...pieces(captured, exchange, seen, transport));
  if (transport !== 'socket') {
    const reason = endReasonOf(transport, abortAtMs !== null);
    timed.push({ atMs: endMs, message: { type: 'end', exchange, reason } });
  }
  return timed;
}

function pieces(
  { transport: how }: Exchange,
  exchange: number,
  chunks: readonly Chunk[],
  transport: Endpoint['transport'],
): TimedMessage[] {
  if (transport === 'events') return eventPieces(exchange, chunks);
  const utf8 = new TextDecoder();
  return chunks
    .filter(({ dir }) => dir !== 'close')
    .map((chunk): TimedMessage => {
      const { atMs, dir, binary } = chunk;
      const bytes = new Uint8Array(bytesOf(chunk));
      if (transport === 'socket') {
        const data = binary ? bytes.buffer : utf8.decode(bytes);
        return { atMs, message: { type: 'frame', exchange, direction: dir === 'out' ? 'out' : 'in', data } };
      }
      if (how === 'xhr') {
        return { atMs, message: { type: 'text', exchange, text: utf8.decode(bytes, { stream: true }) } };
      }
      return { atMs, message: { type: 'bytes', exchange, bytes } };
    });
}

/** An EventSource hands over whole events. */
function eventPieces(exchange: number, chunks: readonly Chunk[]): TimedMessage[] {
  const timed: TimedMessage[] = [];
  const utf8 = new TextDecoder();
  let atMs = 0;
  const decoder = createSseDecoder((event, data) =>
    timed.push({ atMs, message: { type: 'frame', exchange, direction: 'in', data, event } }),
  );
  for (const chunk of chunks) {
    atMs = chunk.atMs;
    decoder.push(utf8.decode(bytesOf(chunk), { stream: true }));
  }
  return timed;
}

function bodyOf({ request: { body, bodyIsBase64 } }: Exchange): RequestBody {
  if (body === null) return { kind: 'none' };
  return { kind: 'text', text: bodyIsBase64 ? Buffer.from(body, 'base64').toString() : body };
}
