/** Requests, responses and their headers, aborting, redirects, and fetch itself as a function. */
import { aloneCases, cases, matrix } from './case.ts';

const WAYS = ['text', 'json', 'arrayBuffer', 'blob', 'bytes', 'formData'] as const;

const aborting = matrix(
  'fetch',
  'aborts',
  [
    ['without a reason', 'with a reason', 'by timeout', 'by any of two signals'],
    ['before it', 'while waiting', ...WAYS, 'read()', 'closed', 'for await', 'pipeTo', 'clone().text', 'tee'],
  ],
  async (t, how: string, where: string) => {
    const isTimed = how === 'by timeout';
    const controller = new AbortController();
    const signals: Record<string, (ms: number) => AbortSignal> = {
      'by timeout': (ms) => AbortSignal.timeout(ms),
      'by any of two signals': () => AbortSignal.any([controller.signal, new AbortController().signal]),
    };
    const make = (ms: number) => (signals[how] ?? (() => controller.signal))(ms);
    const abort = () =>
      how === 'with a reason' ? controller.abort(new RangeError('mine')) : controller.abort();
    if (where === 'before it') {
      const signal = make(0);
      if (isTimed) await t.next(signal, 'abort');
      else abort();
      return t.errorOf(t.post('/chat/events', { signal }));
    }
    if (where === 'while waiting') {
      const answer = t.errorOf(t.post(`/chat/silent?id=${t.id}`, { signal: make(100) }));
      if (!isTimed) {
        await t.reached(t.id);
        abort();
      }
      return answer;
    }
    // Long enough for the answer to begin.
    const begin = (ms: number): Promise<Response> =>
      t.post(`/chat/endless?id=${t.id}`, { signal: make(ms) }).catch(() => begin(2 * ms));
    const response = await begin(200);
    const { body } = where in response ? { body: null } : response;
    const stream = body as ReadableStream<Uint8Array>;
    const reading: Record<string, () => unknown> = {
      'read()': async () => {
        const reader = stream.getReader();
        while (!(await reader.read()).done);
      },
      closed: () => stream.getReader().closed,
      'for await': async () => {
        for await (const _ of stream as unknown as AsyncIterable<unknown>);
      },
      pipeTo: () => stream.pipeTo(new WritableStream()),
      'clone().text': () => Promise.all([response.clone().text(), t.errorOf(response.text())]),
      tee: () => Promise.all(stream.tee().map((branch) => new Response(branch).text())),
    };
    const result = t.errorOf((reading[where] ?? (() => t.read(response, where)))());
    if (!isTimed) setTimeout(abort, 30);
    return [await result, response.bodyUsed, await t.errorOf(response.text())];
  },
);

const states = matrix(
  'fetch',
  'reads whole',
  [
    WAYS,
    [
      'fresh',
      'its body looked at',
      'its body held',
      'its body held and let go',
      'its body begun',
      'its body begun and let go',
      'its body cancelled',
      'read before',
      'cloned',
      'of a clone',
      'of a clone whose original was read',
      'at once twice',
    ],
  ],
  async (t, way: string, state: string) => {
    const path = way === 'json' ? '/chat/json' : way === 'formData' ? '/chat/form' : '/chat/events';
    let response = await t.post(path);
    const reader = () => (response.body as ReadableStream<Uint8Array>).getReader();
    const states: Record<string, () => unknown> = {
      'its body looked at': () => response.body,
      'its body held': () => reader(),
      'its body held and let go': () => reader().releaseLock(),
      'its body begun': () => reader().read(),
      'its body begun and let go': async () => {
        const begun = reader();
        await begun.read();
        begun.releaseLock();
      },
      'its body cancelled': () => response.body?.cancel(),
      'read before': () => response.text(),
      cloned: () => response.clone(),
      'of a clone': () => {
        response = response.clone();
      },
      'of a clone whose original was read': async () => {
        const original = response;
        response = original.clone();
        await original.arrayBuffer();
      },
      'at once twice': () => void t.errorOf(response.text()),
    };
    await states[state]?.();
    const before = [response.bodyUsed, response.body?.locked];
    const outcome = await t.read(response, way).catch((error: Error) => `${error.name}: ${error.message}`);
    return [
      before,
      outcome,
      response.bodyUsed,
      response.body?.locked,
      Object.is(response.body, response.body),
    ];
  },
);

