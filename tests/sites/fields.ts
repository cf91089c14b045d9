/**
 * What a site's reader makes of captures that lack one field, or say something else in it: what each field of the wire
 * is for, and what stands in.
 */
import type { SiteRow } from '../../src/sites/row.ts';
import type { CreateReader } from '../../src/sites/site.ts';
import { rewriteJson } from '../harness/json-islands.ts';
import { bytesOf } from '../harness/timeline.ts';
import { turnsOf } from './readings.ts';
import {
  type Capture,
  type CaptureChunk,
  type CaptureExchange,
  matchEndpoint,
  playCapture,
} from './tab-double.ts';

/** A field is left out of so many captures that have it. */
const CAPTURES_EACH = 2;
/** A text that is JSON itself. */
const JSON_TEXT = /^\s*[[{]/;

/** What becomes of a field: the value that stands there instead; undefined leaves the field out. */
const CHANGES: Readonly<Record<string, (value: unknown) => unknown>> = { without: () => undefined, other };

/** Another value of the same sort; lists and objects stay as they are. */
function other(value: unknown): unknown {
  if (typeof value === 'string' || value === null) return 'other';
  if (typeof value === 'boolean') return !value;
  return typeof value === 'number' ? value + 1 : value;
}

/** Lines, by field: what is read otherwise of a few captures with that change; and which fields change nothing. */
export function fieldsOf(createReader: CreateReader, row: SiteRow, captures: readonly Capture[]): string[] {
  const read = (capture: Capture) => turnsOf(playCapture(createReader, row, capture));
  const prompts = captures.filter(({ expected }) => expected.requests > 0);
  const whole = new Map(prompts.map((capture) => [capture, read(rewritten(capture, row, (value) => value))]));
  const byField = new Map<string, Capture[]>();
  for (const capture of prompts) {
    for (const field of fieldsIn(capture, row)) byField.set(field, [...(byField.get(field) ?? []), capture]);
  }
  const fields = [...byField.keys()].sort();
  return Object.entries(CHANGES).flatMap(([change, instead]) => {
    const silent: string[] = [];
    const lines = fields.flatMap((field) => {
      const told = (byField.get(field) ?? []).slice(0, CAPTURES_EACH).flatMap((capture) => {
        const changes = changesOf(whole.get(capture) ?? [], read(changed(capture, row, field, instead)));
        return changes.map((facts) => `  ${capture.scenario}: ${facts}`);
      });
      if (told.length === 0) silent.push(field);
      return told.length === 0 ? [] : [`${change} ${field}`, ...told];
    });
    return [...lines, `${change} ${silent.join(', ')}`, '  the same'];
  });
}

/** What is read otherwise: the facts of each turn that are not as they were. */
function changesOf(before: readonly string[], after: readonly string[]): string[] {
  if (before.length !== after.length) return [`${after.length} prompts in place of ${before.length}`];
  return before.flatMap((words, turn) => {
    const old = words.split(' | ');
    const changed = (after[turn] ?? '').split(' | ').filter((fact) => !old.includes(fact));
    const gone = old.length > (after[turn] ?? '').split(' | ').length ? ['less is told'] : [];
    const facts = [...changed, ...(changed.length > 0 ? [] : gone)];
    return facts.length > 0 ? [facts.join(' | ')] : [];
  });
}

/** Fields in what the reader gets to see, by who says them: `sent name`, `got name`. */
function fieldsIn(capture: Capture, row: SiteRow): ReadonlySet<string> {
  const fields = new Set<string>();
  rewritten(capture, row, (value, side) => {
    for (const name of namesIn(value)) fields.add(`${side} ${name}`);
    return value;
  });
  return fields;
}

function namesIn(value: unknown): string[] {
  if (typeof value === 'string') return JSON_TEXT.test(value) ? namesIn(parsed(value)) : [];
  if (typeof value !== 'object' || value === null) return [];
  const names = Array.isArray(value) ? [] : Object.keys(value).filter((name) => /^[a-z]\w*$/i.test(name));
  return [...names, ...Object.values(value).flatMap(namesIn)];
}

type Instead = (value: unknown) => unknown;

function changed(capture: Capture, row: SiteRow, field: string, instead: Instead): Capture {
  return rewritten(capture, row, (value, side) =>
    field.startsWith(`${side} `) ? valueWith(value, field.slice(side.length + 1), instead) : value,
  );
}

function valueWith(value: unknown, field: string, instead: Instead): unknown {
  if (typeof value === 'string') {
    const inner = JSON_TEXT.test(value) ? parsed(value) : undefined;
    return namesIn(inner).includes(field) ? JSON.stringify(valueWith(inner, field, instead)) : value;
  }
  if (Array.isArray(value)) return value.map((item) => valueWith(item, field, instead));
  if (typeof value !== 'object' || value === null) return value;
  const items = Object.entries(value).flatMap(([name, item]) => {
    const put = name === field ? instead(item) : item;
    if (put === undefined) return [];
    return [[name, put === item ? valueWith(item, field, instead) : put]];
  });
  return Object.fromEntries(items);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Who says a value: the page, or the site. */
type Rewrite = (value: unknown, side: 'sent' | 'got') => unknown;

/** The capture with its JSON written anew; of exchanges the row does not watch, nothing is. */
function rewritten(capture: Capture, row: SiteRow, rewrite: Rewrite): Capture {
  const exchanges = capture.exchanges.map((exchange) =>
    matchEndpoint(row, exchange, capture.page) ? exchangeWith(exchange, rewrite) : exchange,
  );
  return { ...capture, exchanges };
}

function exchangeWith(exchange: CaptureExchange, rewrite: Rewrite): CaptureExchange {
  const { request, chunks, transport } = exchange;
  const isText = typeof request.body === 'string' && request.bodyEncoding !== 'base64';
  const sent = (value: unknown) => rewrite(value, 'sent');
  const body = isText ? rewriteJson(Buffer.from(request.body ?? ''), sent).toString() : request.body;
  const [first, last] = [chunks[0], chunks.at(-1)];
  if (transport === 'ws' || !first || !last) {
    return { ...exchange, chunks: chunks.map((chunk) => chunkWith(chunk, bytesOf(chunk), rewrite)) };
  }
  // A body may be cut within its JSON: it comes in one piece, once all of it has come.
  const whole = chunkWith(first, Buffer.concat(chunks.map(bytesOf)), rewrite);
  const atMs = exchange.abortAtMs ?? last.atMs;
  return { ...exchange, request: { ...request, body: body ?? null }, chunks: [{ ...whole, atMs }] };
}

function chunkWith(chunk: CaptureChunk, bytes: Buffer, rewrite: Rewrite): CaptureChunk {
  const written = rewriteJson(bytes, (value) => rewrite(value, chunk.dir === 'out' ? 'sent' : 'got'));
  return chunk.dir !== undefined && !chunk.base64
    ? { ...chunk, data: written.toString() }
    : { ...chunk, data: written.toString('base64'), base64: true };
}
