/** WebSocket and EventSource. */
import type { TapCase } from './case.ts';

export const socketCases: readonly TapCase[] = [
  {
    does: 'talks over a socket in text and bytes',
    told: [
      {
        endpoint: 'socket',
        url: '/chat/socket',
        end: 'complete',
        frames: [
          'in:hello',
          'out:text é',
          'out:<1,2>',
          'out:<3>',
          'out:<4,5>',
          'out:last',
          'in:text é',
          'in:<1,2>',
          'in:<3>',
          'in:<4,5>',
          'in:last',
          'out:close',
        ],
      },
    ],
    run: async () => {
      const socket = new WebSocket('wss://tap.test/chat/socket');
      const fields = [socket.readyState, socket.url, socket.binaryType, socket.bufferedAmount];
      const seen: (string | Blob)[] = [];
      const bytes = new Uint8Array([0, 1, 2, 3]);
      const greeted = new Promise((resolve) => {
        socket.onmessage = resolve;
      });
      await greeted;
      await new Promise<void>((resolve) => {
        socket.addEventListener('message', ({ data }) => {
          seen.push(data);
          if (data === 'last') resolve();
        });
        socket.send('text é');
        socket.send(bytes.subarray(1, 3));
        socket.send(new DataView(bytes.buffer, 3, 1));
        socket.send(new Blob([new Uint8Array([4, 5])]));
        socket.send('last');
      });
      const closed = new Promise<CloseEvent>((resolve) => {
        socket.onclose = resolve;
      });
      socket.send('close');
      const { code, wasClean } = await closed;
      const texts = await Promise.all(seen.map((data) => new Response(data).text()));
      return [fields, texts, code, wasClean, socket.readyState];
    },
  },
  {
    does: 'gets bytes as ArrayBuffer, and stops its own listeners short',
    told: [{ endpoint: 'socket', end: 'complete', frames: ['out:<7>', 'in:hello', 'in:<7>', 'out:close'] }],
    run: async () => {
      const socket = new WebSocket('/chat/socket');
      socket.binaryType = 'arraybuffer';
      const data = await new Promise((resolve) => {
        socket.addEventListener('message', (event) => {
          event.stopImmediatePropagation();
          if (event.data !== 'hello') resolve(event.data);
        });
        socket.onmessage = () => resolve('not stopped');
        socket.onopen = () => socket.send(new Uint8Array([7]));
      });
      const closed = new Promise((resolve) => {
        socket.onclose = resolve;
      });
      socket.send('close');
      await closed;
      return String(data);
    },
  },
  {
    does: 'makes classes of sockets, and events of its own',
    told: [{ endpoint: 'socket', frames: ['in:hello', 'out:close'], end: 'complete' }],
    run: async () => {
      class Own extends WebSocket {
        readonly own = 1;
      }
      const socket = new Own('wss://tap.test/chat/socket', []);
      await new Promise((resolve) => {
        socket.onmessage = resolve;
      });
      socket.dispatchEvent(new MessageEvent('message', { data: 'made up' }));
      const closed = new Promise((resolve) => {
        socket.onclose = resolve;
      });
      socket.send('close');
      await closed;
      const { name, length, OPEN, CLOSED, prototype } = WebSocket;
      return [
        [socket.own, socket instanceof Own, socket instanceof WebSocket, String(socket)],
        [name, length, OPEN, CLOSED, prototype.constructor === WebSocket, socket.constructor === Own],
        Object.getPrototypeOf(Own) === WebSocket,
        Reflect.ownKeys(socket).map(String),
        Object.getPrototypeOf(Reflect.construct(WebSocket, ['wss://tap.test/other/none'], Array)) ===
          Array.prototype,
      ];
    },
  },
  {
    does: 'makes mistakes with sockets',
    told: [{ endpoint: 'socket', url: '/chat/given-up', end: 'failed', frames: [] }],
    run: async () => {
      const caught = (run: () => unknown) => window.tools.errorOf((async () => run())());
      const any = WebSocket as unknown as (...args: unknown[]) => unknown;
      const socket = new WebSocket('wss://tap.test/chat/given-up');
      const early = await caught(() => socket.send('too early'));
      const code = await new Promise((resolve) => {
        socket.onclose = (event) => resolve([event.code, event.wasClean]);
        socket.close();
      });
      return [
        early,
        code,
        await caught(() => any('wss://tap.test/chat/x')),
        await caught(() => new WebSocket('http://[')),
        await caught(() => new WebSocket('ftp://tap.test/')),
        await caught(() => WebSocket.prototype.send.call({} as WebSocket, '')),
        await caught(() => new (WebSocket as unknown as new () => unknown)()),
      ];
    },
  },
  {
    does: 'listens to server-sent events, also by their names',
    told: [
      {
        endpoint: 'events',
        url: '/chat/named',
        // An event of the stream that is named error is none of the connection.
        frames: ['in:message:one', 'in:error:told', 'in:delta:two', 'in:done:three'],
        end: 'complete',
        order: 'open frame end',
      },
    ],
    run: async () => {
      const source = new EventSource('/chat/named');
      const seen: string[] = [];
      source.onmessage = ({ data }) => seen.push(data);
      source.onerror = (event) => seen.push((event as MessageEvent).data);
      source.addEventListener('delta', ({ data }) => seen.push(data));
      await new Promise((resolve) => source.addEventListener('done', resolve, { once: true }));
      source.close();
      return [seen, source.readyState, source.url, Object.keys(source), source instanceof EventSource];
    },
  },
  {
    does: 'listens to events nobody wants, and makes mistakes with them',
    told: [],
    run: async () => {
      const caught = (run: () => unknown) => window.tools.errorOf((async () => run())());
      const source = new EventSource('/other/events');
      const { type } = await new Promise<Event>((resolve) => {
        source.onmessage = resolve;
        source.onerror = resolve;
      });
      source.close();
      const any = EventSource as unknown as (...args: unknown[]) => unknown;
      return [
        type,
        Reflect.ownKeys(source).map(String),
        await caught(() => any('/chat/x')),
        await caught(() => new EventSource('http://[')),
        await caught(() => EventSource.prototype.close.call({} as EventSource)),
      ];
    },
  },
];
