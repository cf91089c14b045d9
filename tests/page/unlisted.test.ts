/** What a row does not list and may be a prompt: seen by its shape, and nothing of it read. */

import { afterEach, describe, expect, it } from 'vitest';
import type { TapMessage } from '../../src/model/messages/exchange.ts';
import type { Channel } from '../../src/page/channel.ts';
import { createMatcher } from '../../src/page/endpoints.ts';
import { openExchange } from '../../src/page/exchange.ts';
import { tapFetch } from '../../src/page/fetch.ts';
import { row as claude } from '../../src/sites/claude/row.ts';
import { watchedOf } from '../../src/sites/watched.ts';

const ORIGIN = 'https://claude.ai';
const matcher = (isLit: boolean) =>
  createMatcher(watchedOf(claude), { origin: ORIGIN, baseUrl: () => `${ORIGIN}/new`, isLit: () => isLit });

describe('what may be a prompt', () => {
  const match = matcher(true);

  it('is a POST made when the person has just acted, and an EventSource opened then; the query is left out', () => {
    const unlisted = { endpoint: '', url: '/api/other/ask', headers: [], events: [] };
    expect(match('http', 'post', '/api/other/ask?token=t')).toEqual({ ...unlisted, method: 'POST' });
    expect(match('events', 'GET', `${ORIGIN}/api/other/ask`)).toEqual({ ...unlisted, method: 'events' });
    expect(match('http', 'POST', 'https://elsewhere.test/api/other/ask')?.endpoint).toBe('');
  });

  it('is any socket: it was opened long before', () => {
    expect(matcher(false)('socket', 'GET', 'wss://claude.ai/api/ws')).toEqual({
      endpoint: '',
      method: 'socket',
      url: '/api/ws',
      headers: [],
      events: [],
    });
  });

  it('is nothing that is listed', () => {
    const prompt = '/api/organizations/o/chat_conversations/c/completion';
    expect(match('http', 'POST', prompt)?.endpoint).toBe('completion');
  });

  it.each([
    ['a request in no light', matcher(false), 'http', 'POST', '/api/other/ask'],
    ['a source in no light', matcher(false), 'events', 'GET', '/api/other/ask'],
    ['a GET', match, 'http', 'GET', '/api/other/ask'],
    ['a PUT', match, 'http', 'PUT', '/api/other/ask'],
    ['a call', match, 'peer', 'GET', '/'],
    ['what is no address', match, 'http', 'POST', { href: '/api/other/ask' }],
  ] as const)('is not %s', (_, matched, transport, method, url) => {
    expect(matched(transport, method, url)).toBeUndefined();
  });
});

describe('an exchange that is not listed', () => {
  const SECRET = 'canary';
  let posted: TapMessage[];
  const channel: Channel = {
    admit: () => true,
    post: (message) => void posted.push(message),
    postBytes: () => posted.push({ type: 'text', exchange: 0, text: 'bytes were posted' }),
  };
  const neverRead = () => {
    throw new Error('a body was read');
  };
  function open(method = 'POST') {
    posted = [];
    return openExchange(
      channel,
      { endpoint: '', method, url: '/ask', headers: [], events: [] },
      {},
      neverRead,
    );
  }
  const told = () => posted.map(({ exchange: _, ...rest }) => rest);

  it('is told without its body, and by the sizes of what comes', () => {
    const exchange = open();
    expect(exchange.head(200, 'text/event-stream')).toBe(true);
    exchange.bytes(new TextEncoder().encode(SECRET) as Uint8Array<ArrayBuffer>);
    exchange.text(SECRET);
    exchange.end('complete');
    expect(told()).toEqual([
      { type: 'open', endpoint: '', method: 'POST', url: '/ask', body: { kind: 'none' }, headers: {} },
      { type: 'head', status: 200, contentType: 'text/event-stream' },
      { type: 'gap', byteLength: 6 },
      { type: 'gap', byteLength: 6 },
      { type: 'end', reason: 'complete' },
    ]);
  });

  it.each([
    ['a picture', 'image/png'],
    ['a file', 'application/octet-stream'],
    ['a page', 'text/html'],
    ['of no type', ''],
  ])('goes to the page untouched where it is %s', (_, contentType) => {
    expect(open().head(200, contentType)).toBe(false);
    expect(told().map(({ type }) => type)).toEqual(['open', 'end']);
  });

  it('goes to the page untouched where it is an error', () => {
    expect(open().head(400, 'text/event-stream')).toBe(false);
    expect(told().map(({ type }) => type)).toEqual(['open', 'end']);
  });

  it.each([
    'text/event-stream',
    'application/x-ndjson',
    'application/connect+json',
    'application/json',
    'text/plain; charset=utf-8',
    'text/vnd.openai.web-mobile-partial+html',
  ])('is followed where it is %s', (contentType) => {
    expect(open().head(200, contentType)).toBe(true);
  });
});

describe('what the page gets of it by fetch', () => {
  const native = globalThis.fetch;
  afterEach(() => {
    globalThis.fetch = native;
  });

  function tapOver(answer: Promise<Response>): TapMessage[] {
    const posted: TapMessage[] = [];
    globalThis.fetch = () => answer;
    tapFetch(matcher(true), {
      admit: () => true,
      post: (message) => void posted.push(message),
      postBytes: () => undefined,
    });
    return posted;
  }
  const ask = () => fetch(`${ORIGIN}/api/other/ask`, { method: 'POST', body: 'canary' });
  function answering(headers: HeadersInit, ...texts: string[]): Response {
    const pull = (controller: ReadableStreamDefaultController) => {
      const next = texts.shift();
      if (next === undefined) controller.close();
      else controller.enqueue(new TextEncoder().encode(next));
    };
    return new Response(new ReadableStream({ pull }), { headers });
  }

  it('is every word, in order, of what is written as it goes', async () => {
    const posted = tapOver(
      Promise.resolve(answering({ 'content-type': 'text/event-stream' }, 'data: a\n\n', 'data: bc\n\n')),
    );
    const response = await ask();
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    expect(await response.text()).toBe('data: a\n\ndata: bc\n\n');
    expect(posted.map((message) => (message.type === 'gap' ? message.byteLength : message.type))).toEqual([
      'open',
      'head',
      9,
      10,
      'end',
    ]);
    expect(JSON.stringify(posted)).not.toMatch(/canary|data:/);
  });

  it.each<[string, HeadersInit]>([
    ['a picture', { 'content-type': 'image/png' }],
    ['of no type', {}],
    ['written as it goes', { 'content-type': 'application/json' }],
  ])('is the very answer the browser made where it is %s', async (_, headers) => {
    const answer = answering(headers, '{}');
    tapOver(Promise.resolve(answer));
    expect(await ask()).toBe(answer);
    expect(await answer.text()).toBe('{}');
  });

  it('is the very reason of a failure', async () => {
    const reason = new TypeError('Failed to fetch');
    tapOver(Promise.reject(reason));
    await expect(ask()).rejects.toBe(reason);
  });
});
