import { describe, expect, it } from 'vitest';
import type { EndReason } from '../../../src/model/messages/exchange.ts';
import { readByteAnswer } from '../../../src/sites/reading/byte-answer.ts';
import {
  type AnswerOptions,
  createProgress,
  errorWords,
  type Progress,
  readAnswer,
} from '../../../src/sites/reading/stream-answer.ts';
import type { ExchangeReader } from '../../../src/sites/site.ts';
import { TabDouble } from '../tab-double.ts';
import { newTurn, ROW } from './exchanges.ts';

/** A reader that says `text` and notes what else it is given. */
function started(
  options: Partial<AnswerOptions> = {},
  read: (options: AnswerOptions) => ExchangeReader = readAnswer,
) {
  const tab = new TabDouble(3_000);
  const turn = newTurn(1_000);
  const progress = createProgress();
  const taken: [unknown, string][] = [];
  const reader = read({
    tab,
    turn,
    row: ROW,
    progress,
    take(value, name) {
      taken.push([value, name]);
      const { text } = Object(value);
      if (typeof text !== 'string') return;
      progress.understood = true;
      turn.answer().append(text);
    },
    ...options,
  });
  return { turn, progress, taken, reader };
}

const SAID = 'data: {"text":"Hi"}\n\n';

interface Ending {
  body?: string;
  status?: number;
  reason?: EndReason;
  told?: Partial<Progress>;
  endsSilently?: boolean;
}

function ended({ body = SAID, status = 200, reason = 'complete', told, endsSilently = false }: Ending) {
  const { turn, progress, reader } = started({ endsSilently });
  reader.head?.(status, 'text/event-stream');
  if (body !== '') reader.text?.(body);
  Object.assign(progress, told);
  reader.end(reason);
  return turn;
}

describe('how an answer ends', () => {
  it.each<[string, string, Ending]>([
    ['complete', 'the site says so', { told: { done: true } }],
    ['complete', 'and the page leaves then', { told: { done: true }, reason: 'aborted' }],
    ['complete', 'and the connection breaks then', { told: { done: true }, reason: 'failed' }],
    ['complete', 'and nothing was said', { body: '', told: { done: true } }],
    ['stopped', 'the person stopped it', { told: { stopped: true } }],
    ['stopped', 'the person stopped it, and the site ended it', { told: { stopped: true, done: true } }],
    ['stopped', 'the page leaves', { reason: 'aborted' }],
    ['stopped', 'the page leaves before anything came', { body: '', reason: 'aborted' }],
    ['pending', 'the rest comes elsewhere', { told: { awaited: true } }],
    [
      'pending',
      'the rest comes elsewhere, and the page leaves this',
      { told: { awaited: true }, reason: 'aborted' },
    ],
    ['complete', 'the rest was to come elsewhere, and came', { told: { awaited: true, done: true } }],
    ['failed', 'it breaks off', {}],
    ['failed', 'the network fails', { reason: 'failed' }],
    ['failed', 'nothing came', { body: '' }],
    ['failed', 'an error after output', { told: { error: 'rate limit', done: true, stopped: true } }],
    ['refused', 'a refusal before output', { body: '', told: { error: 'rate limit' } }],
    ['failed', 'an error before output', { body: '', told: { error: 'error' } }],
    ['refused', 'HTTP 429', { body: '', status: 429 }],
    ['refused', 'HTTP 429, and the page leaves', { body: '', status: 429, reason: 'aborted' }],
    ['failed', 'HTTP 400', { body: '', status: 400 }],
    ['refused', 'words of HTTP 400', { body: ' {"message":"quota used up"}', status: 400 }],
    ['refused', 'words of HTTP 400 in a list', { body: '["quota used up"]', status: 400 }],
    ['failed', 'a page of HTTP 503, whatever it says', { body: '<p>no limit, no {"quota"}', status: 503 }],
    ['refused', 'words of its own, not of the page', { body: '<p>', status: 500, told: { error: 'quota' } }],
    ['complete', 'what can’t be read', { body: 'data: {"canary":1}\n\n' }],
    ['failed', 'what can’t be read and breaks off', { body: 'data: {"canary":1}\n\n', reason: 'failed' }],
    ['complete', 'without a word, where the site has none', { endsSilently: true }],
    ['failed', 'without a word, and without an answer', { endsSilently: true, body: '' }],
    ['failed', 'without a word, and broken off', { endsSilently: true, reason: 'failed' }],
  ])('%s: %s', (outcome, _, ending) => {
    expect(ended(ending).usage(0)).toMatchObject({ outcome, durationMs: outcome === 'pending' ? 0 : 2_000 });
  });

  it.each<[boolean | null, string, Ending]>([
    [true, 'what is known came', {}],
    [true, 'an error is told', { body: '', told: { error: 'error' } }],
    [true, 'HTTP says no', { body: '', status: 500 }],
    [false, 'nothing known came', { body: 'data: {"canary":1}\n\n' }],
    [null, 'nothing came', { body: '' }],
    [null, 'the page left', { body: 'data: {"canary":1}\n\n', reason: 'aborted' }],
  ])('is understood (%s) where %s', (understood, _, ending) => {
    expect(ended(ending).understood).toBe(understood);
  });
});

