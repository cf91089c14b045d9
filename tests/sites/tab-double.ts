/**
 * A tab without a browser: collects the turns a reader starts, and plays a capture (docs/captures.md) to the reader
 * as the tap and the relay would, in the order of its clock.
 */

import type { EndReason, RequestBody } from '../../src/model/messages/exchange.ts';
import { parseObservation } from '../../src/model/usage/parse-observation.ts';
import type { Usage } from '../../src/model/usage/usage.ts';
import { createMatcher } from '../../src/page/endpoints.ts';
import { createSseDecoder } from '../../src/sites/decoders/sse.ts';
import { contextTokens } from '../../src/sites/reading/context.ts';
import { Turn, type TurnInit } from '../../src/sites/reading/turn.ts';
import type { Endpoint, SiteRow } from '../../src/sites/row.ts';
import type { CreateReader, ExchangeReader, ExchangeStart, OpenExchange, Tab } from '../../src/sites/site.ts';
import { watchedOf } from '../../src/sites/watched.ts';
import { bytesOf, textOf } from '../harness/timeline.ts';

export interface CaptureChunk {
  atMs: number;
  data: string;
  base64?: boolean;
  /** Sockets only. */
  dir?: 'in' | 'out' | 'close';
}

export interface CaptureExchange {
  role: string;
  countsAsPrompt?: boolean;
  transport: 'sse' | 'fetch-stream' | 'xhr' | 'ws' | 'navigation';
  request: {
    method: string;
    url: string;
    headers?: Record<string, string> | null;
    body?: string | null;
    bodyEncoding?: string;
  };
  response?: { status?: number | null; headers?: Record<string, string> | null } | null;
  chunks: CaptureChunk[];
  abortAtMs?: number;
}

export interface Capture {
  format: 'capture/1';
  site: string;
  scenario: string;
  basis: string;
  page: string;
  exchanges: CaptureExchange[];
  expected: Expected;
}

/** As docs/captures.md explains them; fields that only describe the capture are left out. */
export interface Expected {
  requests: number;
  sessions?: number;
  kind?: string;
  intent?: string | string[];
  mode?: string;
  outcome?: string | string[];
  model?: string | null;
  outputText?: string;
  reasoningText?: string;
  promptText?: string;
  images?: number;
  videos?: number;
  audioSeconds?: number;
  videoSeconds?: number;
  inputTokens?: number;
  outputTokens?: number;
  totalTokens?: number;
  generations?: number;
  unscored?: string[];
}

export interface PlayOptions {
  /** Cuts a text into the pieces to be delivered instead; by default a chunk comes whole. */
  rechunk?: (text: string) => readonly string[];
  /** Epoch ms the capture's clock starts at. */
  startAt?: number;
}

/** When a capture starts if nothing else is said: 2026-11-23T10:00Z. */
const START_AT = Date.UTC(2026, 10, 23, 10);

export class TabDouble implements Tab {
  /** In the order they were started. */
  readonly turns: Turn[] = [];
  readonly inits: TurnInit[] = [];
  /** Every report, in order. */
  readonly told: { turn: Turn; urgent: boolean }[] = [];
  readonly #byKey = new Map<string, Turn>();
  clock: number;

  constructor(clock = START_AT) {
    this.clock = clock;
  }

  now(): number {
    return this.clock;
  }

  turn(init: TurnInit): Turn {
    const known = init.key === null ? undefined : this.#byKey.get(init.key);
    if (known) return known;
    const turn = new Turn(init, (told, urgent) => {
      this.#check(told);
      this.told.push({ turn: told, urgent });
    });
    this.turns.push(turn);
    this.inits.push(init);
    if (init.key !== null) this.#byKey.set(init.key, turn);
    return turn;
  }

  contextTokens(conversation: string, next?: Turn): number {
    return contextTokens(this.turns, conversation, next);
  }

  /** @throws where the background would take nothing of what is told */
  #check(turn: Turn): void {
    const { endpoint, at, thinkingMs, understood, shape } = turn;
    const told = { ...turn.usage(this.clock), endpoint, at, thinkingMs, understood, shape };
    if (!parseObservation({ ...told, site: 'site', key: 'key', rev: 0 }))
      throw new Error(`refused: ${JSON.stringify(told)}`);
  }

  /** What each prompt came to; voice sessions are in `sessions`. */
  get requests(): Usage[] {
    return this.turns.map((turn) => turn.usage(this.clock)).filter((usage) => !usage.session);
  }

  get sessions(): Usage[] {
    return this.turns.map((turn) => turn.usage(this.clock)).filter((usage) => usage.session);
  }
}

/** The endpoint of the row an exchange belongs to, as the tap finds it. */
export function matchEndpoint(
  row: SiteRow,
  exchange: CaptureExchange,
  pageUrl: string,
): Endpoint | undefined {
  if (exchange.transport === 'navigation')
    return documentEndpoint(row, exchange.request.url, textOf(exchange.chunks));
  const match = createMatcher(watchedOf(row), { origin: new URL(pageUrl).origin, baseUrl: () => pageUrl });
  const { method, url } = exchange.request;
  const found = transportsOf(exchange.transport)
    .map((transport) => match(transport, method, url))
    .find((wanted) => wanted !== undefined);
  return row.endpoints.find(({ id }) => id === found?.endpoint);
}

/** What a document shows is found there by attributes; that it is there at all can be told from its source. */
export function documentEndpoint(row: SiteRow, url: string, html: string): Endpoint | undefined {
  const { pathname, search } = new URL(url);
  return row.endpoints.find(({ transport, path, query = '', answer = '' }) => {
    const attributes = [...answer.matchAll(/\[([^\]]+)\]/g)].map(([, attribute = '']) => attribute);
    return (
      transport === 'document' &&
      new RegExp(`^(?:${path})$`).test(pathname) &&
      new RegExp(query).test(search) &&
      attributes.some((attribute) => html.includes(attribute))
    );
  });
}

