/**
 * Captures, format `capture/1`: recorded or reconstructed traffic of a site, with what a meter must make of it. What
 * is used here is checked strictly when read; fields that only inform people are let through unread.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Expected, parseExpected } from './expected.ts';
import { boolean, list, number, oneOf, optionalOrNull, record, string } from './parse.ts';

export const ROLES = ['before', 'main', 'during', 'after', 'follow-up'] as const;
export type Role = (typeof ROLES)[number];

export const TRANSPORTS = ['sse', 'fetch-stream', 'xhr', 'ws', 'navigation'] as const;
export type Transport = (typeof TRANSPORTS)[number];

export interface Chunk {
  readonly atMs: number;
  readonly data: string;
  /** `data` is base64. */
  readonly base64: boolean;
  /** Sockets: what the page sends, what it gets, and who closes. */
  readonly dir: 'in' | 'out' | 'close';
  /** Sockets: a binary message. */
  readonly binary: boolean;
}

export interface CapturedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The body as sent; base64 where `bodyIsBase64`. */
  readonly body: string | null;
  readonly bodyIsBase64: boolean;
}

export interface Exchange {
  readonly role: Role;
  readonly transport: Transport;
  readonly request: CapturedRequest;
  readonly response: { readonly status: number; readonly headers: Readonly<Record<string, string>> };
  readonly chunks: readonly Chunk[];
  /** The page itself aborts then. */
  readonly abortAtMs: number | null;
}

export interface Capture {
  readonly site: string;
  readonly scenario: string;
  readonly basis: 'reconstructed' | 'verbatim' | 'mixed';
  /** Address of the page it happened on. */
  readonly page: string;
  readonly exchanges: readonly Exchange[];
  readonly expected: Expected;
}

/** Prompts and voice sessions are both counted; a negative is neither. */
export function isNegative({ expected }: Capture): boolean {
  return expected.requests === 0 && !expected.sessions;
}

/** All captures below a folder, `<site>/<scenario>.json`, by site and scenario. */
export function readCaptures(folder: string): Capture[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => readCapture(join(entry.parentPath, entry.name)))
    .sort((a, b) => compare(a.site, b.site) || compare(a.scenario, b.scenario));
}

/** @throws with the file's name and the place in it, when it is no capture */
export function readCapture(path: string): Capture {
  try {
    const capture = parseCapture(JSON.parse(readFileSync(path, 'utf8')));
    const place = `${basename(dirname(path))}/${basename(path, '.json')}`;
    if (place !== `${capture.site}/${capture.scenario}`)
      throw new Error(`says it is ${capture.site}/${capture.scenario}`);
    return capture;
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : error}`);
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** @throws naming the place that is wrong */
export function parseCapture(value: unknown): Capture {
  const capture = record(value, 'capture');
  oneOf(capture.format, ['capture/1'], 'format');
  return {
    site: string(capture.site, 'site'),
    scenario: string(capture.scenario, 'scenario'),
    basis: oneOf(capture.basis, ['reconstructed', 'verbatim', 'mixed'], 'basis'),
    page: string(capture.page, 'page'),
    exchanges: list(capture.exchanges, 'exchanges', parseExchange),
    expected: parseExpected(record(capture.expected, 'expected')),
  };
}

function parseExchange(value: unknown, at: string): Exchange {
  const exchange = record(value, at);
  const request = record(exchange.request, `${at}.request`);
  const response = optionalOrNull(exchange.response, `${at}.response`, record) ?? {};
  const transport = oneOf(exchange.transport, TRANSPORTS, `${at}.transport`);
  return {
    role: oneOf(exchange.role, ROLES, `${at}.role`),
    transport,
    request: {
      method: string(request.method, `${at}.request.method`),
      url: string(request.url, `${at}.request.url`),
      headers: parseHeaders(request.headers, `${at}.request.headers`),
      body: parseBody(request.body, `${at}.request.body`),
      bodyIsBase64: request.bodyEncoding === 'base64',
    },
    response: {
      status: optionalOrNull(response.status, `${at}.response.status`, number) ?? 200,
      headers: parseHeaders(response.headers, `${at}.response.headers`),
    },
    chunks: list(exchange.chunks, `${at}.chunks`, parseChunk),
    abortAtMs: optionalOrNull(exchange.abortAtMs, `${at}.abortAtMs`, number) ?? null,
  };
}

/** A body that is not a string is JSON, written as a page's `JSON.stringify` would. */
function parseBody(value: unknown, at: string): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'object' ? JSON.stringify(value) : string(value, at);
}

function parseChunk(value: unknown, at: string): Chunk {
  const chunk = record(value, at);
  return {
    atMs: number(chunk.atMs, `${at}.atMs`),
    data: string(chunk.data, `${at}.data`),
    base64: optionalOrNull(chunk.base64, `${at}.base64`, boolean) ?? false,
    dir: optionalOrNull(chunk.dir, `${at}.dir`, oneOfDirections) ?? 'in',
    binary: chunk.opcode === 'binary',
  };
}

function oneOfDirections(value: unknown, at: string): Chunk['dir'] {
  return oneOf(value, ['in', 'out', 'close'], at);
}

function parseHeaders(value: unknown, at: string): Record<string, string> {
  const headers = Object.entries(optionalOrNull(value, at, record) ?? {});
  return Object.fromEntries(headers.map(([name, header]) => [name, string(header, `${at}.${name}`)]));
}
