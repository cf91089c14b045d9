/** What a page finds in a response besides its body. */
import { FIVE_EVENTS, type TapCase } from './case.ts';

const whole = { endpoint: 'post', text: FIVE_EVENTS, end: 'complete', order: 'open head bytes end' } as const;

export const responseCases: readonly TapCase[] = [
  {
    does: 'looks at all fields of a response',
    told: [whole],
    run: async () => {
      const response = await window.tools.post('/chat/events');
      const { url, type, redirected, status, statusText, ok, bodyUsed, headers } = response;
      const fields = { url, type, redirected, status, statusText, ok, bodyUsed };
      const shape = [
        response instanceof Response,
        String(response),
        Object.getPrototypeOf(response) === Response.prototype,
        Reflect.ownKeys(response).map(String),
        Reflect.ownKeys(response.body ?? {}).map(String),
        String(response.body),
      ];
      const getters = ['url', 'type', 'redirected', 'status', 'bodyUsed'].map((key) =>
        Object.getOwnPropertyDescriptor(Response.prototype, key)?.get?.call(response),
      );
      const names = [...headers.keys()].filter((name) => name !== 'date');
      const frozen = await window.tools.errorOf((async () => headers.set('x-answer', 'no'))());
      await response.text();
      return [fields, shape, getters, names, headers.get('x-answer'), frozen, response.bodyUsed];
    },
  },
  {
    does: 'follows a redirect',
    told: [{ ...whole, url: '/chat/redirect?x=1' }],
    run: async () => {
      const response = await window.tools.post('/chat/redirect?x=1');
      return [response.url, response.redirected, response.type, (await response.text()).length];
    },
  },
  {
    does: 'asks for a redirect to be left to it',
    told: [{ status: 0, end: 'complete', order: 'open head end' }],
    run: async () => {
      const { url, type, status, body } = await window.tools.post('/chat/redirect', { redirect: 'manual' });
      return [url, type, status, body];
    },
  },
  {
    does: 'gets answers without a body',
    told: [204, 205].map((status) => ({
      status,
      text: '',
      end: 'complete' as const,
      order: 'open head end',
    })),
    run: async () => {
      const seen: unknown[] = [];
      for (const code of [204, 205]) {
        const response = await window.tools.post(`/chat/status?code=${code}`);
        seen.push([response.status, response.body === null, await response.text()]);
      }
      return seen;
    },
  },
  {
    does: 'gets errors and empty bodies',
    told: [200, 429, 503].map((status) => ({ status, text: '', end: 'complete' as const })),
    run: async () => {
      const seen: unknown[] = [];
      for (const code of [200, 429, 503]) {
        const { status, ok, statusText, body } = await window.tools.post(`/chat/status?code=${code}`);
        seen.push([status, ok, statusText, await new Response(body).text()]);
      }
      return seen;
    },
  },
  {
    does: 'never reads the answer',
    told: [{ order: 'open head' }],
    run: async () => (await window.tools.post('/chat/events')).status,
  },
  {
    does: 'makes requests nobody wants',
    told: [],
    run: async () => {
      const texts = [
        await (await window.tools.post('/other/events')).text(),
        await (await fetch('/chat/events')).text(),
        await (await fetch('/chat/events', { method: 'PUT' })).text(),
        await (await fetch('data:,chat')).text(),
      ];
      return texts.map((text) => text.length);
    },
  },
  {
    does: 'does not look after its failures',
    told: [
      { end: 'failed', order: 'open end' },
      { end: 'aborted', order: 'open end' },
    ],
    run: async () => {
      const rejections: string[] = [];
      let goOn = () => {};
      const note = (event: PromiseRejectionEvent) => {
        rejections.push(event.reason.name);
        event.preventDefault();
        goOn();
      };
      const untilRejected = async (count: number) => {
        while (rejections.length < count)
          await new Promise<void>((resolve) => {
            goOn = resolve;
          });
      };
      addEventListener('unhandledrejection', note);
      const controller = new AbortController();
      window.tools.post('/chat/redirect', { redirect: 'error' });
      const id = `${Math.random()}`;
      window.tools.post(`/chat/silent?id=${id}`, { signal: controller.signal });
      await untilRejected(1);
      await window.tools.reached(id);
      controller.abort();
      await untilRejected(2);
      // One that is ours would have come by the time the server answers again.
      await window.tools.serverSawAbort(id);
      removeEventListener('unhandledrejection', note);
      return rejections.sort();
    },
  },
];
