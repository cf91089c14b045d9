/** WebSocket and EventSource: messages, closing, classes, listeners, and what is refused. */
import { aloneCases, cases, matrix } from './case.ts';

const messages = matrix(
  'websockets',
  'sends and gets back',
  [
    ['blob', 'arraybuffer'],
    ['text', 'bytes', 'a view', 'a Blob', 'an object', 'nothing'],
  ],
  async (t, binaryType: BinaryType, kind: string) => {
    const socket = new WebSocket('wss://tap.test/chat/socket');
    socket.binaryType = binaryType;
    await t.next(socket, 'message');
    const bytes = new Uint8Array([1, 2, 3]);
    const data: Record<string, unknown> = {
      text: 'é',
      bytes: bytes.buffer,
      'a view': bytes.subarray(1, 2),
      'a Blob': new Blob([bytes]),
      'an object': { toString: () => 'of an object' },
      nothing: '',
    };
    const returned = socket.send(data[kind] as string);
    const buffered = socket.bufferedAmount;
    const event = await t.next<MessageEvent>(socket, 'message');
    const shown =
      typeof event.data === 'string'
        ? event.data
        : [...new Uint8Array(await new Response(event.data).arrayBuffer())];
    socket.send('close');
    const { code, wasClean, reason } = await t.next<CloseEvent>(socket, 'close');
    const { origin, lastEventId, source, ports } = event;
    return [
      returned,
      buffered,
      shown,
      event.data?.constructor?.name,
      [code, wasClean, reason],
      [origin, lastEventId, source, ports],
    ];
  },
);

const sockets = cases('websockets', {
  'is as it should be before it opens': async (t) => {
    const socket = new WebSocket('/chat/socket', []);
    const { readyState, url, protocol, extensions, binaryType, bufferedAmount } = socket;
    const early = await t.caught(() => socket.send('a'));
    await t.next(socket, 'message');
    socket.close(3000, 'enough');
    const closing = socket.readyState;
    const { code } = await t.next<CloseEvent>(socket, 'close');
    return [[readyState, url, protocol, extensions, binaryType, bufferedAmount], early, closing, code];
  },
  'hears handlers and listeners in their order': async (t) => {
    const socket = new WebSocket('/chat/socket');
    const heard: string[] = [];
    socket.addEventListener('message', () => heard.push('a'));
    socket.onmessage = () => heard.push('b');
    socket.addEventListener('message', () => heard.push('c'), { once: true });
    socket.addEventListener('open', () => heard.push('open'));
    await t.next(socket, 'message');
    socket.send('x');
    await t.next(socket, 'message');
    socket.close();
    return heard;
  },
  'stops listeners at once, and removes some': async (t) => {
    const socket = new WebSocket('/chat/socket');
    const heard: string[] = [];
    const removed = () => heard.push('removed');
    socket.addEventListener('message', (event) => {
      event.stopImmediatePropagation();
      heard.push('first');
    });
    socket.addEventListener('message', removed);
    socket.removeEventListener('message', removed);
    await t.next(socket, 'open');
    socket.send('close');
    await t.next(socket, 'close');
    return heard;
  },
  'closes with codes and reasons that can’t be': async (t) => {
    const socket = new WebSocket('/chat/socket');
    const errors = [
      await t.caught(() => socket.close(999)),
      await t.caught(() => socket.close(1001)),
      await t.caught(() => socket.close(3000, 'x'.repeat(124))),
    ];
    socket.close();
    const { code, wasClean } = await t.next<CloseEvent>(socket, 'close');
    return [errors, code, wasClean, await t.caught(() => socket.send('late')), socket.bufferedAmount > 0];
  },
  'makes what can’t be': async (t) => {
    const any = WebSocket as never as (new (
      ...args: unknown[]
    ) => unknown) &
      ((...args: unknown[]) => unknown);
    return Promise.all([
      t.caught(() => new any()),
      t.caught(() => any('/chat/socket')),
      t.caught(() => new any('http://[')),
      t.caught(() => new any('ftp://tap.test/')),
      t.caught(() => new any('/chat/socket#a')),
      t.caught(() => new any('/chat/socket', ['a', 'a'])),
      t.caught(() => new any('/chat/socket', 'a b')),
      t.caught(() => WebSocket.prototype.send.call({} as never, 'a')),
      t.caught(() => WebSocket.prototype.close.call(undefined as never)),
    ]);
  },
  'has arguments of code of its own, run once': async (t) => {
    let count = 0;
    const url = {
      toString() {
        count++;
        return 'wss://tap.test/chat/socket';
      },
    };
    const socket = new WebSocket(url as never);
    await t.next(socket, 'message');
    socket.close();
    return [count, socket.url];
  },
  'makes classes, and makes it for others': async (t) => {
    class Own extends WebSocket {
      readonly own = 1;
    }
    const socket = new Own('/chat/socket');
    await t.next(socket, 'message');
    socket.close();
    const other = Reflect.construct(WebSocket, ['/chat/socket'], class extends Map {});
    WebSocket.prototype.close.call(other);
    return [
      [socket.own, socket instanceof Own, socket instanceof WebSocket, socket.constructor === Own],
      [Object.getPrototypeOf(Own) === WebSocket, WebSocket.prototype.constructor === WebSocket],
      [other instanceof Map, other instanceof WebSocket, Reflect.ownKeys(socket)],
    ];
  },
  'finds its constants and flags': () => {
    const { prototype, ...flags } = Object.getOwnPropertyDescriptors(WebSocket) as Record<
      string,
      PropertyDescriptor
    >;
    return [
      Object.keys(flags),
      WebSocket.OPEN,
      WebSocket.length,
      WebSocket.name,
      `${WebSocket}`,
      prototype?.writable,
    ];
  },
  'dispatches messages of its own': async (t) => {
    const socket = new WebSocket('/chat/socket');
    const heard: unknown[] = [];
    await t.next(socket, 'message');
    socket.onmessage = ({ data, isTrusted }) => heard.push([data, isTrusted]);
    socket.dispatchEvent(new MessageEvent('message', { data: 'made up' }));
    socket.close();
    return heard;
  },
  'uses a frame’s, and loses the frame': async (t) => {
    const frame = await t.frame();
    const socket = new frame.WebSocket('wss://tap.test/chat/socket');
    await t.next(socket, 'message');
    const shown = [socket instanceof WebSocket, socket instanceof frame.WebSocket];
    WebSocket.prototype.send.call(socket, 'a');
    const { data } = await t.next<MessageEvent>(socket, 'message');
    frame.frameElement?.remove();
    await t.wait(50);
    return [shown, data, socket.readyState >= 2];
  },
});

