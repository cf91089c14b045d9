import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RequestBody } from '../../src/model/messages/exchange.ts';
import { readBody, readRequestBody } from '../../src/page/body.ts';
import { readHeaders } from '../../src/page/headers.ts';
import { unreadableBlob } from './unreadable-blob.ts';

const MAX_BODY = 8 * 2 ** 20;
const NONE: RequestBody = { kind: 'none' };
const text = (value: string): RequestBody => ({ kind: 'text', text: value });
const encode = (value: string) => new TextEncoder().encode(value);

function formOf(...fields: [string, string | File][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}
/** As plain objects and lists: what is read has no prototypes. */
const plain = (body: RequestBody) =>
  structuredClone({ ...body, ...('fields' in body && { fields: Array.from(body.fields) }) });

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the body of a request', () => {
  const read = (body: unknown) => new Promise<RequestBody>((done) => readBody(body, done));

  it.each<[string, unknown, RequestBody]>([
    ['a text', 'hi', text('hi')],
    ['an empty text', '', text('')],
    ['bytes', encode('é'), text('é')],
    ['a buffer', encode('é').buffer, text('é')],
    ['a Blob', new Blob(['é']), text('é')],
    ['parameters', new URLSearchParams({ a: '1', b: 'é' }), text('a=1&b=%C3%A9')],
    [
      'a form',
      formOf(['a', '1'], ['f', new File(['abc'], 'x.txt')]),
      {
        kind: 'form',
        fields: [
          ['a', '1'],
          ['f', 'file:3:x.txt'],
        ],
      },
    ],
    ['nothing', undefined, NONE],
    ['null', null, NONE],
    ['a stream', new ReadableStream(), NONE],
    ['an object', { a: 1 }, NONE],
    ['a number', 7, NONE],
  ])('is read of %s', async (_, body, expected) => {
    expect(plain(await read(body))).toEqual(expected);
  });

  it.each<[string, (size: number) => unknown]>([
    ['a text', (size) => 'x'.repeat(size)],
    ['bytes', (size) => encode('x'.repeat(size))],
    ['a Blob', (size) => new Blob(['x'.repeat(size)])],
    ['parameters', (size) => new URLSearchParams(`a=${'x'.repeat(size - 2)}`)],
    ['a form', (size) => formOf(['a', 'x'.repeat(size - 1)])],
  ])('is read of %s up to 8 Mi', async (_, bodyOf) => {
    expect((await read(bodyOf(MAX_BODY))).kind).not.toBe('none');
    expect(await read(bodyOf(MAX_BODY + 1))).toEqual(NONE);
  });

  it('is read at once of all but a Blob', () => {
    const done = vi.fn();
    readBody('hi', done);
    expect(done).toHaveBeenCalledTimes(1);
  });

  it('is none of a Blob that can’t be read', async () => {
    expect(await read(await unreadableBlob())).toEqual(NONE);
  });

  it('is read of a Blob that is no text, each byte as a sign of its own', async () => {
    expect(await read(new Blob([new Uint8Array(MAX_BODY).fill(0xff)]))).toEqual(
      text('\ufffd'.repeat(MAX_BODY)),
    );
  });

  it('runs none of the page’s code', async () => {
    const body = {
      toString: vi.fn(() => 'ran'),
      [Symbol.toPrimitive]: vi.fn(() => 'ran'),
    };
    expect(await read(body)).toEqual(NONE);
    expect(body.toString).not.toHaveBeenCalled();
    expect(body[Symbol.toPrimitive]).not.toHaveBeenCalled();
  });
});

