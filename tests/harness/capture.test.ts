/** Recordings as other people write them. */
import { describe, expect, it } from 'vitest';
import { parseCapture } from './capture.ts';

const BARE = {
  role: 'main',
  transport: 'fetch-stream',
  request: { method: 'GET', url: 'https://chatgpt.com/' },
  chunks: [{ atMs: 0, data: 'hello' }],
};

function parsed(exchange: object) {
  const [first] = parseCapture({
    format: 'capture/1',
    site: 'chatgpt',
    scenario: 'test',
    basis: 'verbatim',
    page: 'https://chatgpt.com/',
    exchanges: [exchange],
    expected: { requests: 0 },
  }).exchanges;
  return first;
}

describe('a recording', () => {
  it('has null where another leaves out what is not there', () => {
    const withNulls = {
      ...BARE,
      request: { ...BARE.request, headers: null, body: null, bodyEncoding: null },
      chunks: BARE.chunks.map((chunk) => ({ ...chunk, base64: null, dir: null, opcode: null })),
      abortAtMs: null,
    };
    for (const response of [null, { status: null, headers: null }])
      expect(parsed({ ...withNulls, response })).toEqual(parsed(BARE));
    expect(parsed(BARE)?.response).toEqual({ status: 200, headers: {} });
  });

  it('is refused with the place that is wrong', () => {
    expect(() => parsed({ ...BARE, response: { status: '200' } })).toThrow('exchanges[0].response.status');
    expect(() => parsed({ ...BARE, chunks: [{ atMs: 0, data: 'x', dir: 'up' }] })).toThrow('dir');
  });
});
