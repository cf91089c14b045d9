/**
 * Captures with numbers no site means to write at one place after the other: every number of the wire, every text that
 * is one, and every number in an address or a path.
 */

import type { Capture, Chunk, Exchange } from '../harness/capture.ts';
import { rewriteJson } from '../harness/json-islands.ts';
import { jsonText, Verbatim } from '../harness/json-text.ts';
import { bytesOf } from '../harness/timeline.ts';

/** Names from the body's JSON down to a number; places in lists are all the same one. */
export type Place = string;

/**
 * Says what stands at a place instead.
 * @returns JSON; undefined leaves it
 */
export type Instead = (place: Place, leaf: string) => string | undefined;

const NUMBER = /^-?\d+(?:\.\d+)?$/;
/** A number within an address or a path. */
const NUMBER_WITHIN = /(?<=^|[/=:])\d+(?:\.\d+)?(?=$|[/&:])/g;
/** Longer texts are no paths. */
const MAX_PATH_CHARS = 400;

/** The capture with other numbers in what the page sends and gets, statuses included. */
export function withNumbers(capture: Capture, instead: Instead): Capture {
  return { ...capture, exchanges: capture.exchanges.map((exchange) => exchangeWith(exchange, instead)) };
}

/** The places of its numbers. */
export function placesIn(capture: Capture): ReadonlySet<Place> {
  const places = new Set<Place>();
  withNumbers(capture, (place) => {
    places.add(place);
    return undefined;
  });
  return places;
}

function exchangeWith(exchange: Exchange, instead: Instead): Exchange {
  const { request, response, transport } = exchange;
  const { body, bodyIsBase64 } = request;
  const encoding = bodyIsBase64 ? 'base64' : 'utf8';
  const status = Number(JSON.parse(instead('status', `${response.status}`) ?? 'null') ?? response.status);
  return {
    ...exchange,
    request: {
      ...request,
      url: withinText(request.url, 'address', instead),
      body: body === null ? null : bodyWith(Buffer.from(body, encoding), 'sent', instead).toString(encoding),
    },
    response: Number.isInteger(status) ? { ...response, status } : response,
    chunks: chunksWith(exchange.chunks, transport === 'ws', instead),
  };
}

function chunksWith(chunks: readonly Chunk[], areMessages: boolean, instead: Instead): Chunk[] {
  const chunkWith = (chunk: Chunk, bytes: Buffer): Chunk => ({
    ...chunk,
    data: bodyWith(bytes, chunk.dir === 'out' ? 'sent' : 'got', instead).toString('base64'),
    base64: true,
  });
  if (areMessages) return chunks.map((chunk) => chunkWith(chunk, bytesOf(chunk)));
  const [first] = chunks;
  return first ? [chunkWith(first, Buffer.concat(chunks.map(bytesOf)))] : [];
}

function bodyWith(body: Buffer, place: Place, instead: Instead): Buffer {
  return rewriteJson(body, (value) => valueWith(value, place, instead));
}

function valueWith(value: unknown, place: Place, instead: Instead): unknown {
  if (typeof value === 'number') return verbatim(instead(place, `${value}`)) ?? value;
  if (typeof value === 'string') return textWith(value, place, instead);
  if (Array.isArray(value)) return value.map((item) => valueWith(item, `${place}/#`, instead));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      withinText(name, `${place} name`, instead),
      valueWith(item, `${place}/${NUMBER.test(name) ? '#' : name}`, instead),
    ]),
  );
}

function textWith(text: string, place: Place, instead: Instead): unknown {
  if (NUMBER.test(text)) return verbatim(instead(place, text)) ?? text;
  if (!/^\s*[[{]/.test(text)) return withinText(text, place, instead);
  try {
    return jsonText(valueWith(JSON.parse(text), `${place} json`, instead));
  } catch {
    return text;
  }
}

/** The text with other numbers between its slashes; those stand there without quotes. */
function withinText(text: string, place: Place, instead: Instead): string {
  if (text.length > MAX_PATH_CHARS) return text;
  return text.replace(NUMBER_WITHIN, (leaf) => {
    const other = instead(`${place} within`, leaf);
    return other === undefined ? leaf : other.replaceAll('"', '');
  });
}

function verbatim(text: string | undefined): Verbatim | undefined {
  return text === undefined ? undefined : new Verbatim(text);
}