describe('the body of a Request', () => {
  const URL = 'https://a.test/';
  const read = (init: RequestInit) =>
    new Promise<RequestBody>((done) => readRequestBody(new Request(URL, { method: 'POST', ...init }), done));

  it.each<[string, RequestInit, RequestBody]>([
    ['a text', { body: 'hi' }, text('hi')],
    ['none', {}, NONE],
    ['an empty one', { body: '' }, NONE],
    ['parameters', { body: new URLSearchParams({ a: '1' }) }, text('a=1')],
    [
      'JSON in bytes',
      { body: new Uint8Array([123, 125]), headers: { 'content-type': 'application/json' } },
      text('{}'),
    ],
    ['a form', { body: formOf(['a', '1']) }, { kind: 'form', fields: [['a', '1']] }],
    [
      // A Blob has its type in small letters, and a boundary is as it was written.
      'a form with capitals in its boundary',
      {
        body: '--AbC\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--AbC--\r\n',
        headers: { 'content-type': 'multipart/form-data; boundary=AbC' },
      },
      { kind: 'form', fields: [['a', '1']] },
    ],
    [
      'a form that is none',
      { body: 'hi', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
      NONE,
    ],
    ['a form in capitals', { body: 'hi', headers: { 'content-type': 'Multipart/Form-Data' } }, NONE],
    ['a text about forms', { body: 'hi', headers: { 'content-type': 'x-multipart/form-data' } }, text('hi')],
  ])('is read of %s', async (_, init, expected) => {
    expect(plain(await read(init))).toEqual(expected);
  });

  it.each<[string, RequestInit]>([
    ['says nothing', { body: new Uint8Array([104, 105]) }],
    ['says nothing, as a file', { body: new Blob(['hi']) }],
    ['says it is a picture', { body: new Blob(['hi'], { type: 'image/png' }) }],
    ['says it is bytes', { body: 'hi', headers: { 'content-type': 'application/octet-stream' } }],
  ])('is not asked for where it %s: it may be large', async (_, init) => {
    expect(plain(await read(init))).toEqual(NONE);
  });

  it('is left to the page', async () => {
    const request = new Request(URL, { method: 'POST', body: 'hi' });
    await new Promise<RequestBody>((done) => readRequestBody(request, done));
    expect(request.bodyUsed).toBe(false);
    expect(await request.text()).toBe('hi');
  });

  it('is none where it breaks off', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) });
    expect(await read({ body, duplex: 'half' } as RequestInit)).toEqual(NONE);
  });
});

describe('headers', () => {
  const NAMES = ['x-model', 'x-mode'];

  it.each<[string, unknown, Record<string, string>]>([
    ['Headers', new Headers({ 'X-Model': 'a', other: 'b' }), { 'x-model': 'a' }],
    [
      'pairs',
      [
        ['X-Model', 'a'],
        ['x-mode', 'b'],
        ['other', 'c'],
      ],
      { 'x-model': 'a', 'x-mode': 'b' },
    ],
    ['a record', { 'X-MODE': 'b', other: 'c' }, { 'x-mode': 'b' }],
    ['what is no text', { 'x-model': 7, 'x-mode': null }, {}],
    ['pairs that are none', [null, 'x-model', ['x-mode'], ['x-model', 'a']], { 'x-model': 'a' }],
    ['a record with a symbol', { [Symbol('s')]: 'a', 'x-mode': 'b' }, { 'x-mode': 'b' }],
    ['nothing', undefined, {}],
    ['a text', 'x-model: a', {}],
  ])('are read of %s', (_, source, found) => {
    expect({ ...readHeaders(source, NAMES) }).toEqual(found);
  });

  it('are looked at only where some are asked for', () => {
    const each = vi.spyOn(Reflect, 'ownKeys');
    const source = new Proxy({}, { getPrototypeOf: vi.fn(), ownKeys: vi.fn() });
    expect({ ...readHeaders(source, []) }).toEqual({});
    expect(each).not.toHaveBeenCalled();
  });

  it('are read without running accessors', () => {
    const get = vi.fn(() => 'ran');
    expect({
      ...readHeaders(Object.defineProperty({}, 'x-model', { get, enumerable: true }), NAMES),
    }).toEqual({});
    expect(get).not.toHaveBeenCalled();
  });
});