const responses = cases('fetch', {
  'finds the type, address and status of an answer': async (t) => {
    const { type, url, redirected, status, statusText, ok } = await t.post('/chat/events?x=1#y');
    return { type, url, redirected, status, statusText, ok };
  },
  'finds its headers in order, and can change none': async (t) => {
    const { headers } = await t.post('/chat/events');
    const shown = [...headers].filter(([name]) => name !== 'date');
    return [
      shown,
      await t.caught(() => headers.append('a', 'b')),
      await t.caught(() => headers.delete('x-answer')),
    ];
  },
  'finds headers of a clone of its own': async (t) => {
    const response = await t.post('/chat/events');
    const clone = response.clone();
    return [
      clone.headers === response.headers,
      clone.headers.get('x-answer'),
      await t.caught(() => clone.headers.set('a', 'b')),
      [clone.url, clone.type, clone.status],
    ];
  },
  'has the same headers object each time': async (t) => {
    const response = await t.post('/chat/events');
    return [Object.is(response.headers, response.headers), response.clone().headers === response.headers];
  },
  'gets another body once it is cloned': async (t) => {
    const response = await t.post('/chat/events');
    const { body } = response;
    const clone = response.clone();
    return [
      response.body === body,
      body?.locked,
      response.body?.locked,
      clone.body === body,
      response.bodyUsed,
    ];
  },
  'looks for properties of its own': async (t) => {
    const response = await t.post('/chat/events');
    return [
      Reflect.ownKeys(response),
      Reflect.ownKeys(response.body ?? {}),
      `${response}`,
      `${response.body}`,
    ];
  },
  'is an answer of its own realm': async (t) => {
    const response = await t.post('/chat/events');
    return [
      response instanceof Response,
      response.constructor === Response,
      response.body instanceof ReadableStream,
      response.headers instanceof Headers,
    ];
  },
  'reads it by functions of another realm': async (t) => {
    const frame = await t.frame();
    const { prototype } = frame.Response;
    const get = (key: string, response: Response) =>
      Object.getOwnPropertyDescriptor(prototype, key)?.get?.call(response);
    const response = await t.post('/chat/events');
    const fields = ['url', 'type', 'redirected', 'status', 'ok', 'bodyUsed'].map((key) => get(key, response));
    const text = await prototype.text.call(await t.post('/chat/events'));
    return [
      fields,
      get('headers', response).get('x-answer'),
      text,
      await prototype.clone.call(response).text(),
    ];
  },
  'puts it into a cache and finds it as it was': async (t) => {
    const cache = await caches.open(t.id);
    await cache.put('/kept', await t.post('/chat/events'));
    const found = (await cache.match('/kept')) as Response;
    const { url, type, status, redirected } = found;
    await caches.delete(t.id);
    return [url, type, status, redirected, [...found.headers.keys()], await found.text()];
  },
  'puts one into a cache that is read already': async (t) => {
    const cache = await caches.open(t.id);
    const response = await t.post('/chat/events');
    await response.text();
    const error = await t.errorOf(cache.put('/kept', response));
    await caches.delete(t.id);
    return error;
  },
  'puts one into a cache whose body is held': async (t) => {
    const cache = await caches.open(t.id);
    const response = await t.post('/chat/events');
    response.body?.getReader();
    const error = await t.errorOf(cache.put('/kept', response));
    await caches.delete(t.id);
    return error;
  },
  'puts nonsense into a cache': async (t) => {
    const cache = await caches.open(t.id);
    const put = cache.put as (...args: unknown[]) => Promise<unknown>;
    const errors = [await t.errorOf(put.call(cache)), await t.errorOf(put.call(cache, '/a', 5))];
    await caches.delete(t.id);
    return errors;
  },
  'makes a Response of its body': async (t) => {
    const { body } = await t.post('/chat/events');
    const made = new Response(body, { status: 201, headers: { a: 'b' } });
    return [made.type, made.url, made.body === body, await made.text()];
  },
  'sends its body on': async (t) => {
    const { body } = await t.post('/chat/json');
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
    return t.errorOf(new Request('/chat/echo', init).text());
  },
  'clones what is read, held or cancelled': async (t) => {
    const [used, held, cancelled] = await Promise.all([1, 2, 3].map(() => t.post('/chat/events')));
    await used?.text();
    held?.body?.getReader();
    await cancelled?.body?.cancel();
    return Promise.all([used, held, cancelled].map((response) => t.caught(() => response?.clone())));
  },
  'clones a clone and reads them in another order': async (t) => {
    const one = await t.post('/chat/events');
    const two = one.clone();
    const three = two.clone();
    return [await three.text(), await one.text(), await two.text(), [one, two, three].map((r) => r.bodyUsed)];
  },
  'cancels one of two clones': async (t) => {
    const one = await t.post('/chat/events');
    const two = one.clone();
    void one.body?.cancel();
    return [await two.text(), one.bodyUsed, two.bodyUsed];
  },
  'cancels both clones, and the server sees it': async (t) => {
    const one = await t.post(`/chat/endless?id=${t.id}`);
    const two = one.clone();
    const both = await Promise.all([one.body?.cancel('a'), two.body?.cancel('b')]);
    return [both, await t.serverSawAbort(t.id)];
  },
  'asks a clone whether it is used in the same task': async (t) => {
    const clone = (await t.post('/chat/events')).clone();
    void clone.body?.getReader().read();
    return clone.bodyUsed;
  },
  'asks whether it is used in the same task': async (t) => {
    const response = await t.post('/chat/events');
    const reader = response.body?.getReader();
    const before = response.bodyUsed;
    void reader?.read();
    return [before, response.bodyUsed];
  },
  'follows a redirect': async (t) => {
    const response = await t.post('/chat/redirect');
    return [response.redirected, response.url, response.type, (await response.text()).length];
  },
  'is left a redirect': async (t) => {
    const { type, url, status, body, headers } = await t.post('/chat/redirect', { redirect: 'manual' });
    return [type, url, status, body, [...headers]];
  },
  'is refused a redirect': (t) => t.errorOf(t.post('/chat/redirect', { redirect: 'error' })),
  'gets an opaque answer': async () => {
    const response = await fetch('https://far.test/chat/events', {
      method: 'POST',
      mode: 'no-cors',
      body: 'a',
    });
    const { type, url, status, ok, body, headers } = response;
    return [type, url, status, ok, body, [...headers], await response.text()];
  },
  'gets an answer of another origin': async () => {
    const response = await fetch('https://far.test/chat/events', { method: 'POST', body: 'a' });
    return [response.type, response.url, [...response.headers.keys()], (await response.text()).length];
  },
  'is refused another origin': (t) =>
    t.errorOf(fetch('https://far.test/chat/json', { method: 'POST', mode: 'same-origin' })),
  'gets an answer that has no body': async (t) => {
    const response = await t.post('/chat/status?code=204');
    return [response.status, response.body, await response.text(), response.bodyUsed];
  },
  'gets empty bodies': async (t) => {
    const response = await t.post('/chat/status?code=500');
    return [
      response.body === null,
      await response.text(),
      response.bodyUsed,
      await t.errorOf(response.json()),
    ];
  },
  'reads JSON that is none': async (t) => {
    const response = await t.post('/chat/events');
    return [await t.errorOf(response.json()), response.bodyUsed];
  },
  'reads a form that is none': async (t) => t.errorOf((await t.post('/chat/events')).formData()),
  'loses its connection while it reads text, a clone and JSON': async (t) => {
    const response = await t.post(`/chat/broken?id=${t.id}`);
    const clones = [response.clone(), response.clone()];
    const errors = [response.text(), clones[0]?.json(), clones[1]?.blob()].map(t.errorOf);
    await t.drop(t.id);
    return Promise.all(errors);
  },
  'loses its connection while it reads bytes': async (t) => {
    const response = await t.post(`/chat/broken?id=${t.id}`);
    const reader = (response.body as ReadableStream).getReader();
    await reader.read();
    await t.drop(t.id);
    return [await t.errorOf(reader.read()), await t.errorOf(reader.closed), await t.errorOf(reader.read())];
  },
  'borrows its readers for what is none': async (t) => {
    const { prototype } = Response;
    const names = ['text', 'json', 'blob', 'clone', 'arrayBuffer', 'formData'] as const;
    const errors = await Promise.all(
      names.map((name) => t.caught(() => (prototype[name] as () => unknown).call({} as never))),
    );
    const body = Object.getOwnPropertyDescriptor(prototype, 'body')?.get;
    return [errors, await t.caught(() => body?.call({})), await t.caught(() => body?.call(undefined))];
  },
  'looks at an answer in the console’s way': async (t) => {
    const response = await t.post('/chat/events');
    const keys: string[] = [];
    for (const key in response) keys.push(key);
    return [keys.sort(), JSON.stringify(response), structuredCloneOf(response)];
    function structuredCloneOf(value: unknown): string {
      try {
        return String(structuredClone(value));
      } catch (error) {
        return (error as Error).name;
      }
    }
  },
});