/** How the page may have asked, first as its site does: by EventSource, where its row says so. */
export function transportsOf(transport: CaptureExchange['transport']): readonly Endpoint['transport'][] {
  if (transport === 'ws') return ['socket'];
  return transport === 'sse' ? ['events', 'http'] : ['http'];
}

/** Why the tap says that an exchange ended. An EventSource has no end but that the page closes it. */
export function endReasonOf(transport: Endpoint['transport'], isAborted: boolean): EndReason {
  return isAborted && transport !== 'events' ? 'aborted' : 'complete';
}

interface Step {
  atMs: number;
  run(): void;
}

/** Plays a capture to a new reader; returns the tab with the turns it made. */
export function playCapture(
  createReader: CreateReader,
  row: SiteRow,
  capture: Capture,
  options: PlayOptions = {},
): TabDouble {
  const tab = new TabDouble(options.startAt);
  playInto(tab, createReader(tab), row, capture, options);
  return tab;
}

/** The same on a tab already in use. */
export function playInto(
  tab: TabDouble,
  open: OpenExchange,
  row: SiteRow,
  capture: Capture,
  options: PlayOptions = {},
): void {
  const startAt = tab.clock;
  const steps = capture.exchanges.flatMap((exchange) =>
    stepsOf(tab, open, row, capture.page, exchange, options),
  );
  // Stable: steps of one exchange keep their order even where the clock stands still.
  for (const step of steps.sort((a, b) => a.atMs - b.atMs)) {
    tab.clock = startAt + Math.max(0, step.atMs);
    step.run();
  }
}

function stepsOf(
  tab: TabDouble,
  open: OpenExchange,
  row: SiteRow,
  pageUrl: string,
  exchange: CaptureExchange,
  options: PlayOptions,
): Step[] {
  const endpoint = matchEndpoint(row, exchange, pageUrl);
  if (!endpoint) return [];
  const { abortAtMs } = exchange;
  const chunks = exchange.chunks.filter(({ atMs }) => abortAtMs === undefined || atMs <= abortAtMs);
  const firstAtMs = chunks[0]?.atMs ?? 0;
  // A page opens its sockets as it loads, its main request at once, others as late as their answer allows.
  const openAtMs = endpoint.transport === 'socket' ? -1 : exchange.role === 'main' ? 0 : firstAtMs - 1;
  let reader: ExchangeReader | undefined;
  const decoder = new TextDecoder();

  const start = (): void => {
    reader = open(startOf(endpoint, exchange, pageUrl, tab.now()));
  };
  const head = (): void => {
    const contentType = Object.entries(exchange.response?.headers ?? {}).find(
      ([name]) => name.toLowerCase() === 'content-type',
    )?.[1];
    reader?.head?.(exchange.response?.status ?? 200, contentType ?? '');
  };
  // An EventSource hands over whole events.
  const events = createSseDecoder((event, data) => reader?.frame?.('in', data, event));
  const deliver = (chunk: CaptureChunk): void => {
    if (endpoint.transport === 'socket') {
      if (chunk.dir !== 'close') reader?.frame?.(chunk.dir ?? 'in', frameOf(chunk));
    } else if (endpoint.transport === 'events') {
      events.push(decoder.decode(bytesOf(chunk), { stream: true }));
    } else if (reader?.bytes && exchange.transport !== 'xhr') {
      reader.bytes(bytesOf(chunk));
    } else {
      const text = decoder.decode(bytesOf(chunk), { stream: true });
      for (const piece of options.rechunk?.(text) ?? [text]) reader?.text?.(piece);
    }
  };
  const reason = endReasonOf(endpoint.transport, abortAtMs !== undefined);
  const endAtMs = abortAtMs ?? chunks.at(-1)?.atMs ?? openAtMs;
  const steps: Step[] = [{ atMs: openAtMs, run: start }];
  if (endpoint.transport !== 'socket' && chunks.length > 0) steps.push({ atMs: firstAtMs, run: head });
  steps.push(...chunks.map((chunk) => ({ atMs: chunk.atMs, run: () => deliver(chunk) })));
  // A socket stays open for as long as its page.
  if (endpoint.transport !== 'socket') steps.push({ atMs: endAtMs, run: () => reader?.end(reason) });
  return steps;
}

/** The exchange as the relay hands it to a reader. */
export function startOf(
  endpoint: Endpoint,
  exchange: CaptureExchange,
  pageUrl: string,
  at: number,
): ExchangeStart {
  const { method, url } = exchange.request;
  const { pathname, search } = new URL(url, pageUrl);
  return {
    endpoint: endpoint.id,
    method,
    url: pathname + search,
    body: bodyOf(exchange),
    headers: wantedHeaders(endpoint, exchange),
    at,
  };
}

function bodyOf({ request }: CaptureExchange): RequestBody {
  if (request.body === null || request.body === undefined) return { kind: 'none' };
  const text =
    request.bodyEncoding === 'base64' ? Buffer.from(request.body, 'base64').toString() : request.body;
  return { kind: 'text', text };
}

function wantedHeaders(endpoint: Endpoint, { request }: CaptureExchange): Record<string, string> {
  const all = Object.entries(request.headers ?? {}).map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  );
  return Object.fromEntries(all.filter(([name]) => endpoint.headers?.includes(name)));
}

function frameOf(chunk: CaptureChunk): string | ArrayBuffer {
  if (!chunk.base64) return chunk.data;
  return new Uint8Array(bytesOf(chunk)).buffer;
}
