import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EndReason } from '../../src/model/messages/exchange.ts';
import type { Exchange } from '../../src/page/exchange.ts';
import { followResponse, trapResponses } from '../../src/page/response.ts';

// Traps stay for good: those that another file of this process put in place are to know nothing of what is followed here.
vi.hoisted(() => vi.resetModules());
afterAll(() => vi.resetModules());

const URL = 'https://claude.ai/api';

// For good: it stands before what every response answers, and answers for those made here alone.
beforeAll(trapResponses);

let told: string[];
const exchange = {
  head: (status, contentType) => told.push(`head ${status} ${contentType}`) > 0,
  bytes: (bytes) => told.push(new TextDecoder().decode(bytes)),
  end: (reason) => told.at(-1)?.startsWith('end ') || told.push(`end ${reason}`),
} as Partial<Exchange> as Exchange;
beforeEach(() => {
  told = [];
});

type Controller = ReadableByteStreamController;
/** A response as the network gives it: it has an address, and its body comes bit by bit. */
function answerOf(source: UnderlyingByteSource, init: ResponseInit = {}): Response {
  const response = new Response(new ReadableStream(source), {
    headers: { 'content-type': 'text/plain' },
    ...init,
  });
  return Object.defineProperty(response, 'url', { value: URL });
}
const encode = (text: string) => new TextEncoder().encode(text);
function saying(...texts: string[]): Response {
  return answerOf({
    type: 'bytes',
    pull(controller: Controller) {
      const next = texts.shift();
      if (next === undefined) controller.close();
      else controller.enqueue(encode(next));
      if (next === undefined) controller.byobRequest?.respond(0);
    },
  });
}
function breaking(reason: unknown, ...texts: string[]): Response {
  return answerOf({
    type: 'bytes',
    pull(controller: Controller) {
      const next = texts.shift();
      if (next === undefined) controller.error(reason);
      else controller.enqueue(encode(next));
    },
  });
}
function follow(response: Response, failure: EndReason = 'failed'): Response {
  followResponse(response, exchange, () => failure);
  return response;
}
const reasonOf = (promise: Promise<unknown>) => promise.then(String, (reason: unknown) => reason);

describe('a response followed', () => {
  it('is told as the page reads it, and gives the page all of it', async () => {
    const copy = follow(saying('one', 'two'));
    expect(told).toEqual(['head 200 text/plain']);
    expect(await copy.text()).toBe('onetwo');
    expect(told).toEqual(['head 200 text/plain', 'one', 'two', 'end complete']);
  });

  it('is pulled no faster than the page reads', async () => {
    const reader = (follow(saying('one', 'two', 'three')).body as ReadableStream<Uint8Array>).getReader();
    const { value } = await reader.read();
    expect(new TextDecoder().decode(value)).toBe('one');
    expect(told.slice(1)).toEqual(['one']);
  });

  it.each<[string, (response: Response) => Promise<unknown>, unknown]>([
    ['text', (response) => response.text(), '{"a":1}'],
    ['JSON', (response) => response.json(), { a: 1 }],
    ['a buffer', async (response) => Buffer.from(await response.arrayBuffer()).toString(), '{"a":1}'],
    ['a Blob', async (response) => (await response.blob()).text(), '{"a":1}'],
  ])('can be read as %s', async (_, read, whole) => {
    expect(await read(follow(saying('{"a"', ':1}')))).toEqual(whole);
    expect(told.at(-1)).toBe('end complete');
  });

  it('is the network’s own, and so are its clones', async () => {
    const original = saying('one');
    const { headers } = original;
    expect(follow(original)).toBe(original);
    const clone = original.clone();
    expect(original.headers).toBe(headers);
    expect(clone.headers).not.toBe(headers);
    expect([...clone.headers]).toEqual([...headers]);
    expect(Object.keys(clone)).toEqual([]);
    expect(await Promise.all([original.text(), clone.text()])).toEqual(['one', 'one']);
    expect(told).toEqual(['head 200 text/plain', 'one', 'end complete']);
  });

  it('has one body, as long as it is not cloned', () => {
    const response = follow(saying('one'));
    const { body } = response;
    expect(body).toBeInstanceOf(ReadableStream);
    expect(response.body).toBe(body);
    response.clone();
    expect([body?.locked, response.body?.locked]).toEqual([true, false]);
  });

  it('is told once, by whichever of its clones is ahead', async () => {
    const response = follow(saying('one', 'two', 'three'));
    const clone = response.clone();
    const [slow, fast] = [response, clone].map(({ body }) => (body as ReadableStream).getReader());
    await slow?.read();
    for (let i = 0; i < 2; i++) await fast?.read();
    void slow?.cancel();
    expect(told.slice(1)).toEqual(['one', 'two']);
    await fast?.read();
    await fast?.read();
    expect(told.slice(1)).toEqual(['one', 'two', 'three', 'end complete']);
  });

  it('is aborted once the page wants no more of any of its clones', async () => {
    const response = follow(saying('one'));
    const clone = response.clone();
    void (response.body as ReadableStream).cancel();
    expect(told.slice(1)).toEqual([]);
    void (clone.body as ReadableStream).cancel();
    expect(told.slice(1)).toEqual(['end aborted']);
  });

  it.each<[string, (response: Response) => unknown]>([
    ['held', (response) => (response.body as ReadableStream).getReader()],
    ['read', (response) => response.text()],
    [
      'begun',
      async (response) => {
        const reader = (response.body as ReadableStream).getReader();
        await reader.read();
        reader.releaseLock();
      },
    ],
  ])('is refused as natively where its body is %s', async (_, use) => {
    const results = [saying('one', 'two'), follow(saying('one', 'two'))].map(async (response) => {
      await use(response);
      return [String(await reasonOf(response.text())), response.bodyUsed, response.body?.locked];
    });
    const [native, followed] = await Promise.all(results);
    expect(followed).toEqual(native);
  });

  it('is the platform’s to read where its body was looked at alone', async () => {
    const response = follow(saying('one'));
    const { body } = response;
    expect(await response.text()).toBe('one');
    expect([response.bodyUsed, response.body === body, body?.locked]).toEqual([true, true, true]);
    expect(told.slice(1)).toEqual(['one', 'end complete']);
  });

  it('can be read into the page’s own memory, to its end', async () => {
    const reader = (follow(saying('one')).body as ReadableStream).getReader({ mode: 'byob' });
    const first = await reader.read(new Uint8Array(8));
    expect(new TextDecoder().decode(first.value)).toBe('one');
    const last = await reader.read(new Uint8Array(8));
    expect([last.done, last.value?.length]).toEqual([true, 0]);
    expect(told.at(-1)).toBe('end complete');
  });

  it.each([
    // As one of another origin that shows nothing.
    ['none', Response.error()],
    ['204', new Response(null, { status: 204 })],
    ['205', new Response(null, { status: 205 })],
    ['304', new Response(null, { status: 304 })],
  ])('is over at once where it can’t have a body: %s', (_, response) => {
    follow(response);
    expect(told).toEqual([`head ${response.status} `, 'end complete']);
  });

  it.each<[string, (response: Response) => unknown]>([
    ['its body', (response) => response.body],
    ['its text', (response) => response.text()],
  ])('without a body is over once %s is asked for', async (_, ask) => {
    await ask(follow(new Response(null)));
    expect(told.slice(1)).toEqual(['end complete']);
  });

  it('leaves out chunks without bytes', async () => {
    let pulls = 0;
    const copy = follow(
      new Response(
        new ReadableStream({
          pull(controller) {
            pulls += 1;
            if (pulls === 3) controller.close();
            else controller.enqueue(encode(pulls === 1 ? '' : 'one'));
          },
        }),
      ),
    );
    expect(await copy.text()).toBe('one');
    expect(told.slice(1)).toEqual(['one', 'end complete']);
  });
});

