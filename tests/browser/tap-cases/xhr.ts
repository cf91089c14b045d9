/** XMLHttpRequest: what it does, and in which order. */
import { FIVE_EVENTS, type TapCase } from './case.ts';

const whole = { endpoint: 'post', status: 200, end: 'complete' } as const;
const stream = { ...whole, contentType: 'text/event-stream; charset=utf-8', text: FIVE_EVENTS } as const;

export const xhrCases: readonly TapCase[] = [
  {
    does: 'hears the events of a request in order, its own upload included',
    told: [{ ...stream, url: '/chat/events?a=1', order: 'open head text end' }],
    run: async () => {
      const xhr = new XMLHttpRequest();
      const events: string[] = [];
      // How often progress is told, and whether once more just before the end, depends on the network.
      const hear = (prefix: string) => (event: Event) => {
        events.push(`${prefix}${event.type}${event.type === 'progress' ? '' : `:${xhr.readyState}`}`);
      };
      for (const type of ['readystatechange', 'loadstart', 'progress', 'load', 'loadend', 'abort', 'error']) {
        xhr.addEventListener(type, hear(''));
        if (type !== 'readystatechange') xhr.upload.addEventListener(type, hear('upload '));
      }
      const loaded = new Promise((resolve) => {
        xhr.onloadend = resolve;
      });
      xhr.open('POST', '/chat/events?a=1');
      xhr.send('hi');
      await loaded;
      const once = [...new Set(events)];
      return [once, xhr.responseText, xhr.responseURL, xhr.getResponseHeader('x-answer'), xhr.status];
    },
  },
  {
    does: 'reads text as it grows',
    told: [stream],
    run: async () => {
      const xhr = new XMLHttpRequest();
      let read = '';
      xhr.onprogress = () => {
        read += xhr.responseText.slice(read.length);
      };
      xhr.open('POST', '/chat/events', true);
      xhr.responseType = 'text';
      xhr.send('hi');
      await new Promise((resolve) => xhr.addEventListener('load', resolve));
      return read + xhr.responseText.slice(read.length);
    },
  },
  {
    does: 'asks for JSON, bytes and a Blob',
    told: [
      { ...whole, contentType: 'application/json', text: '{"answer":[1,"é"]}' },
      { ...whole, text: '{"answer": [1, "é"]}' },
      { ...whole, text: '{"answer": [1, "é"]}' },
    ],
    run: async () => {
      const results: unknown[] = [];
      for (const type of ['json', 'arraybuffer', 'blob'] as const) {
        const xhr = new XMLHttpRequest();
        xhr.open('POST', '/chat/json');
        xhr.responseType = type;
        xhr.send('hi');
        await new Promise((resolve) => xhr.addEventListener('loadend', resolve));
        const { response } = xhr;
        const same = response === xhr.response;
        const shown = type === 'json' ? response : await new Response(response).text();
        results.push([same, shown, await window.tools.errorOf((async () => xhr.responseText)())]);
      }
      return results;
    },
  },
  {
    does: 'sends headers and all kinds of bodies',
    told: [
      { body: { kind: 'text', text: 'plain' }, headers: { 'x-wanted': 'one' } },
      { body: { kind: 'text', text: 'a=%C3%A9' } },
      { body: { kind: 'form', fields: [['a', 'é']] } },
      { body: { kind: 'text', text: 'bytes' } },
      { body: { kind: 'text', text: 'blob' } },
      { body: { kind: 'none' } },
    ].map((told) => ({ ...whole, ...told }) as (typeof xhrCases)[number]['told'][number]),
    run: async () => {
      const form = new FormData();
      form.append('a', 'é');
      const bodies = [
        'plain',
        new URLSearchParams({ a: 'é' }),
        form,
        new TextEncoder().encode('bytes'),
        new Blob(['blob']),
        null,
      ];
      const echoes: string[] = [];
      for (const body of bodies) {
        const xhr = new XMLHttpRequest();
        xhr.open('post', new URL('/chat/echo', location.href));
        if (body === 'plain') xhr.setRequestHeader('X-Wanted', 'one');
        xhr.send(body);
        await new Promise((resolve) => xhr.addEventListener('loadend', resolve));
        echoes.push(xhr.responseText);
      }
      return echoes;
    },
  },
  {
    does: 'aborts in mid-answer and uses the object again',
    told: [
      { endpoint: 'post', status: 200, end: 'aborted' },
      { ...stream, url: '/chat/events' },
    ],
    run: async () => {
      const xhr = new XMLHttpRequest();
      const events: string[] = [];
      for (const type of ['abort', 'load', 'error', 'loadend'])
        xhr.addEventListener(type, () => events.push(type));
      xhr.open('POST', '/chat/endless?id=xhr');
      xhr.send('hi');
      await new Promise((resolve) => {
        xhr.onprogress = resolve;
      });
      xhr.abort();
      const after = [xhr.readyState, xhr.status, xhr.responseText, await window.tools.serverSawAbort('xhr')];
      xhr.open('POST', '/chat/events');
      xhr.send('again');
      await new Promise((resolve) => xhr.addEventListener('load', resolve));
      return [after, events, xhr.responseText];
    },
  },
  {
    does: 'opens anew while a request runs, and in the listener of one that is done',
    told: [
      { url: '/chat/endless?id=dropped', end: 'aborted' },
      { url: '/chat/json', text: '{"answer": [1, "é"]}', end: 'complete' },
      { url: '/chat/json?2', text: '{"answer": [1, "é"]}', end: 'complete' },
    ],
    run: async () => {
      const xhr = new XMLHttpRequest();
      const texts: string[] = [];
      const done = new Promise<void>((resolve) => {
        xhr.onload = () => {
          texts.push(xhr.responseText);
          if (texts.length === 2) return resolve();
          xhr.open('POST', '/chat/json?2');
          xhr.send('two');
        };
      });
      xhr.open('POST', '/chat/endless?id=dropped');
      xhr.send('hi');
      await window.tools.wait(100);
      xhr.open('POST', '/chat/json');
      xhr.send('one');
      await done;
      return [texts, await window.tools.serverSawAbort('dropped')];
    },
  },
  {
    does: 'times out, loses its connection, and aborts before anything was sent',
    told: [
      { url: '/chat/silent?id=timeout', end: 'failed' },
      { url: '/chat/broken?id=xhr', text: 'data: half\n\n', end: 'failed' },
    ],
    run: async () => {
      const outcome = (path: string, prepare: (xhr: XMLHttpRequest) => void) =>
        new Promise((resolve) => {
          const xhr = new XMLHttpRequest();
          for (const type of ['timeout', 'error', 'abort', 'load'])
            xhr.addEventListener(type, () => resolve([type, xhr.readyState, xhr.status, xhr.responseText]));
          prepare(xhr);
          xhr.open('POST', path);
          xhr.send('hi');
        });
      return [
        await outcome('/chat/silent?id=timeout', (xhr) => {
          xhr.timeout = 100;
        }),
        await outcome('/chat/broken?id=xhr', (xhr) =>
          xhr.addEventListener('progress', () => void window.tools.drop('xhr')),
        ),
        await outcome('/chat/events', (xhr) => xhr.addEventListener('loadstart', () => xhr.abort())),
      ];
    },
  },
  {
    does: 'makes synchronous requests, subclasses, and mistakes',
    told: [{ ...stream, end: 'complete' }],
    run: async () => {
      const { errorOf } = window.tools;
      const caught = (run: () => unknown) => errorOf((async () => run())());
      const sync = new XMLHttpRequest();
      sync.open('POST', '/chat/json', false);
      sync.send('hi');
      class Own extends XMLHttpRequest {
        own = 1;
      }
      const own = new Own();
      own.open('POST', '/chat/events');
      own.send();
      await new Promise((resolve) => own.addEventListener('load', resolve));
      const any = XMLHttpRequest.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
      const fresh = () => new XMLHttpRequest();
      return [
        sync.responseText,
        [own.own, own instanceof XMLHttpRequest, own.responseText],
        await caught(() => any.open?.call(fresh())),
        await caught(() => any.open?.call({}, 'POST', '/chat/x')),
        await caught(() => any.open?.call(fresh(), 'A B', '/chat/x')),
        await caught(() => any.open?.call(fresh(), 'POST', 'http://[')),
        await caught(() => any.send?.call(fresh(), 'unopened')),
        await caught(() => any.setRequestHeader?.call(fresh(), 'a', 'b')),
      ];
    },
  },
];
