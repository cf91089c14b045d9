import { afterEach, describe, expect, it } from 'vitest';
import type { TapMessage } from '../../src/model/messages/exchange.ts';
import { createMatcher } from '../../src/page/endpoints.ts';
import { tapFetch } from '../../src/page/fetch.ts';
import { readHeaders } from '../../src/page/headers.ts';
import { row as claude } from '../../src/sites/claude/row.ts';
import { watchedOf } from '../../src/sites/watched.ts';

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
    const match = createMatcher(watchedOf(claude), { origin: ORIGIN, baseUrl: () => `${ORIGIN}/` });
    const channel = {
      admit: () => true,
      post: (message: TapMessage) => void posted.push(message),
      postBytes: () => undefined,
    };
    tapFetch(match, channel, readHeaders);
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

  describe('a prompt', () => {
    const told = (posted: readonly TapMessage[]) =>
      posted.map((message) => (message.type === 'end' ? `end ${message.reason}` : message.type));
    const settled = () => new Promise((resolve) => setTimeout(resolve));

    it.each<[string, Parameters<typeof fetch>, { method?: string; text?: string } | null]>([
      ['by text', [PROMPT, { method: 'post', body: 'hi' }], { method: 'POST', text: 'hi' }],
      ['by URL', [new URL(PROMPT), { method: 'POST', body: 'hi' }], { text: 'hi' }],
      ['by Request', [new Request(PROMPT, { method: 'POST', body: 'hi' })], { method: 'POST', text: 'hi' }],
      [
        'by Request and more',
        [new Request(PROMPT, { method: 'POST', body: 'a' }), { body: 'hi' }],
        { text: 'hi' },
      ],
      ['by Request of another method', [new Request(PROMPT), { method: 'POST', body: 'hi' }], { text: 'hi' }],
      ['by a method that is none', [PROMPT, { method: 7 as never }], null],
      ['without a method', [PROMPT], null],
      ['with options that are none', [PROMPT, null as never], null],
    ])('is told of: %s', async (_, args, open) => {
      const posted = tapOver(new Promise(() => undefined));
      void fetch(...args);
      await settled();
      const body = open && { kind: 'text', text: open.text };
      expect(posted).toMatchObject(open ? [{ type: 'open', method: 'POST', body }] : []);
      expect(posted).toHaveLength(open ? 1 : 0);
    });

    it('is told to its end, and the page gets the answer', async () => {
      const posted = tapOver(Promise.resolve(new Response('answer', { status: 201 })));
      const response = await fetch(PROMPT, { method: 'POST', body: 'hi' });
      expect(await response.text()).toBe('answer');
      expect(posted).toMatchObject([
        { type: 'open' },
        { type: 'head', status: 201 },
        { type: 'end', reason: 'complete' },
      ]);
    });

    it.each<[string, (signal: AbortSignal) => Parameters<typeof fetch>]>([
      ['given beside it', (signal) => [PROMPT, { method: 'POST', body: 'hi', signal }]],
      ['of its Request', (signal) => [new Request(PROMPT, { method: 'POST', body: 'hi', signal })]],
    ])('is aborted by the signal %s', async (_, argsFor) => {
      const abort = new AbortController();
      let reject: (reason: unknown) => void = () => undefined;
      const posted = tapOver(
        new Promise((_resolve, fail) => {
          reject = fail;
        }),
      );
      const answer = fetch(...argsFor(abort.signal));
      abort.abort();
      const reason = new Error('aborted');
      reject(reason);
      await expect(answer).rejects.toBe(reason);
      await settled();
      expect(told(posted)).toEqual(['open', 'end aborted']);
    });

    it('has failed where the network does, and the page gets its reason', async () => {
      const reason = new TypeError('Failed to fetch');
      const posted = tapOver(Promise.reject(reason));
      await expect(fetch(PROMPT, { method: 'POST', body: 'hi' })).rejects.toBe(reason);
      expect(told(posted)).toEqual(['open', 'end failed']);
    });

    it('has failed where its answer can’t be followed', async () => {
      const used = new Response('answer');
      await used.text();
      const posted = tapOver(Promise.resolve(used));
      expect(await fetch(PROMPT, { method: 'POST', body: 'hi' })).toBe(used);
      expect(told(posted)).toEqual(['open', 'head', 'end failed']);
    });

    it('reads what code of the page’s gives, once and in the native’s order', async () => {
      const asked = (fetchIt: (init: RequestInit) => unknown) => {
        const names: unknown[] = [];
        const get = (target: object, name: PropertyKey) => {
          names.push(name);
          return Reflect.get(target, name);
        };
        // Any other question would be one too many.
        const handler = { get, getOwnPropertyDescriptor: get, has: get, ownKeys: get, getPrototypeOf: get };
        fetchIt(new Proxy({ method: 'POST', body: 'hi' }, handler as never));
        return names;
      };
      const natively = asked((init) => new Request(PROMPT, init));
      const posted = tapOver(new Promise(() => undefined));
      expect(asked((init) => fetch(PROMPT, init))).toEqual(natively);
      expect(posted).toMatchObject([{ type: 'open', body: { kind: 'text', text: 'hi' } }]);
      expect(asked((init) => fetch(`${ORIGIN}/api/account`, init))).toEqual([]);
    });

    it('has the native fail at the option that throws', async () => {
      const reason = new RangeError('mine');
      const init = {
        method: 'POST',
        get signal(): AbortSignal {
          throw reason;
        },
      };
      globalThis.fetch = async (...args) => Response.json(new Request(...args).url);
      const match = createMatcher(watchedOf(claude), { origin: ORIGIN, baseUrl: () => `${ORIGIN}/` });
      tapFetch(match, { admit: () => true, post: () => undefined, postBytes: () => undefined });
      await expect(fetch(PROMPT, init)).rejects.toBe(reason);
    });
  });
});
