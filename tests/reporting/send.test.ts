/** The one way out, against a server of this machine: what it says, and what it makes of answers. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { send } from '../../src/reporting/send.ts';

let server: Server;
let endpoint: string;
let status: number;
let answerHeaders: Record<string, string>;
let isDropped: boolean;
let got: { request: IncomingMessage; body: string }[];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (data) => (body += data));
    request.on('end', () => {
      got.push({ request, body });
      if (isDropped) request.socket.destroy();
      else response.writeHead(status, answerHeaders).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/v1/metrics`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  [status, answerHeaders, isDropped, got] = [200, {}, false, []];
});

const post = (changes = {}) =>
  send({ endpoint, protocol: 'http/json', headers: { Authorization: 'Bearer x' }, ...changes }, '{}');

describe('a report that is sent', () => {
  it('is one POST with the policy’s headers and its own type, without cookie or referrer', async () => {
    expect(await post()).toEqual({ of: 'taken' });
    expect(await post({ protocol: 'http/protobuf' })).toEqual({ of: 'taken' });
    expect(got.map(({ request }) => [request.method, request.url, request.headers['content-type']])).toEqual([
      ['POST', '/v1/metrics', 'application/json'],
      ['POST', '/v1/metrics', 'application/x-protobuf'],
    ]);
    for (const { request, body } of got) {
      expect(request.headers.authorization).toBe('Bearer x');
      expect(request.headers.cookie).toBeUndefined();
      expect(request.headers.referer).toBeUndefined();
      expect(body).toBe('{}');
    }
  });

  it.each([429, 502, 503, 504])('is tried again after %i, no sooner than is asked for', async (code) => {
    [status, answerHeaders] = [code, { 'retry-after': '120' }];
    const busy = { of: 'failed', failure: 'busy', status: code };
    expect(await post()).toEqual({ ...busy, retryAfterMs: 120_000 });
    answerHeaders = { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' };
    expect(await post()).toEqual({ ...busy, retryAfterMs: null });
  });

  it.each([400, 401, 403, 404, 413, 500])('is refused by %i', async (code) => {
    status = code;
    expect(await post()).toEqual({ of: 'failed', failure: 'refused', status: code, retryAfterMs: null });
  });

  it('goes nowhere else: who sends it on is not followed', async () => {
    [status, answerHeaders] = [307, { location: `${endpoint}/elsewhere` }];
    expect(await post()).toMatchObject({ failure: 'unreachable' });
    expect(got).toHaveLength(1);
  });

  it('reached nobody where the connection ends, or there is none', async () => {
    isDropped = true;
    const nobody = { of: 'failed', failure: 'unreachable', status: null, retryAfterMs: null };
    expect(await post()).toEqual(nobody);
    expect(await post({ endpoint: 'http://127.0.0.1:1/' })).toEqual(nobody);
  });
});