describe('an answer that is not understood', () => {
  it('is told by its form, without what it said', () => {
    const { turn, reader } = started();
    reader.head?.(200, 'text/event-stream; charset=utf-8');
    reader.text?.('event: done\ndata: {"type":"text","canary":1,"id":2}\n\ndata: {"type":"canary"}\n\n');
    reader.end('complete');
    expect(turn.shape).toEqual({
      status: 200,
      contentType: 'text/event-stream',
      names: ['event:done', 'key:?', 'key:id', 'type:text', 'type:?'],
      sizeLog2: 6,
    });
  });

  it('names sixteen keys of a value, and none once it is understood', () => {
    const row = { ...ROW, vocabulary: [...ROW.vocabulary, ...Array.from({ length: 20 }, (_, i) => `n${i}`)] };
    const { turn, reader } = started({ row, progress: createProgress(), take: () => undefined });
    const fields = Object.fromEntries(row.vocabulary.map((name) => [name, 1]));
    reader.text?.(`event: message\ndata: ${JSON.stringify(fields)}\n\n`);
    reader.end('complete');
    expect(turn.shape?.names).toEqual(row.vocabulary.slice(0, 16).map((name) => `key:${name}`));

    const read = started();
    read.reader.text?.(`${SAID}data: {"id":1}\n\n`);
    read.progress.understood = false;
    read.reader.end('complete');
    expect(read.turn.shape?.names).toEqual(['key:text']);
  });
});

describe('what a stream is made of', () => {
  it('is events of JSON, or their text, with their names', () => {
    const { taken, reader } = started();
    reader.text?.('data: {"a":1}\n\nevent: e\ndata: [DONE]\n\n');
    expect(taken).toEqual([
      [{ a: 1 }, 'message'],
      ['[DONE]', 'e'],
    ]);
  });

  it('is frames where there are such, texts alone', () => {
    const { taken, turn, reader } = started();
    reader.frame?.('in', '{"text":"Hi"}', 'e');
    reader.frame?.('in', 'plain');
    reader.frame?.('in', new ArrayBuffer(3));
    expect(taken).toEqual([
      [{ text: 'Hi' }, 'e'],
      ['plain', ''],
    ]);
    expect(turn.understood).toBe(true);
  });

  it('is what its own decoder makes of it, to its end', () => {
    const decoder: AnswerOptions['decoder'] = (take) => ({
      push: (text) => take(text, 'pushed'),
      end: () => take('', 'ended'),
    });
    const { taken, reader } = started({ decoder });
    reader.text?.('a');
    reader.end('complete');
    expect(taken).toEqual([
      ['a', 'pushed'],
      ['', 'ended'],
    ]);
    expect(reader.bytes).toBeUndefined();
  });

  it('is bytes for a decoder of bytes, and text where HTTP says no, cut anywhere', () => {
    const startedOfBytes = () =>
      started({}, (answer) =>
        readByteAnswer(answer, (take) => ({ push: (bytes) => take({ text: `${bytes.length}` }, '') })),
      );
    const good = startedOfBytes();
    good.reader.head?.(200, 'application/proto');
    good.reader.bytes?.(new Uint8Array(3));
    expect(good.taken).toEqual([[{ text: '3' }, '']]);
    expect(good.turn.understood).toBe(true);

    const bad = startedOfBytes();
    bad.reader.head?.(400, 'application/json');
    for (const byte of new TextEncoder().encode('{"é":"quota"}')) bad.reader.bytes?.(Uint8Array.of(byte));
    bad.reader.end('complete');
    expect(bad.taken).toEqual([]);
    expect(bad.turn.outcome).toBe('refused');
  });
});

describe('a body of JSON in place of the stream', () => {
  function whole(contentType: string, status = 200) {
    const bodies: unknown[] = [];
    const { taken, turn, reader } = started({ takeWhole: (body) => bodies.push(body) });
    reader.head?.(status, contentType);
    for (const piece of ['{"text"', ':"Hi"}']) reader.text?.(piece);
    reader.end('complete');
    return { bodies, taken, turn };
  }

  it('is taken whole, where the site may send one', () => {
    expect(whole('application/json')).toMatchObject({ bodies: [{ text: 'Hi' }], taken: [] });
    expect(whole('application/json', 400).bodies).toEqual([]);
  });

  it('is known by its brace, whatever is said of its type', () => {
    for (const type of [
      '',
      'text/plain',
      'text/event-stream',
      'text/html; charset=utf-8',
      'application/octet-stream',
    ])
      expect(whole(type)).toMatchObject({ bodies: [{ text: 'Hi' }], taken: [] });
    const { taken, reader } = started({ takeWhole: () => {} });
    reader.head?.(200, 'text/plain');
    reader.text?.(`\n${SAID}`);
    expect(taken).toHaveLength(1);
  });

  it('is none where events come, whatever is said of their type', () => {
    const { taken, reader } = started({ takeWhole: () => {} });
    reader.head?.(200, 'application/json');
    reader.text?.(SAID);
    expect(taken).toHaveLength(1);
  });

  it('is for the decoder, where the site sends none', () => {
    const texts: string[] = [];
    const { reader } = started({ decoder: () => ({ push: (text) => texts.push(text) }) });
    reader.text?.('{"error":"quota"}');
    reader.end('complete');
    expect(texts).toEqual(['{"error":"quota"}']);
  });

  it('is kept to what matters: its beginning', () => {
    const bodies: unknown[] = [];
    const { reader } = started({ takeWhole: (body) => bodies.push(body) });
    reader.head?.(200, 'application/json');
    reader.text?.(`{"text":"${'a'.repeat(65_524)}`);
    reader.text?.('"}');
    reader.text?.(' ');
    reader.text?.('past what is kept');
    reader.end('complete');
    expect(bodies).toEqual([{ text: 'a'.repeat(65_524) }]);
  });
});

it('the words of an error are its texts and numbers, and never none', () => {
  expect(errorWords('a', undefined, 429, null, {}, 'b')).toBe('a 429 b');
  expect(errorWords()).toBe('error');
  expect(errorWords('', undefined)).toBe('error');
});
