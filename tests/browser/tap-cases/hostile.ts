/**
 * A page that patches every native it can reach after the tap is there: the patches see nothing they would not see
 * without the tap, and the tap goes on telling.
 */
import { FIVE_EVENTS, type TapCase } from './case.ts';

export const hostileCases: readonly TapCase[] = [
  {
    does: 'patches all natives and looks on',
    told: [
      {
        endpoint: 'post',
        url: '/chat/events?fetch',
        body: { kind: 'text', text: 'by fetch' },
        headers: { 'x-wanted': 'yes' },
        text: FIVE_EVENTS,
        end: 'complete',
      },
      {
        endpoint: 'post',
        url: '/chat/events?xhr',
        body: { kind: 'text', text: 'by xhr' },
        headers: { 'x-wanted': 'yes' },
        text: FIVE_EVENTS,
        end: 'complete',
      },
      { endpoint: 'socket', frames: ['in:hello', 'out:sent', 'in:sent', 'out:close'], end: 'complete' },
      { endpoint: 'events', frames: ['in:message:one'], end: 'complete' },
    ],
    run: () => {
      // Everything used while the patches are up, taken before.
      const { apply, construct, defineProperty, deleteProperty, getOwnPropertyDescriptor, ownKeys } = Reflect;
      const { then } = Promise.prototype;
      const { read } = ReadableStreamDefaultReader.prototype;
      const { getReader } = ReadableStream.prototype;
      const { fetch, XMLHttpRequest, WebSocket, EventSource } = window;
      const { close } = EventSource.prototype;
      const onevent = getOwnPropertyDescriptor(EventSource.prototype, 'onmessage')?.set as () => void;
      const PristineProxy = Proxy;
      const bodyOf = getOwnPropertyDescriptor(Response.prototype, 'body')?.get as () => unknown;
      const dataOf = getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get as () => unknown;
      const { open, send, setRequestHeader } = XMLHttpRequest.prototype;
      const sendFrame = WebSocket.prototype.send;
      const onload = getOwnPropertyDescriptor(XMLHttpRequestEventTarget.prototype, 'onload')
        ?.set as () => void;
      const onmessage = getOwnPropertyDescriptor(WebSocket.prototype, 'onmessage')?.set as () => void;
      const onclose = getOwnPropertyDescriptor(WebSocket.prototype, 'onclose')?.set as () => void;
      const bare = (object: object) => Object.setPrototypeOf(object, null);
      const own = bare({ value: undefined });
      const follow = (promise: unknown, next: (value: never) => void) => {
        defineProperty(promise as object, 'constructor', own);
        apply(then, promise, [next]);
      };

      const seen: Record<string, true> = bare({});
      const undo: (() => void)[] = bare([]);
      const bareDescriptor = (descriptor: PropertyDescriptor) => bare({ ...descriptor });
      const put = (owner: object, key: PropertyKey, descriptor: PropertyDescriptor) => {
        const before = getOwnPropertyDescriptor(owner, key);
        if (before && !before.configurable) return;
        const restore = before && bareDescriptor(before);
        undo[undo.length] = () =>
          restore ? defineProperty(owner, key, restore) : deleteProperty(owner, key);
        defineProperty(owner, key, bareDescriptor(descriptor));
      };
      const spyOn = (name: string, native: (...args: never[]) => unknown) =>
        new PristineProxy(native, {
          __proto__: null,
          apply(target, self, args) {
            seen[name] = true;
            return apply(target, self, args);
          },
          construct(target, args, newTarget) {
            seen[`new ${name}`] = true;
            return construct(target, args, newTarget);
          },
        } as ProxyHandler<typeof native>);

      const prototypes = ownKeys(window)
        .map((key) => [String(key), getOwnPropertyDescriptor(window, key)?.value] as const)
        .filter(([name, value]) => typeof value === 'function' && /^[A-Z]/.test(name) && value.prototype);
      const owners: [string, object][] = [
        ...prototypes.flatMap(([name, value]): [string, object][] => [
          [name, value],
          [`${name}.prototype`, value.prototype],
        ]),
        ['%TypedArray%.prototype', Object.getPrototypeOf(Uint8Array.prototype)],
        ['%ArrayIterator%.prototype', Object.getPrototypeOf([][Symbol.iterator]())],
        ['Reflect', Reflect],
        ['JSON', JSON],
        ['Math', Math],
      ];
      const patches: [object, PropertyKey, PropertyDescriptor][] = [];
      const patch = (place: string, owner: object, key: PropertyKey) => {
        const descriptor = getOwnPropertyDescriptor(owner, key);
        if (!descriptor?.configurable) return;
        const { value, get, set } = descriptor;
        const name = `${place}.${String(key)}`;
        if (key === 'constructor' && place.endsWith('.prototype')) {
          // As a getter, it sees who is asked for it.
          const spied = () => {
            seen[name] = true;
            return value;
          };
          patches.push([owner, key, { configurable: true, get: spied }]);
        } else if (typeof value === 'function') {
          patches.push([owner, key, { ...descriptor, value: spyOn(name, value) }]);
        } else if (get || set) {
          const spies = { get: get && spyOn(`get ${name}`, get), set: set && spyOn(`set ${name}`, set) };
          patches.push([owner, key, { ...descriptor, ...spies } as PropertyDescriptor]);
        }
      };
      for (const [place, owner] of owners) for (const key of ownKeys(owner)) patch(place, owner, key);
      for (const [name] of prototypes) patch('window', window, name);
      for (const name of ['setTimeout', 'queueMicrotask', 'structuredClone', 'postMessage', 'dispatchEvent'])
        patch('window', window, name);
      const inherited = (place: string, owner: object, key: string) => {
        const name = `${place}[${key}]`;
        const note = () => {
          seen[name] = true;
          return undefined;
        };
        if (!(key in owner)) patches.push([owner, key, { configurable: true, get: note, set: note }]);
      };
      const keys = `type exchange endpoint method url body headers status contentType bytes text direction data event
        reason kind fields value done next get set apply construct has deleteProperty transfer capture once passive
        signal mode start pull cancel autoAllocateChunkSize highWaterMark size statusText stream ignoreBOM tell
        configurable enumerable writable toJSON prompt cache credentials 0 1 2`;
      for (const key of keys.split(/\s+/)) inherited('Object.prototype', Object.prototype, key);
      for (const key of ['0', '1', '2', '3']) inherited('Array.prototype', Array.prototype, key);

      return new Promise((resolve) => {
        const finish = () => {
          for (let i = undo.length - 1; i >= 0; i--) undo[i]?.();
          resolve([Object.values(texts), Object.keys(seen).sort()]);
        };
        const texts: unknown[] = bare([]);
        const headers = bare({ 'x-wanted': 'yes' });
        const init = bare({ method: 'POST', body: 'by fetch', headers });

        const byEvents = () => {
          const source = new EventSource('/chat/named');
          const heard = () => {
            apply(close, source, []);
            finish();
          };
          apply(onevent, source, [heard] as never);
        };
        const bySocket = () => {
          const socket = new WebSocket('wss://tap.test/chat/socket');
          apply(onclose, socket, [byEvents] as never);
          apply(onmessage, socket, [
            (event: MessageEvent) => {
              const data = apply(dataOf, event, [] as never);
              texts[texts.length] = data;
              apply(sendFrame, socket, [data === 'hello' ? 'sent' : 'close']);
            },
          ] as never);
        };
        const byXhr = () => {
          const xhr = new XMLHttpRequest();
          apply(open, xhr, ['POST', '/chat/events?xhr'] as never);
          apply(setRequestHeader, xhr, ['x-wanted', 'yes']);
          apply(onload, xhr, [bySocket] as never);
          apply(send, xhr, ['by xhr']);
        };
        const byFetch = (response: never) => {
          const reader = apply(getReader, apply(bodyOf, response, [] as never), [] as never);
          const step = ({ done }: { done: boolean }) => {
            if (done) byXhr();
            else follow(apply(read, reader, []), step as never);
          };
          follow(apply(read, reader, []), step as never);
        };
        // Once the test's driver has begun to wait.
        setTimeout(() => {
          for (const [owner, key, descriptor] of patches) put(owner, key, descriptor);
          for (const key in seen) delete seen[key];
          follow(apply(fetch, window, ['/chat/events?fetch', init]), byFetch as never);
        });
      });
    },
  },
];