const requests = cases('fetch', {
  'is asked for its options once, in order': async () => {
    const asked: string[] = [];
    const note = (kind: string) => (target: object, key: PropertyKey) => {
      asked.push(`${kind} ${String(key)}`);
      return Reflect.get(target, key);
    };
    const handler = {
      get: note('get'),
      has: note('has'),
      getOwnPropertyDescriptor: note('own'),
      ownKeys: note('keys'),
      getPrototypeOf: note('prototype'),
    };
    const init = () => new Proxy({ method: 'POST', body: 'hi' }, handler as never);
    const texts = [
      await (await fetch('/chat/echo', init())).text(),
      await (await fetch('/other/events', init())).text(),
    ];
    return [asked, texts];
  },
  'has getters for options, and one that throws': async (t) => {
    const asked: string[] = [];
    const init = {
      get signal(): AbortSignal {
        asked.push('signal');
        throw new RangeError('mine');
      },
      get method() {
        asked.push('method');
        return 'POST';
      },
      get body() {
        asked.push('body');
        return 'hi';
      },
    };
    return [await t.errorOf(fetch('/chat/echo', init)), asked];
  },
  'has options by inheritance, and as a function': async () => {
    const inherited = Object.create({ method: 'POST', body: 'inherited' });
    const called = Object.assign(() => undefined, { method: 'POST', body: 'function' });
    return [
      await (await fetch('/chat/echo', inherited)).text(),
      await (await fetch('/chat/echo', called as RequestInit)).text(),
    ];
  },
  'gives a body of a class of its own': async (t) => {
    let count = 0;
    const body = {
      toString() {
        count++;
        return 'made';
      },
    };
    return [await (await t.post('/chat/echo', { body: body as unknown as string })).text(), count];
  },
  'gives headers as an iterable of its own': async (t) => {
    let count = 0;
    const headers = {
      *[Symbol.iterator]() {
        count++;
        yield ['x-wanted', 'a'];
      },
    };
    return [await (await t.post('/chat/echo', { headers: headers as never })).text(), count];
  },
  'gives headers whose getter counts': async (t) => {
    let count = 0;
    const headers = {
      get 'x-wanted'() {
        count++;
        return 'a';
      },
    };
    return [await (await t.post('/chat/echo', { headers })).text(), count];
  },
  'gives headers that can’t be': async (t) =>
    Promise.all(
      [{ 'a b': 'c' }, [['a']], { a: '\u0100' }, 5].map((headers) =>
        t.errorOf(t.post('/chat/echo', { headers: headers as never })),
      ),
    ),
  'gives methods that can’t be, or are set right': async (t) => {
    const errors = await Promise.all(
      ['TRACE', 'A B', '', 'connect'].map((method) => t.errorOf(fetch('/chat/echo', { method }))),
    );
    return [errors, await (await fetch('/chat/echo', { method: 'pOsT', body: 'a' })).text()];
  },
  'gives modes and such that can’t be': async (t) =>
    Promise.all(
      [
        { mode: 'x' },
        { cache: 'x' },
        { redirect: 'x' },
        { referrer: 'http://[' },
        { signal: 5 },
        { window: 5 },
      ].map((init) => t.errorOf(t.post('/chat/echo', init as never))),
    ),
  'gives a body with GET': (t) => t.errorOf(fetch('/chat/echo?wanted', { body: 'a' })),
  'passes no address, and strange ones': async (t) => {
    const any = fetch as (...args: unknown[]) => Promise<unknown>;
    return Promise.all(
      [[], [Symbol('s')], ['http://['], ['https://a:b@tap.test/chat/x', { method: 'POST' }]].map((args) =>
        t.errorOf(any(...args)),
      ),
    );
  },
  'passes an address of code of its own': async () => {
    let count = 0;
    const url = {
      toString() {
        count++;
        return '/chat/echo';
      },
    };
    return [await (await fetch(url as never, { method: 'POST', body: 'a' })).text(), count];
  },
  'passes a URL': async () =>
    (await fetch(new URL('/chat/echo', location.href), { method: 'POST', body: 'a' })).text(),
  'sends a Request, and finds it used': async (t) => {
    const request = new Request('/chat/echo', { method: 'POST', body: 'a', headers: { 'x-wanted': 'b' } });
    const text = await (await fetch(request)).text();
    return [text, request.bodyUsed, await t.errorOf(fetch(request)), await t.caught(() => request.clone())];
  },
  'sends a Request, and looks at once whether it is used': async () => {
    const request = new Request('/chat/echo', { method: 'POST', body: 'a' });
    const answer = fetch(request);
    const used = request.bodyUsed;
    await (await answer).text();
    return used;
  },
  'sends a Request and other options': async () => {
    const request = new Request('/chat/echo', { method: 'POST', body: 'a' });
    const text = await (await fetch(request, { body: 'b', headers: { 'x-wanted': 'c' } })).text();
    return [text, request.bodyUsed];
  },
  'sends a Request of a Blob, a form and bytes': async () => {
    const form = new FormData();
    form.append('a', new File(['b'], 'c'));
    const bodies = [new Blob(['blob']), form, new Uint8Array([104, 105]), new URLSearchParams('a=b')];
    return Promise.all(
      bodies.map(async (body) => (await fetch(new Request('/chat/echo', { method: 'POST', body }))).text()),
    );
  },
  'sends all kinds of bodies': async (t) => {
    const bytes = new Uint8Array([104, 105]);
    const bodies = [
      'é',
      bytes,
      bytes.buffer,
      new DataView(bytes.buffer, 1),
      new Blob(['b'], { type: 'x/y' }),
      null,
    ];
    return Promise.all(bodies.map(async (body) => (await t.post('/chat/echo', { body })).text()));
  },
  'sends a stream': async (t) => {
    const body = new Blob(['streamed']).stream();
    return t.errorOf(t.post('/chat/echo', { body, duplex: 'half' } as RequestInit));
  },
  'sends a stream without saying how': (t) =>
    t.errorOf(t.post('/chat/echo', { body: new Blob(['streamed']).stream() })),
  'sends a stream that is held': async (t) => {
    const body = new Blob(['streamed']).stream();
    body.getReader();
    return t.errorOf(t.post('/chat/echo', { body, duplex: 'half' } as RequestInit));
  },
  'sends a large body, and one as a Request': async (t) => {
    const body = new Uint8Array(9_000_000);
    const request = new Request('/chat/status?code=200', { method: 'POST', body });
    return [(await t.post('/chat/status?code=200', { body })).status, (await fetch(request)).status];
  },
  'keeps a request alive': async (t) => (await t.post('/chat/echo', { body: 'a', keepalive: true })).text(),
  'leaves requests nobody wants alone': async () => {
    const texts = await Promise.all(
      ['/other/events', '/chat/events'].map(async (path) => (await fetch(path)).text()),
    );
    return texts.map((text) => text.length);
  },
});

