/** What a page finds when it looks at the natives themselves. */
import type { TapCase } from './case.ts';

export const disguiseCases: readonly TapCase[] = [
  {
    does: 'inspects every native the tap stands before',
    told: [],
    run: () => {
      const places: [string, object][] = [
        ['window', window],
        ['Response', Response.prototype],
        ['Request', Request.prototype],
        ['XMLHttpRequest', XMLHttpRequest.prototype],
        ['WebSocket', WebSocket.prototype],
        ['EventSource', EventSource.prototype],
        ['EventTarget', EventTarget.prototype],
        ['Function', Function.prototype],
        ['MessagePort', MessagePort.prototype],
        ['Promise', Promise.prototype],
      ];
      const shown: unknown[] = [];
      for (const [place, owner] of places) {
        const own = Object.getOwnPropertyDescriptors(owner) as Record<string, PropertyDescriptor>;
        for (const [key, { value, get, set, ...flags }] of Object.entries(own)) {
          // Playwright and BiDi leave things of theirs on the window.
          if (place === 'window' && !['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'].includes(key))
            continue;
          for (const found of [value, get, set]) {
            if (typeof found !== 'function') continue;
            const keys = Reflect.ownKeys(found).map(String);
            const described = [found.name, found.length, `${found}`, Function.prototype.toString.call(found)];
            shown.push([
              place,
              key,
              flags,
              described,
              keys,
              Object.getPrototypeOf(found) === Function.prototype,
            ]);
          }
        }
      }
      // Firefox lists globals in the order they were first asked for.
      return shown.map((entry) => JSON.stringify(entry)).sort();
    },
  },
  {
    does: 'tries toString and new on what is no function or no constructor',
    told: [],
    run: async () => {
      const caught = (run: () => unknown) => window.tools.errorOf((async () => run())());
      const any = fetch as unknown as new () => unknown;
      const { toString: show } = Function.prototype;
      return [
        await caught(() => new any()),
        await caught(() => new (Response.prototype.clone as unknown as new () => unknown)()),
        await caught(() => show.call({} as never)),
        await caught(() => show.call(undefined as never)),
        show.call(new Proxy(() => undefined, {})),
        String(class Own {}),
        show.toString(),
        'prototype' in fetch,
        Object.keys(Object.getOwnPropertyDescriptor(window, 'fetch') ?? {}),
        await caught(() => Object.setPrototypeOf(fetch, fetch)),
      ];
    },
  },
  {
    does: 'finds no address and no name of ours in stacks',
    told: [{ order: 'open end' }],
    run: async () => {
      const stacks: string[] = [];
      const keep = async (run: () => unknown) => {
        try {
          await run();
        } catch (error) {
          stacks.push(String((error as Error).stack));
        }
      };
      const spy = {
        toString() {
          stacks.push(String(new Error('spy').stack));
          return '';
        },
      };
      await keep(() => fetch('http://['));
      await keep(() => fetch('/other', { method: 'POST', body: spy as unknown as string }));
      await keep(() => window.tools.post('/chat/redirect', { redirect: 'error' }));
      await keep(() => new XMLHttpRequest().open('A B', '/'));
      await keep(() => new WebSocket('http://['));
      await keep(() => Function.prototype.toString.call({} as never));
      return stacks.map((stack) => [
        /extension|trottinette|startTap|installTap|offerPort|follow/i.test(stack),
        // One more line each, for the trap, is all there is.
        stack.split('\n').filter((line) => line.includes('script.js')).length <= 1,
      ]);
    },
  },
  {
    does: 'lets its listeners and globals be counted',
    told: [],
    run: () => {
      let heard = 0;
      const hear = () => {
        heard++;
      };
      for (const type of ['port-offer', 'port-ready', 'message']) addEventListener(type, hear);
      dispatchEvent(new Event('port-ready'));
      const offered = dispatchEvent(new Event('port-offer', { cancelable: true }));
      for (const type of ['port-offer', 'port-ready', 'message']) removeEventListener(type, hear);
      return [heard, offered, document.documentElement.attributes.length];
    },
  },
];
