import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../src/page/endpoints.ts';
import { row as chatgpt } from '../../src/sites/chatgpt/row.ts';
import { row as gemini } from '../../src/sites/gemini/row.ts';
import { row as poe } from '../../src/sites/poe/row.ts';
import type { SiteRow } from '../../src/sites/row.ts';
import { watchedOf } from '../../src/sites/watched.ts';

const matcher = (row: SiteRow, baseUrl: string) =>
  createMatcher(watchedOf(row), { origin: new URL(baseUrl).origin, baseUrl: () => baseUrl });

describe('endpoints', () => {
  const match = matcher(chatgpt, 'https://chatgpt.com/c/1');

  it('matches a path from end to end, whatever way its URL is written', () => {
    const url = '/backend-api/f/conversation';
    expect(match('http', 'POST', url)).toEqual({
      endpoint: 'conversation',
      method: 'POST',
      url,
      headers: [],
      events: [],
    });
    expect(match('http', 'post', `https://chatgpt.com${url}?a=1#b`)?.url).toBe(`${url}?a=1`);
    expect(match('http', 'POST', new URL(`..${url}`, 'https://chatgpt.com/c/'))?.endpoint).toBe(
      'conversation',
    );
    expect(match('http', 'POST', `${url}/prepare`)).toBeUndefined();
    expect(match('http', 'POST', `/x${url}`)).toBeUndefined();
  });

  it('asks for the right method, transport and host', () => {
    expect(match('http', 'PUT', '/backend-api/conversation')).toBeUndefined();
    expect(match('events', 'POST', '/backend-api/conversation')).toBeUndefined();
    expect(match('http', 'POST', 'https://example.com/backend-api/conversation')).toBeUndefined();
    expect(match('socket', 'GET', 'wss://ws.chatgpt.com/a?token=b')?.url).toBe('/a?token=b');
    expect(match('socket', 'GET', 'wss://chatgpt.com/a')).toBeUndefined();
  });

  it('takes a host that starts with a dot for all just below it', () => {
    const inPoe = matcher(poe, 'https://poe.com/chat/1');
    const socketOn = (host: string) => inPoe('socket', 'GET', `wss://${host}/up/x/updates?a=b`)?.endpoint;
    expect(socketOn('tch438291.tch.poe.com')).toBe('updates');
    for (const host of ['tch.poe.com', 'a.b.tch.poe.com', 'xtch.poe.com', 'tch1.tch.poe.com.evil.test']) {
      expect(socketOn(host)).toBeUndefined();
    }
  });

  it('looks into the query where the row says so, and names the headers asked for', () => {
    const inGemini = matcher(gemini, 'https://gemini.google.com/app');
    const batch = '/_/BardChatUi/data/batchexecute';
    expect(inGemini('http', 'POST', `${batch}?rpcids=NkpXw`)?.endpoint).toBe('batch');
    expect(inGemini('http', 'POST', `${batch}?rpcids=other`)).toBeUndefined();
    const generate = '/u/1/_/BardChatUi/data/assistant.lamda.BardFrontendService/StreamGenerate';
    expect(inGemini('http', 'POST', generate)?.headers).toEqual(['x-goog-ext-525001261-jspb']);
  });

  it('runs no code of what is no URL', () => {
    const spy = {
      toString() {
        throw new Error('ran');
      },
    };
    for (const url of [spy, undefined, null, 5, Symbol('s')])
      expect(match('http', 'POST', url)).toBeUndefined();
  });

  it('matches nothing of its own host in a document without an origin', () => {
    const nowhere = createMatcher(watchedOf(chatgpt), { origin: 'null', baseUrl: () => 'about:blank' });
    expect(nowhere('http', 'POST', 'https://chatgpt.com/backend-api/conversation')).toBeUndefined();
  });

  it('takes the first of its endpoints, and a path for itself alone', () => {
    const endpoint = { transport: 'http', role: 'prompt' } as const;
    const row: SiteRow = {
      ...chatgpt,
      endpoints: [
        { ...endpoint, id: 'first', path: '/a|/b', query: 'x=1' },
        { ...endpoint, id: 'second', path: '/a', headers: ['h'] },
      ],
    };
    const both = matcher(row, 'https://chatgpt.com/');
    expect(both('http', 'get', '/a?x=1')).toEqual({
      endpoint: 'first',
      method: 'GET',
      url: '/a?x=1',
      headers: [],
      events: [],
    });
    expect(both('http', 'PATCH', '/a?x=2')).toEqual({
      endpoint: 'second',
      method: 'PATCH',
      url: '/a?x=2',
      headers: ['h'],
      events: [],
    });
    expect([both('http', 'GET', '/b'), both('http', 'GET', '/a/b'), both('http', 'GET', '/c/b')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('takes a dot of a host for a dot', () => {
    const there: SiteRow = {
      ...chatgpt,
      endpoints: [{ id: 'a', transport: 'http', role: 'prompt', path: '/', host: 'api.a.test' }],
    };
    const asked = matcher(there, 'https://a.test/');
    const hosts = [
      'api.a.test',
      'apixa.test',
      'x.api.a.test',
      'api.a.test.evil.test',
      'a.test',
      'api.a.test:8443',
    ];
    expect(hosts.filter((host) => asked('http', 'GET', `https://${host}/`))).toEqual(['api.a.test']);
  });

  it('throws at what is no address, as the request will', () => {
    expect(() => match('http', 'POST', 'https://')).toThrow(TypeError);
  });
});