const functions = cases('fetch', {
  'calls it for a frame, and for nothing': async (t) => {
    const frame = await t.frame();
    const response = await fetch.call(frame, '/chat/events', { method: 'POST' });
    return [
      response instanceof Response,
      response instanceof frame.Response,
      (await response.text()).length,
      (await (await fetch.call(undefined, '/chat/events', { method: 'POST' })).text()).length,
      await t.caught(() => fetch.call({} as never, '/chat/events')),
    ];
  },
  'calls a frame’s for itself': async (t) => {
    const frame = await t.frame();
    const response = await frame.fetch('/chat/events', { method: 'POST' });
    return [response instanceof frame.Response, response.url, (await response.text()).length];
  },
  'calls a frame’s after the frame is gone': async (t) => {
    const frame = await t.frame();
    const lost = frame.fetch;
    frame.frameElement?.remove();
    return Promise.race([t.caught(() => lost('/chat/events', { method: 'POST' })), t.wait(300)]);
  },
  'finds name, length and text': () => [fetch.name, fetch.length, `${fetch}`, 'prototype' in fetch],
  'finds the text of functions by another realm': async (t) => {
    const frame = await t.frame();
    return [fetch, Response.prototype.text, WebSocket].map((native) =>
      frame.Function.prototype.toString.call(native),
    );
  },
  'finds descriptors': () =>
    ['body', 'text', 'clone', 'json'].map((key) => {
      const { value, get, ...flags } = Object.getOwnPropertyDescriptor(Response.prototype, key) ?? {};
      return [(value ?? get)?.name, (value ?? get)?.length, `${value ?? get}`, flags];
    }),
  'makes one of it': (t) => t.caught(() => new (fetch as never as new () => unknown)()),
  'counts the lines of its stacks': async () => {
    const lines = (error: Error) => String(error.stack).split('\n').length;
    const refused = (await fetch('http://[').catch((error: Error) => error)) as Error;
    return lines(refused);
  },
  'counts the ticks until it is refused': async (t) => {
    let ticks = 0;
    let isOver = false;
    const over = () => {
      isOver = true;
    };
    t.post('/chat/events', { mode: 'none' as never }).then(over, over);
    while (!isOver) {
      ticks++;
      await null;
    }
    return ticks;
  },
  'has promises of its own realm': async (t) => {
    const promise = t.post('/chat/events');
    await promise;
    return [promise instanceof Promise, Reflect.ownKeys(promise), promise.constructor === Promise];
  },
  'hears of what it did not catch': async (t) => {
    const name = await new Promise((resolve) => {
      const hear = (event: PromiseRejectionEvent) => {
        if (!String(event.reason).includes('not-caught')) return;
        event.preventDefault();
        removeEventListener('unhandledrejection', hear);
        resolve([event.reason.name, event.promise instanceof Promise]);
      };
      addEventListener('unhandledrejection', hear);
      void t.post('/chat/events', { mode: 'not-caught' as never });
    });
    return name;
  },
});