const events = cases('eventsource', {
  'hears messages and events by name': async (t) => {
    const source = new EventSource('/chat/named');
    const heard: unknown[] = [];
    const note = ({ type, data, origin, lastEventId }: MessageEvent) =>
      heard.push([type, data, origin, lastEventId]);
    source.onmessage = note;
    source.addEventListener('delta', note);
    await t.next(source, 'done');
    source.close();
    return [heard, source.readyState, source.url, source.withCredentials];
  },
  'listens by name only later': async (t) => {
    const source = new EventSource('/chat/named');
    await t.next(source, 'open');
    const { data } = await t.next<MessageEvent>(source, 'done');
    source.close();
    return data;
  },
  'has no properties of its own': (t) => {
    const source = new EventSource('/chat/named');
    source.close();
    return [
      Reflect.ownKeys(source),
      Object.hasOwn(EventSource.prototype, 'addEventListener'),
      source.addEventListener === EventTarget.prototype.addEventListener,
      [source instanceof EventSource, `${source}`, t.id.length > 0],
    ];
  },
  'removes listeners, and stops them': async (t) => {
    const source = new EventSource('/chat/named');
    const heard: string[] = [];
    const removed = () => heard.push('removed');
    source.addEventListener('message', (event) => {
      event.stopImmediatePropagation();
      heard.push('first');
    });
    source.addEventListener('message', () => heard.push('second'));
    source.addEventListener('delta', removed);
    source.removeEventListener('delta', removed);
    await t.next(source, 'done');
    source.close();
    return heard;
  },
  'hears an error of a name, and one of the connection': async (t) => {
    const named = new EventSource('/chat/named');
    const { data } = await t.next<MessageEvent>(named, 'error');
    named.close();
    const refused = new EventSource('/chat/json');
    const { type, isTrusted } = await t.next(refused, 'error');
    return [data, type, isTrusted, refused.readyState];
  },
  'closes twice, and hears no more': async (t) => {
    const source = new EventSource('/chat/named');
    await t.next(source, 'message');
    source.close();
    source.close();
    return source.readyState;
  },
  'makes what can’t be': async (t) => {
    const any = EventSource as never as (new (
      ...args: unknown[]
    ) => unknown) &
      ((...args: unknown[]) => unknown);
    return Promise.all([
      t.caught(() => new any()),
      t.caught(() => any('/chat/named')),
      t.caught(() => new any('http://[')),
      t.caught(() => EventSource.prototype.close.call({} as never)),
    ]);
  },
  'makes classes': (t) => {
    class Own extends EventSource {
      readonly own = t.id;
    }
    const source = new Own('/chat/named');
    source.close();
    return [source.own === t.id, source instanceof EventSource, Object.getPrototypeOf(Own) === EventSource];
  },
  'finds its constants': () => [EventSource.CLOSED, EventSource.length, EventSource.name, `${EventSource}`],
});

const alone = aloneCases('eventsource', {
  'patches how listeners are added, as Zone.js does': async (t) => {
    const { addEventListener } = EventTarget.prototype;
    const types: string[] = [];
    EventTarget.prototype.addEventListener = function (this: EventTarget, ...args: unknown[]) {
      if (this instanceof EventSource) types.push(String(args[0]));
      return Reflect.apply(addEventListener, this, args);
    };
    const source = new EventSource('/chat/named');
    source.addEventListener('delta', () => undefined);
    const done = new Promise((resolve) => source.addEventListener('done', resolve));
    await done;
    source.close();
    EventTarget.prototype.addEventListener = addEventListener;
    return [types, t.id.length > 0];
  },
});

const aloneSockets = aloneCases('websockets', {
  'patches how listeners are added, and what sends': async (t) => {
    const { addEventListener } = EventTarget.prototype;
    const { send } = WebSocket.prototype;
    const calls: string[] = [];
    EventTarget.prototype.addEventListener = function (this: EventTarget, ...args: unknown[]) {
      if (this instanceof WebSocket) calls.push(String(args[0]));
      return Reflect.apply(addEventListener, this, args);
    };
    WebSocket.prototype.send = function (...args) {
      calls.push('send');
      return Reflect.apply(send, this, args);
    };
    const socket = new WebSocket('/chat/socket');
    await t.next(socket, 'message');
    socket.send('close');
    await t.next(socket, 'close');
    EventTarget.prototype.addEventListener = addEventListener;
    WebSocket.prototype.send = send;
    return calls;
  },
});

export const socketCases = [...messages, ...sockets, ...events, ...alone, ...aloneSockets];
