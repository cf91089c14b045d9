import { afterEach, describe, expect, it } from 'vitest';
import type { TapMessage } from '../../src/model/messages/exchange.ts';
import { createMatcher } from '../../src/page/endpoints.ts';
import { tapFetch } from '../../src/page/fetch.ts';
import { row as claude } from '../../src/sites/claude/row.ts';

const ORIGIN = 'https://claude.ai';
const PROMPT = `${ORIGIN}/api/organizations/o/chat_conversations/c/completion`;

describe('fetch', () => {
  const native = globalThis.fetch;
  afterEach(() => {
    globalThis.fetch = native;
  });

  function tapOver(answer: Promise<Response>) {
    const posted: TapMessage[] = [];
    globalThis.fetch = () => answer;
    const match = createMatcher(claude, { origin: ORIGIN, baseUrl: () => `${ORIGIN}/` });
    tapFetch(match, { post: (message) => void posted.push(message), postBytes: () => undefined });
    return posted;
  }

  it('gives an unwanted request the original promise, and the original response', async () => {
    const response = new Response('plain');
    const answer = Promise.resolve(response);
    const posted = tapOver(answer);
    expect(fetch(`${ORIGIN}/api/account`)).toBe(answer);
    expect(posted).toEqual([]);
  });

  it('tells of a prompt when it is sent, before it is answered', () => {
    const posted = tapOver(new Promise(() => undefined));
    fetch(PROMPT, { method: 'POST', body: '{"prompt":"hi"}' });
    expect(posted).toMatchObject([{ type: 'open', body: { kind: 'text', text: '{"prompt":"hi"}' } }]);
  });

  it('gives the page what it would have got when another script fetches in a way of its own', async () => {
    const strange = { not: 'a promise' };
    tapOver(strange as unknown as Promise<Response>);
    expect(fetch(PROMPT, { method: 'POST' })).toBe(strange);
    tapOver(Promise.resolve(strange as unknown as Response));
    expect(await fetch(PROMPT, { method: 'POST' })).toBe(strange);
  });
});
