/**
 * Changes a capture in all that a reader must not depend on, the same way in what is sent, what is answered and what
 * is expected: words, ids, digits of model names, order of keys, and fields that mean nothing to a meter.
 */
import type { Capture, CapturedRequest, Chunk, Exchange } from './capture.ts';
import { rowsOf } from './check.ts';
import type { Expected, ExpectedAnswer, ExpectedRow } from './expected.ts';
import { rewriteJson } from './json-islands.ts';
import { createRandom, type Random, randomBelow, shuffled } from './random.ts';
import {
  createIdSubstitution,
  createModelSubstitution,
  createNamedIdSubstitution,
  createWordSubstitution,
  type WordSubstitution,
} from './substitutions.ts';
import { bytesOf } from './timeline.ts';

type Replace = (text: string) => string;

/** The capture with other ids, and nothing else changed. */
export function freshIds(capture: Capture, seed: number): Capture {
  const ids = createIdSubstitution(seed, modelsOf(capture));
  const namedIds = createNamedIdSubstitution(namedIdsOf(capture), createRandom(seed));
  return withTexts(capture, (text) => namedIds(ids(text)));
}

function modelsOf({ expected }: Capture): string[] {
  const names = [expected.modelRequested, ...rowsOf(expected).map(({ model }) => model)];
  return names.filter((name) => typeof name === 'string');
}

/** Whether a name is on the wire as it stands, and not put together by the reader. */
function standsIn({ exchanges }: Capture): (name: string) => boolean {
  const texts = exchanges.flatMap(({ request: { url, body }, chunks }) => [
    url,
    body ?? '',
    Buffer.concat(chunks.map(bytesOf)).toString('latin1'),
  ]);
  return (name) => texts.some((text) => text.includes(name));
}

