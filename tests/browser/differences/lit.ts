/** Requests no row lists, made when the person has just acted: what may be a prompt is followed, and the page sees none of it. */
import { cases, type Difference, matrix } from './case.ts';

const WAYS = ['text', 'json', 'arrayBuffer', 'blob', 'bytes', 'formData'] as const;

const answers = matrix(
  'fetch',
  'reads what nobody lists',
  [['/other/events', '/other/json', '/other/form', '/other/status?code=500'], WAYS],
  async (t, path: string, way: string) => {
    const response = await t.post(path);
    const { ok, status, type, redirected, headers } = response;
    const read = t.caught(() => t.read(response, way));
    const used = response.bodyUsed;
    return [ok, status, type, redirected, [...headers.keys()].sort(), used, await read, response.bodyUsed];
  },
);

const requests = cases('fetch', {
  'reads an unlisted stream piece by piece': async (t) => {
    const { body } = await t.post('/other/events');
    const names = [body?.constructor.name, `${body}`, body?.locked];
    return [names, await t.readAll(body as ReadableStream<Uint8Array<ArrayBuffer>>), body?.locked];
  },
  'clones an unlisted answer, and tees one': async (t) => {
    const [one, other] = [await t.post('/other/events'), await t.post('/other/events')];
    const clone = one.clone();
    const texts = [await one.text(), await clone.text()];
    const branches = other.body?.tee() ?? [];
    return [texts, await Promise.all(branches.map((branch) => new Response(branch).text())), other.bodyUsed];
  },
  'cancels an unlisted stream, and the server hears': async (t) => {
    const response = await t.post(`/other/endless?id=${t.id}`);
    const reader = response.body?.getReader();
    const { done } = (await reader?.read()) ?? {};
    await reader?.cancel('enough');
    return [done, await t.serverSawAbort(t.id), await t.errorOf(response.text())];
  },
  'aborts an unlisted stream': async (t) => {
    const controller = new AbortController();
    const response = await t.post(`/other/endless?id=${t.id}`, { signal: controller.signal });
    const text = t.errorOf(response.text());
    controller.abort();
    return [await text, await t.serverSawAbort(t.id)];
  },
  'has an unlisted answer break off': async (t) => {
    const response = await t.post(`/other/broken?id=${t.id}`);
    const reader = response.body?.getReader();
    const first = t.decode((await reader?.read())?.value as Uint8Array<ArrayBuffer>);
    await t.drop(t.id);
    return [first, await t.errorOf(reader?.read())];
  },
  'is asked for the options of an unlisted request once, in order': async () => {
    const asked: string[] = [];
    const note = (kind: string) => (target: object, key: PropertyKey) => {
      asked.push(`${kind} ${String(key)}`);
      return Reflect.get(target, key);
    };
    const handler = { get: note('get'), has: note('has'), ownKeys: note('keys') };
    const init = (method: string) => new Proxy({ method }, handler as never);
    const answered = [await fetch('/other/json', init('POST')), await fetch('/other/json', init('GET'))];
    return [asked, await Promise.all(answered.map((response) => response.text()))];
  },
  'sends an unlisted Request with a body, and it is used': async () => {
    const request = new Request('/other/echo', { method: 'POST', body: 'canary' });
    const text = await (await fetch(request)).text();
    return [text, request.bodyUsed];
  },
  'sends what is no address, and what is elsewhere': async (t) => [
    await t.caught(() => t.post('https://[')),
    await t.caught(() => t.post('https://nowhere.invalid/other/json')),
  ],
});

const xhrs = matrix(
  'xhr',
  'gets what nobody lists',
  [
    ['/other/events', '/other/json', '/other/status?code=500'],
    ['', 'text', 'json', 'arraybuffer', 'blob'],
  ],
  async (t, path: string, type: XMLHttpRequestResponseType) => {
    const xhr = new XMLHttpRequest();
    const heard: string[] = [];
    for (const name of ['loadstart', 'readystatechange', 'load', 'loadend', 'error', 'abort'])
      xhr.addEventListener(name, () => heard.push(`${name} ${xhr.readyState}`));
    xhr.open('POST', path);
    xhr.responseType = type;
    xhr.send('canary');
    await t.next(xhr, 'loadend');
    const { response } = xhr;
    const isRead = typeof response === 'string' || type === 'json';
    const shown = isRead ? response : await new Response(response).text();
    // How often it is loading is the network's.
    return [[...new Set(heard)], xhr.status, shown];
  },
);

const others = [
  ...matrix(
    'websockets',
    'sends where nobody listens, and gets back',
    [
      ['blob', 'arraybuffer'],
      ['text', 'bytes', 'a Blob', 'nothing'],
    ],
    async (t, binaryType: BinaryType, kind: string) => {
      const socket = new WebSocket('/other/socket');
      socket.binaryType = binaryType;
      await t.next(socket, 'message');
      const bytes = new Uint8Array([1, 2, 3]);
      const data: Record<string, string | Blob | ArrayBuffer> = {
        text: 'é',
        bytes: bytes.buffer,
        'a Blob': new Blob([bytes]),
        nothing: '',
      };
      socket.send(data[kind] as string);
      const event = await t.next<MessageEvent>(socket, 'message');
      const isText = typeof event.data === 'string';
      const shown = isText ? event.data : [...new Uint8Array(await new Response(event.data).arrayBuffer())];
      socket.send('close');
      const { code, wasClean } = await t.next<CloseEvent>(socket, 'close');
      return [shown, event.data.constructor.name, code, wasClean];
    },
  ),
  ...cases('eventsource', {
    'hears what nobody lists': async (t) => {
      const source = new EventSource('/other/named');
      const heard: unknown[] = [];
      source.onmessage = ({ data }) => heard.push(data);
      source.addEventListener('delta', ({ data }) => heard.push(data));
      await t.next(source, 'done');
      source.close();
      return [heard, source.readyState];
    },
  }),
];

/** Each to be run right after a click. */
export const litCases: readonly Difference[] = [...answers, ...requests, ...xhrs, ...others];
