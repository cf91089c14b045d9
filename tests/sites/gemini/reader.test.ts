import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EndReason, RequestBody } from '../../../src/model/messages/exchange.ts';
import { createReader } from '../../../src/sites/gemini/reader.ts';
import { row as gemini } from '../../../src/sites/gemini/row.ts';
import { measuredOf } from '../../../src/sites/reading/measured.ts';
import type { Turn } from '../../../src/sites/reading/turn.ts';
import type { ExchangeReader, OpenExchange } from '../../../src/sites/site.ts';
import { differencesIn } from '../differences-in.ts';
import { anyText, cutAt, cuts, fixturesOf, playedDifferences, readFixture } from '../played.ts';
import { playCapture, playInto, TabDouble } from '../tab-double.ts';

const play = (scenario: string): TabDouble =>
  playCapture(createReader, gemini, readFixture('gemini', scenario));

describe('captures of gemini.google.com', () => {
  it.each(fixturesOf('gemini'))('$scenario', (capture) => {
    expect(playedDifferences(createReader, gemini, capture)).toEqual([]);
    expect(playedDifferences(createReader, gemini, capture, { rechunk: (text) => text.split('') })).toEqual(
      [],
    );
  });

  it('reads the same however the stream is cut', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fixturesOf('gemini')), cuts, (capture, places) => {
        const rechunk = (text: string) => cutAt(text, places);
        expect(playedDifferences(createReader, gemini, capture, { rechunk })).toEqual([]);
      }),
    );
  });

  it('reads the same where the lengths of frames are wrong', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...fixturesOf('gemini')),
        fc.integer({ min: -60, max: 600 }),
        (capture, off) => {
          const exchanges = capture.exchanges.map((exchange) => {
            const bytes = exchange.chunks.map(({ data, base64 }) =>
              Buffer.from(data, base64 ? 'base64' : 'utf8'),
            );
            const body = Buffer.concat(bytes)
              .toString()
              .replace(/^\d+$/gm, (length) => `${Math.max(1, Number(length) + off)}`);
            const { abortAtMs, chunks } = exchange;
            // In two pieces: a wrong length keeps a frame back until the next one begins.
            const atMs = [chunks[0]?.atMs ?? 0, abortAtMs ?? chunks.at(-1)?.atMs ?? 0];
            return {
              ...exchange,
              chunks: cutAt(body, [0.5]).map((data, piece) => ({ atMs: atMs[piece] ?? 0, data })),
            };
          });
          expect(playedDifferences(createReader, gemini, { ...capture, exchanges })).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('what a prompt on Gemini is', () => {
  it('tells a new prompt, a follow-up, a regeneration and an edit by what it follows', () => {
    const tab = new TabDouble();
    const open = createReader(tab);
    ask(open, { text: 'one' }, reply('c_1', 'r_1', 'first'));
    ask(open, { text: 'two', ids: ['c_1', 'r_1'] }, reply('c_1', 'r_2', 'second'));
    ask(open, { text: 'two', ids: ['c_1', 'r_2'] }, reply('c_1', 'r_3', 'third'));
    ask(open, { text: 'two', ids: ['c_1', 'r_1'] }, reply('c_1', 'r_4', 'second again'));
    ask(open, { text: 'zwei', ids: ['c_1', 'r_1'] }, reply('c_1', 'r_5', 'zweitens'));
    ask(open, { text: 'elsewhere', ids: ['c_2', 'r_9'] }, reply('c_2', 'r_6', 'fine'));
    const intents = tab.requests.map(({ intent }) => intent);
    expect(intents).toEqual(['new', 'followup', 'followup', 'regenerate', 'edit', 'followup']);
    expect(tab.requests.map(({ contextTokens }) => contextTokens)).toEqual([0, 2, 4, 2, 2, 0]);
  });

  it('follows an answer whose id came after that of its conversation', () => {
    const tab = new TabDouble();
    const open = createReader(tab);
    ask(open, { text: 'one' }, reply('c_1', '', 'fir'), reply('c_1', 'r_1', 'first'));
    ask(open, { text: 'two', ids: ['c_1', 'r_1'] }, reply('c_1', 'r_2', 'second'));
    ask(open, { text: 'two', ids: ['c_1', 'r_1'] }, reply('c_1', 'r_3', 'again'));
    expect(tab.requests.map(({ intent }) => intent)).toEqual(['new', 'followup', 'regenerate']);
    expect(tab.requests.map(({ contextTokens }) => contextTokens)).toEqual([0, 2, 2]);
  });

  it('is one with what the page sends again after a failure, and another once it was answered', () => {
    const tab = new TabDouble();
    const open = createReader(tab);
    ask(open, { text: 'hi', uuid: 'U' }, '', 'failed');
    expect(tab.requests).toMatchObject([{ outcome: 'failed' }]);
    sendOnly(open, { text: 'hi', uuid: 'U' });
    expect(tab.requests).toMatchObject([{ outcome: 'pending' }]);
    ask(open, { text: 'hi', uuid: 'U' }, reply('c_1', 'r_1', 'hello'));
    expect(tab.requests).toMatchObject([{ outcome: 'complete', inputTokens: 1 }]);
    ask(open, { text: 'hi', uuid: 'U' }, reply('c_1', 'r_2', 'hello'));
    expect(tab.requests).toHaveLength(2);
    expect(tab.inits.map(({ key }) => key)).toEqual(['U', null]);
  });

  it('is read from the fields of a form as well', () => {
    const tab = new TabDouble();
    const body = requestBody({ text: 'hi' });
    const fields = [...new URLSearchParams(body.kind === 'text' ? body.text : '')] as [string, string][];
    open(createReader(tab), { kind: 'form', fields })?.end('failed');
    expect(tab.turns[0]?.input.measuredText).toBe('hi');
  });

  it('names the model by its mode where no header does', () => {
    expect(play('text-then-1096').turns[0]?.modelRequested).toBe('3.6 Flash');
  });

  it('counts without a readable body as well', () => {
    for (const text of ['', 'f.req=', 'f.req=[null,"[["]', 'f.req=%E0%A4%A', 'f.req=[null,"{}"]']) {
      const tab = new TabDouble();
      open(createReader(tab), { kind: 'text', text })?.end('complete');
      expect(tab.requests).toMatchObject([{ inputTokens: 0, intent: 'new' }]);
    }
  });
});

describe('what an answer of Gemini is', () => {
  it('may take back what it said', () => {
    const tab = new TabDouble();
    ask(createReader(tab), {}, ...['One moment…', 'Here.'].map((text) => reply('c', 'r', text)));
    expect(measuredOf(tab.turns[0] as Turn).answers).toHaveLength(1);
    expect(measuredOf(tab.turns[0] as Turn).output.length).toBe(5);
  });

  it('counts an image told by its id and by its address once', () => {
    const image = (id: string | null, url: string) => [
      [null, null, null, [null, 1, 'a', url]],
      [id, 0],
    ];
    const rich = (...images: unknown[]) => [null, null, null, null, null, null, null, [images]];
    const tab = new TabDouble();
    const frames = [
      rich(image(null, 'https://a')),
      rich(image('id/0', 'https://a'), image('id/1', 'https://b')),
      rich(image('id/1', 'https://b?again'), image('id/0', 'https://c')),
    ];
    ask(createReader(tab), {}, ...frames.map((content) => reply('c', 'r', 'Here', content)));
    expect(tab.requests).toMatchObject([{ kind: 'image', media: [{ type: 'image', count: 2 }] }]);
  });

  it('takes the code it wrote for a tool for output of the model, but not for visible text', () => {
    expect(play('placeholders-and-code').turns[0]?.tool.measuredText).toBe('print(sum(range(10)))');
  });

  it('names thoughts that are shown as the summaries they are', () => {
    expect(play('long-thinking').requests).toMatchObject([{ tokenSource: { reasoning: 'inferred' } }]);
  });
});

describe('a video that comes later', () => {
  const later = readFixture('gemini', 'video-arrives-later');

  it('is pending until the conversation shows it', () => {
    const [stream, waiting] = later.exchanges;
    if (!stream || !waiting) throw new Error('no exchanges');
    const tab = playCapture(createReader, gemini, { ...later, exchanges: [stream, waiting] });
    expect(tab.requests).toMatchObject([{ kind: 'video', outcome: 'pending', media: [] }]);
  });

  it('belongs to no turn of another tab', () => {
    const tab = playCapture(createReader, gemini, { ...later, exchanges: later.exchanges.slice(1) });
    expect(tab.turns).toEqual([]);
  });

  it('counts once, however often it is shown', () => {
    const tab = new TabDouble();
    const reader = createReader(tab);
    playInto(tab, reader, gemini, later);
    playInto(tab, reader, gemini, { ...later, exchanges: later.exchanges.slice(1) });
    expect(differencesIn(tab, gemini, later)).toEqual([]);
  });
});

describe('how a prompt on Gemini ends', () => {
  const content = reply('c', 'r', 'Hello');
  it.each([
    ['complete', 'an end frame', content + END, 'complete', 200],
    ['complete', 'no end frame, as visitors get it', content, 'complete', 200],
    ['complete', 'aborted after the end frame', content + END, 'aborted', 200],
    ['stopped', 'aborted before the end frame', content, 'aborted', 200],
    ['stopped', 'aborted before anything', '', 'aborted', 200],
    ['failed', 'the network failed', content, 'failed', 200],
    [
      'failed',
      'frames without an answer',
      frame([['wrb.fr', null, '[null,[null,"r"]]']]) + END,
      'complete',
      200,
    ],
    ['failed', 'nothing at all', '', 'complete', 200],
    ['failed', 'an error after output', content + error(1013), 'complete', 200],
    ['complete', '1096 after output', content + error(1096), 'complete', 200],
    ['refused', 'HTTP 429', '', 'aborted', 429],
    ['failed', 'HTTP 400', '', 'complete', 400],
  ] as const)('%s: %s', (outcome, _, body, reason, status) => {
    const tab = new TabDouble();
    const reader = open(createReader(tab), requestBody({}));
    reader?.head?.(status, 'application/json');
    if (body !== '') reader?.text?.(`)]}'\n\n${body}`);
    reader?.end(reason);
    expect(tab.requests).toMatchObject([{ outcome }]);
  });

  it('stops the answer a stop names, though the page reads it to its end', () => {
    const tab = new TabDouble();
    const openExchange = createReader(tab);
    const runs = ['r_a', 'r_b'].map((response) => {
      const reader = open(openExchange, requestBody({}));
      reader?.text?.(`)]}'\n\n${reply('c', response, 'Hello')}`);
      return reader;
    });
    stop(openExchange, 'r_a');
    for (const reader of runs) {
      reader?.text?.(END);
      reader?.end('complete');
    }
    stop(openExchange, 'r_b');
    expect(tab.requests.map(({ outcome }) => outcome)).toEqual(['stopped', 'complete']);
  });

  it('stops an answer whose last frame came with the first, for as long as it is read', () => {
    const tab = new TabDouble();
    const openExchange = createReader(tab);
    const reader = open(openExchange, requestBody({}));
    reader?.text?.(`)]}'\n\n${reply('c', 'r_a', 'Hello')}${END}`);
    stop(openExchange, 'r_a');
    reader?.end('complete');
    expect(tab.requests.map(({ outcome }) => outcome)).toEqual(['stopped']);
  });

  it('stops the last answer begun where the stop names none we know', () => {
    const tab = new TabDouble();
    const openExchange = createReader(tab);
    const runs = [open(openExchange, requestBody({})), open(openExchange, requestBody({}))];
    stop(openExchange, 'unheard-of');
    for (const reader of runs) reader?.end('complete');
    expect(tab.requests.map(({ outcome }) => outcome)).toEqual(['failed', 'stopped']);
  });
});

describe('an answer that can’t be read', () => {
  it.each([
    [
      'drafts whose text has moved',
      frame([['wrb.fr', null, '[null,null,null,null,[["rc",null,["text"]]]]']]) + END,
    ],
    ['no frames', '<!doctype html><p>canary'],
  ])('counts, and says what it looked like: %s', (_, body) => {
    const tab = new TabDouble();
    const reader = open(createReader(tab), requestBody({}));
    reader?.text?.(body);
    reader?.end('complete');
    const [turn] = tab.turns;
    expect(turn?.understood).toBe(false);
    expect(turn?.usage(0)).toMatchObject({ outcome: 'complete', tokenSource: { output: 'inferred' } });
    expect(JSON.stringify(turn?.shape)).not.toMatch(/canary|text/);
  });

  it('never makes the reader throw, and never makes two of one', () => {
    const payload = fc.jsonValue().map((value) => frame([['wrb.fr', null, JSON.stringify(value)]]));
    const candidates = fc
      .tuple(fc.array(fc.jsonValue()), fc.jsonValue(), fc.jsonValue())
      .map(([items, text, rich]) => reply('c', 'r', text as string, rich, items));
    const junk = fc.oneof(
      payload,
      candidates,
      fc.jsonValue().map(frame),
      fc.constantFrom(END, error(1037), ")]}'\n", '12\n'),
      anyText,
    );
    const reason = fc.constantFrom('complete', 'aborted', 'failed');
    fc.assert(
      fc.property(fc.array(junk), reason, (pieces, ending: EndReason) => {
        const tab = new TabDouble();
        const reader = open(createReader(tab), requestBody({}));
        for (const piece of pieces) reader?.text?.(piece);
        reader?.end(ending);
        expect(tab.requests).toHaveLength(1);
      }),
    );
  });
});

interface Prompt {
  text?: string;
  ids?: readonly string[];
  uuid?: string;
}

function requestBody({ text = 'hello', ids = ['', ''], uuid }: Prompt): RequestBody {
  const inner: unknown[] = Array.from({ length: 81 }, () => null);
  inner[0] = [text, 0];
  inner[2] = ids;
  inner[59] = uuid ?? null;
  const request = JSON.stringify([null, JSON.stringify(inner)]);
  return { kind: 'text', text: new URLSearchParams({ 'f.req': request, at: 'x' }).toString() };
}

function open(openExchange: OpenExchange, body: RequestBody): ExchangeReader | undefined {
  return openExchange({ endpoint: 'generate', method: 'POST', url: '/', body, headers: {}, at: 0 });
}

function sendOnly(openExchange: OpenExchange, prompt: Prompt): ExchangeReader | undefined {
  return open(openExchange, requestBody(prompt));
}

function ask(openExchange: OpenExchange, prompt: Prompt, ...bodyAndReason: readonly string[]): void {
  const failed = bodyAndReason.at(-1) === 'failed';
  const reader = open(openExchange, requestBody(prompt));
  for (const piece of failed ? bodyAndReason.slice(0, -1) : bodyAndReason) reader?.text?.(piece);
  if (!failed) reader?.text?.(END);
  reader?.end(failed ? 'failed' : 'complete');
}

function stop(openExchange: OpenExchange, id: string): void {
  const text = new URLSearchParams({
    'f.req': JSON.stringify([[['NkpXw', JSON.stringify([id])]]]),
  }).toString();
  const url = '/_/BardChatUi/data/batchexecute?rpcids=NkpXw';
  const reader = openExchange({
    endpoint: 'batch',
    method: 'POST',
    url,
    body: { kind: 'text', text },
    headers: {},
    at: 0,
  });
  expect(reader).toBeUndefined();
}

function frame(value: unknown): string {
  const json = JSON.stringify(value);
  return `${json.length + 2}\n${json}\n`;
}

/** A frame with one draft; `rich` is its index 12. */
function reply(
  cid: string,
  rid: string,
  text: string,
  rich: unknown = null,
  more: readonly unknown[] = [],
): string {
  const draft = ['rc', [text], null, null, null, null, null, null, [1], 'en', null, null, rich];
  return frame([['wrb.fr', null, JSON.stringify([null, [cid, rid], null, null, [draft, ...more]])]]);
}

function error(code: number): string {
  return frame([['wrb.fr', null, null, null, null, [13, null, [['BardErrorInfo', [code]]]]]]);
}

const END = frame([['e', 4, null, null, 216]]);