const alone = aloneCases('fetch', {
  'gives it another prototype': async () => {
    const before = Object.getPrototypeOf(fetch);
    const shown: unknown[] = [];
    const own = { added: 1 };
    Object.setPrototypeOf(fetch, own);
    shown.push(Object.getPrototypeOf(fetch) === own, (fetch as never as typeof own).added);
    Object.setPrototypeOf(fetch, XMLHttpRequest);
    shown.push(Object.getPrototypeOf(fetch) === XMLHttpRequest);
    Object.setPrototypeOf(fetch, null);
    shown.push(Object.getPrototypeOf(fetch));
    Object.setPrototypeOf(fetch, before);
    return shown;
  },
  'gives it itself for a prototype': async (t) => [
    await t.caught(() => Object.setPrototypeOf(fetch, fetch)),
    await t.caught(() => Object.setPrototypeOf(fetch, Object.create(fetch))),
  ],
  'asks by Reflect for what can’t be': (t) => t.caught(() => Reflect.setPrototypeOf(fetch, fetch)),
  'adds to it and deletes from it': () => {
    const any = fetch as unknown as Record<string, unknown>;
    any.own = 1;
    const shown = [any.own, Object.keys(fetch), delete any.own, Object.keys(fetch)];
    return shown;
  },
  'puts another in its place, and back': async (t) => {
    const native = window.fetch;
    let count = 0;
    window.fetch = (...args) => {
      count++;
      return native(...args);
    };
    const text = await (await t.post('/chat/json')).text();
    window.fetch = native;
    return [count, text];
  },
  'patches what promises do': async (t) => {
    const { then } = Promise.prototype;
    let count = 0;
    const answer = t.post('/chat/json');
    // biome-ignore lint/suspicious/noThenProperty: that is the case
    Promise.prototype.then = function (this: Promise<unknown>, ...args) {
      count++;
      return Reflect.apply(then, this, args) as never;
    };
    const response = await answer;
    const text = await response.text();
    // biome-ignore lint/suspicious/noThenProperty: put back
    Promise.prototype.then = then;
    return [count, text];
  },
  'patches what iterates headers': async (t) => {
    const native = Headers.prototype[Symbol.iterator];
    let count = 0;
    Headers.prototype[Symbol.iterator] = function () {
      count++;
      return native.call(this);
    };
    const text = await (await t.post('/chat/echo', { headers: new Headers({ 'x-wanted': 'a' }) })).text();
    Headers.prototype[Symbol.iterator] = native;
    return [count, text];
  },
  'has options for all': async () => {
    const all = Object.prototype as unknown as Record<string, unknown>;
    all.method = 'POST';
    all.body = 'of all';
    const text = await (await fetch('/chat/echo', {})).text();
    delete all.method;
    delete all.body;
    return text;
  },
});

export const fetchCases = [...states, ...aborting, ...responses, ...requests, ...functions, ...alone];
