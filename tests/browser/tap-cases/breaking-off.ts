/** Answers that do not come to their end. */
import type { TapCase } from './case.ts';

const brokenOff = { endpoint: 'post', status: 200, order: 'open head bytes end' } as const;

export const breakingOffCases: readonly TapCase[] = [
  {
    does: 'cancels its reader, and the server sees it',
    told: [{ ...brokenOff, end: 'aborted' }],
    run: async () => {
      const id = `${Math.random()}`;
      const { body } = await window.tools.post(`/chat/endless?id=${id}`);
      const reader = (body as ReadableStream<Uint8Array>).getReader();
      await reader.read();
      const cancelled = await window.tools.errorOf(reader.cancel('enough'));
      return [cancelled, await reader.read(), await window.tools.serverSawAbort(id)];
    },
  },
  {
    does: 'cancels while a read waits',
    told: [{ ...brokenOff, end: 'aborted' }],
    run: async () => {
      const id = `${Math.random()}`;
      const { body } = await window.tools.post(`/chat/endless?id=${id}`);
      const reader = (body as ReadableStream<Uint8Array>).getReader();
      await reader.read();
      const waiting = reader.read();
      const cancelling = window.tools.errorOf(reader.cancel());
      return [await waiting, await cancelling, await window.tools.serverSawAbort(id)];
    },
  },
  {
    does: 'aborts while it reads, and gets an AbortError',
    told: [{ ...brokenOff, end: 'aborted' }],
    run: async () => {
      const id = `${Math.random()}`;
      const controller = new AbortController();
      const { body } = await window.tools.post(`/chat/endless?id=${id}`, { signal: controller.signal });
      const reader = (body as ReadableStream<Uint8Array>).getReader();
      await reader.read();
      const drained = (async () => {
        while (!(await reader.read()).done);
      })();
      controller.abort();
      const name = (await window.tools.errorOf(drained)).split(':')[0];
      const closed = (await window.tools.errorOf(reader.closed)).split(':')[0];
      return [name, closed, await window.tools.serverSawAbort(id)];
    },
  },
  {
    does: 'aborts with a reason of its own while it does not read',
    told: [{ endpoint: 'post', status: 200, end: 'aborted' }],
    run: async () => {
      const id = `${Math.random()}`;
      const controller = new AbortController();
      const { body } = await window.tools.post(`/chat/endless?id=${id}`, { signal: controller.signal });
      const reader = (body as ReadableStream<Uint8Array>).getReader();
      await reader.read();
      controller.abort('stopped by hand');
      const closed = await window.tools.errorOf(reader.closed);
      return [closed, await window.tools.errorOf(reader.read()), await window.tools.serverSawAbort(id)];
    },
  },
  {
    does: 'aborts before anything was answered',
    told: [{ order: 'open end', end: 'aborted' }],
    run: async () => {
      const controller = new AbortController();
      const answer = window.tools.post('/chat/silent?id=silent', { signal: controller.signal });
      await window.tools.reached('silent');
      controller.abort();
      return [await window.tools.errorOf(answer), await window.tools.serverSawAbort('silent')];
    },
  },
  {
    does: 'aborts a Request by its own signal',
    told: [{ order: 'open end', end: 'aborted' }],
    run: async () => {
      const controller = new AbortController();
      const { signal } = controller;
      const answer = fetch(new Request('/chat/silent?id=request', { method: 'POST', body: 'hi', signal }));
      await window.tools.reached('request');
      controller.abort();
      return [await window.tools.errorOf(answer), await window.tools.serverSawAbort('request')];
    },
  },
  {
    does: 'loses its connection in mid-answer',
    told: [{ ...brokenOff, text: 'data: half\n\n', end: 'failed' }],
    run: async () => {
      const response = await window.tools.post('/chat/broken?id=read');
      const reader = (response.body as ReadableStream<Uint8Array>).getReader();
      const { value } = await reader.read();
      await window.tools.drop('read');
      return [value && window.tools.decode(value), await window.tools.errorOf(reader.read())];
    },
  },
  {
    does: 'loses its connection while text() and a clone wait',
    told: [{ ...brokenOff, text: 'data: half\n\n', end: 'failed' }],
    run: async () => {
      const response = await window.tools.post('/chat/broken?id=text');
      const clone = response.clone();
      const reader = (response.clone().body as ReadableStream<Uint8Array>).getReader();
      const errors = [response.text(), clone.json()].map(window.tools.errorOf);
      await reader.read();
      await window.tools.drop('text');
      reader.read().catch(() => undefined);
      return (await Promise.all(errors)).map((error) => error.split(':')[0]);
    },
  },
  {
    does: 'aborts while text() waits',
    told: [{ ...brokenOff, end: 'aborted' }],
    run: async () => {
      const controller = new AbortController();
      const response = await window.tools.post('/chat/endless?id=text', { signal: controller.signal });
      const text = window.tools.errorOf(response.text());
      setTimeout(() => controller.abort(), 60);
      return [(await text).split(':')[0], await window.tools.serverSawAbort('text')];
    },
  },
  {
    does: 'aborts with a reason of its own while text() waits',
    told: [{ ...brokenOff, end: 'aborted' }],
    run: async () => {
      const controller = new AbortController();
      const response = await window.tools.post('/chat/endless?id=reason', { signal: controller.signal });
      const text = window.tools.errorOf(response.text());
      setTimeout(() => controller.abort(new RangeError('mine')), 60);
      return [await text, await window.tools.serverSawAbort('reason')];
    },
  },
  {
    does: 'is refused a redirect it forbade',
    told: [{ order: 'open end', end: 'failed' }],
    run: () => window.tools.errorOf(window.tools.post('/chat/redirect', { redirect: 'error' })),
  },
  {
    // Firefox itself reads on.
    only: 'chromium',
    does: 'stops reading a flood, and the server has to stop sending',
    told: [{ endpoint: 'post', end: 'aborted' }],
    run: async () => {
      const { post, state, wait, serverSawAbort } = window.tools;
      const id = `${Math.random()}`;
      const { body } = await post(`/chat/firehose?id=${id}`);
      const reader = (body as ReadableStream<Uint8Array>).getReader();
      await reader.read();
      let before = -1;
      for (let i = 0; i < 40; i++) {
        const { sentBytes } = await state(id);
        if (sentBytes === before) break;
        before = sentBytes;
        await wait(250);
      }
      const held = before < 200_000_000;
      await reader.cancel();
      return [held, await serverSawAbort(id)];
    },
  },
];