describe('a response that breaks off', () => {
  it.each([
    'failed',
    'aborted',
  ] as const)('is told to have (%s), with the page’s own reason', async (failure) => {
    const reason = new Error('gone');
    const reader = (follow(breaking(reason, 'one'), failure).body as ReadableStream).getReader();
    await reader.read();
    expect(await reasonOf(reader.read())).toBe(reason);
    expect(told.slice(1)).toEqual(['one', `end ${failure}`]);
  });

  it.each<[string, (response: Response) => Promise<unknown>]>([
    ['text', (response) => response.text()],
    ['JSON', (response) => response.json()],
    ['a buffer', (response) => response.arrayBuffer()],
    ['a Blob', (response) => response.blob()],
    ['a clone', (response) => response.clone().text()],
  ])('rejects with that reason where it is read as %s', async (_, read) => {
    const reason = { of: 'the page' };
    expect(await reasonOf(read(follow(breaking(reason, 'one'))))).toBe(reason);
  });

  it('rejects with that reason where it is read as a form', async () => {
    const reason = { of: 'the page' };
    const pull = (controller: Controller) => controller.error(reason);
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    expect(await reasonOf(follow(answerOf({ type: 'bytes', pull }, { headers })).formData())).toBe(reason);
  });

  it('does so at once, not only at the next read', async () => {
    let controller: Controller | undefined;
    const copy = follow(
      answerOf({
        type: 'bytes',
        start(made: Controller) {
          controller = made;
        },
      }),
      'aborted',
    );
    const reader = (copy.body as ReadableStream).getReader();
    controller?.error(new Error('gone'));
    await reasonOf(reader.closed);
    expect(told.slice(1)).toEqual(['end aborted']);
  });

  it('by the page’s own cancelling is aborted, and the network hears of it', async () => {
    const cancelled: unknown[] = [];
    const copy = follow(answerOf({ type: 'bytes', cancel: (reason) => void cancelled.push(reason) }));
    await (copy.body as ReadableStream).cancel('enough');
    expect(cancelled).toEqual(['enough']);
    expect(told.slice(1)).toEqual(['end aborted']);
  });

  it('rejects with the reading’s own error where nothing broke', async () => {
    const reason = await reasonOf(follow(saying('no JSON')).json());
    expect(reason).toBeInstanceOf(SyntaxError);
    expect(told.at(-1)).toBe('end complete');
  });
});

it('responses that are not followed are as they were', async () => {
  const own = new Response('plain', { headers: { a: 'b' } });
  expect([own.url, own.type, own.redirected, [...own.headers.keys()]]).toEqual([
    '',
    'default',
    false,
    ['a', 'content-type'],
  ]);
  expect(await own.clone().text()).toBe('plain');
  expect(await reasonOf(Response.prototype.text.call({}))).toBeInstanceOf(TypeError);
});