/** Values of keys that name an id of anything but a model: letters and digits. */
const NAMED_ID = /(?:\bid|(?<!model)(?:Id|_id))\\*":\s*\\*"((?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{2,40})\\*"/gi;

/** Ids that can't be told from other words but by where they stand: `"threadId":"th-1"`. */
function namedIdsOf(capture: Capture): string[] {
  const texts = capture.exchanges.flatMap((exchange) => [
    exchange.request.body ?? '',
    Buffer.concat(exchange.chunks.map(bytesOf)).toString('latin1'),
  ]);
  const ids = texts.flatMap((text) => [...text.matchAll(NAMED_ID)].map(([, id = '']) => id));
  const models = modelsOf(capture);
  return [...new Set(ids)].filter((id) => !models.includes(id));
}

/** Shorter ones also stand where nobody wrote them. */
const LEAST_LONG = 4;
const LONG_WORD = new RegExp(`\\S{${LEAST_LONG},}`, 'g');

/** All of the changes. */
export function mutateCapture(capture: Capture, seed: number): Capture {
  const random = createRandom(seed);
  const { expected } = capture;
  const models = createModelSubstitution(modelsOf(capture).filter(standsIn(capture)), random);
  const ids = createIdSubstitution(seed, modelsOf(capture));
  const rename: Replace = (text) => ids(models(text));
  const renamed = withTexts(capture, rename);
  const words = createWordSubstitution(visibleTexts(expected), random);
  const exchanges = renamed.exchanges.map((exchange) => withWords(exchange, words, random));
  const sent = sentIn(exchanges);
  const sentOf = (text: string) =>
    (bare(text).match(LONG_WORD) ?? []).filter((word) => sent.includes(word)).length;
  // What goes out in a coding that words are not found in stays as it is; a prompt may go out in several pieces.
  const inPrompt = (text: string) => {
    const other = words.all(text);
    return standsAsSent(sent, bare(other)) || sentOf(other) > sentOf(text) ? other : text;
  };
  return {
    ...renamed,
    exchanges,
    expected: expectedAs(renamed.expected, (row) =>
      withOtherCounts(withOtherTexts(row, words.all, inPrompt)),
    ),
  };
}

/** All that the page sends, whatever it is escaped for. */
function sentIn(exchanges: readonly Exchange[]): string {
  const texts = exchanges.flatMap(({ request: { url, body, bodyIsBase64 }, chunks }) => [
    ...new URL(url).searchParams.values(),
    bodyIsBase64 ? Buffer.from(body ?? '', 'base64').toString() : (body ?? ''),
    ...chunks.filter(({ dir }) => dir === 'out').map((chunk) => bytesOf(chunk).toString()),
  ]);
  const decoded = texts.flatMap((text) => [text, ...new URLSearchParams(text).values()]);
  return decoded.map(bare).join('\n');
}

/** A short one also stands by chance in what is sent as base64: there only between other signs than that has. */
function standsAsSent(sent: string, text: string): boolean {
  if (text.length >= LEAST_LONG) return sent.includes(text);
  return sent.split(text).some((before, index, parts) => {
    const after = parts[index + 1];
    return after !== undefined && !/[\w+/=]$/.test(before) && !/^[\w+/=]/.test(after);
  });
}

/** Without what escaping adds, to any depth. */
function bare(text: string): string {
  return JSON.stringify(text).replace(/[\\"]/g, '');
}

/** Other words come to other tokens: of what nobody reports only whether there are any can be said. */
function withOtherCounts<Row extends ExpectedRow>(row: Row): Row {
  const other = (name: 'contextTokens' | 'toolTokens') => {
    const count = row[name];
    return typeof count === 'number' && count > 0 ? { [name]: 'some' } : {};
  };
  return { ...row, ...other('contextTokens'), ...other('toolTokens') };
}

/** Every text the capture says was visible: only these words are content. */
function visibleTexts(expected: Expected): string[] {
  const texts = rowsOf(expected).flatMap(({ promptText, outputText, reasoningText, generations }) => [
    ...[promptText, outputText, reasoningText],
    ...(typeof generations === 'object' ? generations.map((answer) => answer.outputText) : []),
  ]);
  return texts.filter((text): text is string => text !== undefined && text !== '');
}

/** The same with every row and every answer changed. */
function expectedAs(expected: Expected, changed: <Row extends ExpectedRow>(row: Row) => Row): Expected {
  const { turns } = expected;
  return { ...changed(expected), ...(turns ? { turns: turns.map(changed) } : {}) };
}

function withOtherTexts<Row extends ExpectedRow>(row: Row, words: Replace, inPrompt: Replace): Row {
  const replaced = <Value extends object>(value: Value, name: string, replace: Replace): Value => {
    const text = Reflect.get(value, name);
    return typeof text === 'string' ? { ...value, [name]: replace(text) } : value;
  };
  const { generations } = row;
  const answers =
    typeof generations === 'object'
      ? { generations: generations.map((one: ExpectedAnswer) => replaced(one, 'outputText', words)) }
      : {};
  const prompted = replaced(row, 'promptText', inPrompt);
  return { ...replaced(replaced(prompted, 'outputText', words), 'reasoningText', words), ...answers };
}

/** Replaces in addresses, bodies and the model's name; replacements are as long as what they replace, so framing holds. */
function withTexts(capture: Capture, replace: Replace): Capture {
  const inBytes = (bytes: Buffer) => Buffer.from(replace(bytes.toString('latin1')), 'latin1');
  return {
    ...capture,
    page: replace(capture.page),
    expected: expectedAs(capture.expected, (row) => withOtherModel(row, replace)),
    exchanges: capture.exchanges.map((exchange) => ({
      ...exchange,
      request: { ...withBody(exchange.request, inBytes), url: replace(exchange.request.url) },
      chunks: withBytes(exchange, inBytes),
    })),
  };
}

function withOtherModel<Row extends ExpectedRow>(row: Row, replace: Replace): Row {
  return typeof row.model === 'string' ? { ...row, model: replace(row.model) } : row;
}

function withWords(exchange: Exchange, words: WordSubstitution, random: Random): Exchange {
  // A string that stands alone is a piece of an answer (`0:"Hel"`); a list's strings may be the protocol's.
  const inJson = (bytes: Buffer) =>
    rewriteJson(bytes, (value) => mutateValue(value, typeof value === 'string' ? 'text' : '', words, random));
  const inHtml = (bytes: Buffer) =>
    Buffer.from(bytes.toString().replace(/(?<=>)[^<]+/g, (text) => words.inLeaf(text, 'text')));
  // An answer with nothing around it; streams of text are mostly called the same.
  const inText = (bytes: Buffer) =>
    /["{]/.test(bytes.toString()) ? inJson(bytes) : Buffer.from(words.inLeaf(bytes.toString(), 'text'));
  const hasType = (type: RegExp) =>
    Object.values(exchange.response.headers).some((value) => type.test(value));
  return {
    ...exchange,
    request: { ...withBody(exchange.request, inJson), url: withQuery(exchange.request.url, words) },
    chunks: withBytes(
      exchange,
      hasType(/^text\/[^;]*html/) ? inHtml : hasType(/^text\/plain/) ? inText : inJson,
    ),
  };
}

/** Sites that are asked by an address have the prompt in its query. */
function withQuery(url: string, words: WordSubstitution): string {
  const query = [...new URL(url).searchParams];
  const changed = query.map(([name, value]): [string, string] => [name, words.inLeaf(value, name)]);
  if (changed.every(([, value], index) => value === query[index]?.[1])) return url;
  const address = new URL(url);
  address.search = new URLSearchParams(changed).toString();
  return address.href;
}

function withBody(request: CapturedRequest, replace: (bytes: Buffer) => Buffer): CapturedRequest {
  const { body, bodyIsBase64, headers } = request;
  if (body === null) return request;
  if (bodyIsBase64) return { ...request, body: replace(Buffer.from(body, 'base64')).toString('base64') };
  const replaceText = (text: string) => replace(Buffer.from(text)).toString();
  const contentType =
    Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const isForm = contentType.includes('urlencoded') || /^f\.req=/.test(body);
  return { ...request, body: isForm ? withFormValues(body, replaceText) : replaceText(body) };
}

function withFormValues(body: string, replace: Replace): string {
  const fields = [...new URLSearchParams(body)].map(([name, value]): [string, string] => [
    name,
    replace(value),
  ]);
  return new URLSearchParams(fields).toString();
}

/** Messages of a socket are whole; a body is put together, changed, and cut in the same proportions. */
function withBytes({ transport, chunks }: Exchange, replace: (bytes: Buffer) => Buffer): Chunk[] {
  const asChunk = (chunk: Chunk, bytes: Buffer): Chunk => ({
    ...chunk,
    data: bytes.toString('base64'),
    base64: true,
  });
  if (transport === 'ws') return chunks.map((chunk) => asChunk(chunk, replace(bytesOf(chunk))));
  const old = chunks.map(bytesOf);
  const whole = Buffer.concat(old);
  const changed = replace(whole);
  let offset = 0;
  return chunks.map((chunk, index) => {
    const from = Math.round((offset / Math.max(1, whole.length)) * changed.length);
    offset += old[index]?.length ?? 0;
    const to = Math.round((offset / Math.max(1, whole.length)) * changed.length);
    return asChunk(chunk, changed.subarray(from, to));
  });
}

/** Moments, titles and places: no meter may read them. */
const IRRELEVANT_KEY =
  /^(create_time|update_time|created_?at|updated_?at|title|time_?zone|timezone_offset_min|client_?timestamp)$/i;

function mutateValue(value: unknown, key: string, words: WordSubstitution, random: Random): unknown {
  if (typeof value === 'string') return mutateString(value, key, words, random);
  if (typeof value === 'number')
    return IRRELEVANT_KEY.test(key) ? value - randomBelow(random, 10_000) : value;
  if (Array.isArray(value)) return value.map((item) => mutateValue(item, key, words, random));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, item]): [string, unknown] => [
    name,
    mutateValue(item, name, words, random),
  ]);
  return Object.fromEntries(shuffled(entries, random));
}

/** A string may itself be JSON, or hold server-sent events, to any depth. */
function mutateString(text: string, key: string, words: WordSubstitution, random: Random): string {
  const inner = (value: unknown) => mutateValue(value, key, words, random);
  if (/^\s*[[{]/.test(text)) {
    try {
      return JSON.stringify(inner(JSON.parse(text)));
    } catch {
      // Text that only looks like JSON.
    }
  }
  if (/^(data|event): /m.test(text)) return rewriteJson(Buffer.from(text), inner).toString();
  return IRRELEVANT_KEY.test(key) ? words.all(text) : words.inLeaf(text, key);
}
