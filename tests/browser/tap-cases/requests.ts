/** What a page may send, and how. `/chat/echo` answers with what the server got of it. */
import type { TapCase } from './case.ts';

const text = (body: string) => ({ body: { kind: 'text', text: body }, end: 'complete' }) as const;
const fields = [
  ['prompt', 'draw é'],
  ['file', 'file:5:notes.txt'],
] as const;

export const requestCases: readonly TapCase[] = [
  {
    does: 'sends strings, parameters, bytes and a Blob',
    told: [
      text('é text'),
      text('a=1&b=%C3%A9'),
      text('bytes'),
      text('bytes'),
      text('yt'),
      text('te'),
      text('blob'),
    ],
    run: async () => {
      const bytes = new TextEncoder().encode('bytes');
      const bodies: BodyInit[] = [
        'é text',
        new URLSearchParams({ a: '1', b: 'é' }),
        bytes,
        bytes.buffer,
        bytes.subarray(1, 3),
        new DataView(bytes.buffer, 2, 2),
        new Blob(['blob'], { type: 'text/x-blob' }),
      ];
      const echoes: string[] = [];
      for (const body of bodies) echoes.push(await (await window.tools.post('/chat/echo', { body })).text());
      return echoes;
    },
  },
  {
    does: 'sends a form with a file',
    told: [{ body: { kind: 'form', fields }, end: 'complete' }],
    run: async () => {
      const body = new FormData();
      body.append('prompt', 'draw é');
      body.append('file', new File(['12345'], 'notes.txt'));
      return (await window.tools.post('/chat/echo', { body })).text();
    },
  },
  {
    does: 'fetches Request objects',
    told: [
      { ...text('in a request'), headers: { 'x-wanted': 'of the request' } },
      { body: { kind: 'form', fields }, end: 'complete' },
      { ...text('instead'), headers: { 'x-wanted': 'of the options' } },
      { body: { kind: 'none' }, method: 'GET', endpoint: 'get' },
    ],
    run: async () => {
      const form = new FormData();
      form.append('prompt', 'draw é');
      form.append('file', new File(['12345'], 'notes.txt'));
      const request = (body: BodyInit) =>
        new Request('/chat/echo', { method: 'POST', body, headers: { 'X-Wanted': 'of the request' } });
      const used = request('in a request');
      const echoes = [await (await fetch(used)).text(), used.bodyUsed];
      echoes.push(await (await fetch(new Request('/chat/echo', { method: 'POST', body: form }))).text());
      const options = { body: 'instead', headers: new Headers({ 'x-wanted': 'of the options' }) };
      echoes.push(await (await fetch(request('kept'), options)).text());
      echoes.push(await (await fetch(new Request('/chat/echo?wanted'))).text());
      echoes.push(await window.tools.errorOf(fetch(used)));
      return echoes;
    },
  },
  {
    does: 'gives headers as pairs and as a record, the method in lower case and the URL as a URL',
    told: [{ headers: { 'x-wanted': 'one' } }, { headers: { 'x-wanted': 'two' } }, { method: 'POST' }],
    run: async () => {
      const send = async (url: RequestInfo | URL, init: RequestInit) => (await fetch(url, init)).text();
      return [
        await send('/chat/echo', { method: 'POST', body: 'a', headers: [['X-WANTED', 'one']] }),
        await send('/chat/echo', {
          method: 'POST',
          body: 'a',
          headers: { 'X-Other': '1', 'X-Wanted': 'two' },
        }),
        await send(new URL('/chat/echo', location.href), { method: 'post', body: 'a' }),
      ];
    },
  },
  {
    does: 'sends more than is read',
    told: [{ body: { kind: 'none' }, status: 200 }],
    run: async () => {
      const body = 'x'.repeat(9_000_000);
      return (await window.tools.post('/chat/status?code=200', { body })).status;
    },
  },
  {
    does: 'has its own code run once by what it passes',
    told: [{ body: { kind: 'none' } }, { body: { kind: 'text', text: 'of a getter' } }],
    run: async () => {
      const calls: string[] = [];
      const body = {
        toString() {
          calls.push('body');
          return 'from code';
        },
      };
      const url = {
        toString() {
          calls.push('url');
          return '/chat/echo';
        },
      };
      const init = {
        get method() {
          calls.push('method');
          return 'POST';
        },
        get body() {
          calls.push('options');
          return 'of a getter';
        },
      };
      const echoes = [
        await (await fetch('/chat/echo', { method: 'POST', body: body as unknown as string })).text(),
        await (await fetch(url as unknown as string, init)).text(),
        await (await fetch('/chat/echo', init)).text(),
      ];
      return [calls, echoes];
    },
  },
  {
    does: 'passes nonsense',
    told: [{ url: '/chat/x', end: 'failed', order: 'open end' }],
    run: async () => {
      const { errorOf } = window.tools;
      const any = fetch as unknown as (this: unknown, ...args: unknown[]) => Promise<unknown>;
      const thrower = {
        get method(): string {
          throw new RangeError('mine');
        },
      };
      return Promise.all([
        errorOf(any()),
        errorOf(any('https://user:pass@tap.test/chat/x', { method: 'POST' })),
        errorOf(any('http://[', { method: 'POST' })),
        errorOf(any('/other', { method: 'A B' })),
        errorOf(any('/other', { method: 'TRACE' })),
        errorOf(any('/other', 5)),
        errorOf(any('/other', thrower)),
        errorOf(any(Symbol('s'))),
        errorOf(any.call({}, '/other')),
        errorOf(any('/other', { body: 'with GET' })),
      ]);
    },
  },
];
