/** Every way a page can read a streamed answer. */
import { FIVE_EVENTS, type TapCase } from './case.ts';

const whole = [
  {
    endpoint: 'post',
    method: 'POST',
    url: '/chat/events',
    body: { kind: 'text', text: '{"prompt":"hi"}' },
    status: 200,
    contentType: 'text/event-stream; charset=utf-8',
    text: FIVE_EVENTS,
    end: 'complete',
    order: 'open head bytes end',
  },
] as const;

export const readingCases: readonly TapCase[] = [
  {
    does: 'reads with getReader',
    told: whole,
    run: async () => {
      const response = await window.tools.post('/chat/events');
      const before = response.bodyUsed;
      const text = await window.tools.readAll(response.body as ReadableStream<Uint8Array>);
      return [text, before, response.bodyUsed, response.body?.locked];
    },
  },
  {
    does: 'reads with for await',
    told: whole,
    run: async () => {
      const { body } = await window.tools.post('/chat/events');
      const decoder = new TextDecoder();
      let text = '';
      for await (const chunk of body ?? []) text += decoder.decode(chunk as Uint8Array, { stream: true });
      return text;
    },
  },
  {
    does: 'reads through a TransformStream',
    told: whole,
    run: async () => {
      const { body } = await window.tools.post('/chat/events');
      let text = '';
      const sink = new WritableStream<string>({
        write(piece) {
          text += piece;
        },
      });
      await body?.pipeThrough(new TextDecoderStream()).pipeTo(sink);
      return text;
    },
  },
  {
    does: 'reads with text()',
    told: whole,
    run: async () => (await window.tools.post('/chat/events')).text(),
  },
  {
    does: 'reads with arrayBuffer()',
    told: whole,
    run: async () =>
      window.tools.decode(new Uint8Array(await (await window.tools.post('/chat/events')).arrayBuffer())),
  },
  {
    does: 'reads with blob()',
    told: whole,
    run: async () => {
      const blob = await (await window.tools.post('/chat/events')).blob();
      return [blob.type, await blob.text()];
    },
  },
  {
    does: 'reads with json()',
    told: [
      { url: '/chat/json', text: '{"answer": [1, "é"]}', contentType: 'application/json', end: 'complete' },
    ],
    run: async () => (await window.tools.post('/chat/json')).json(),
  },
  {
    does: 'reads into buffers of its own (BYOB), to the view handed back at the end',
    told: whole,
    run: async () => {
      const { body } = await window.tools.post('/chat/events');
      const reader = (body as ReadableStream<Uint8Array>).getReader({ mode: 'byob' });
      const decoder = new TextDecoder();
      let text = '';
      for (;;) {
        const { done, value } = await reader.read(new Uint8Array(7));
        if (done) return [text, value?.byteLength, value?.buffer.byteLength];
        text += decoder.decode(value, { stream: true });
      }
    },
  },
  {
    does: 'tees the body and reads both branches',
    told: whole,
    run: async () => {
      const { body } = await window.tools.post('/chat/events');
      const [one, two] = (body as ReadableStream<Uint8Array>).tee();
      return Promise.all([window.tools.readAll(one), window.tools.readAll(two)]);
    },
  },
  {
    does: 'clones the response, the clone again, and reads all three',
    told: whole,
    run: async () => {
      const response = await window.tools.post('/chat/events');
      const clone = response.clone();
      const again = clone.clone();
      const fields = [clone, again].map(({ url, type, redirected, status, bodyUsed, headers }) => [
        url,
        type,
        redirected,
        status,
        bodyUsed,
        headers.get('x-answer'),
      ]);
      return [fields, await Promise.all([response.text(), clone.text(), again.text()])];
    },
  },
  {
    does: 'gives the stream to a worker',
    told: whole,
    run: async () => {
      const { body } = await window.tools.post('/chat/events');
      const source = `onmessage = async ({ data }) => postMessage(await new Response(data).text())`;
      const worker = new Worker(URL.createObjectURL(new Blob([source])));
      const text = new Promise((resolve) => {
        worker.onmessage = ({ data }) => resolve(data);
      });
      worker.postMessage(body, [body as unknown as Transferable]);
      return text;
    },
  },
  {
    does: 'makes a Response of its own from the body',
    told: whole,
    run: async () => {
      const { body } = await window.tools.post('/chat/events');
      return new Response(body, { status: 201 }).text();
    },
  },
  {
    does: 'puts the response into a cache',
    told: whole,
    run: async () => {
      const cache = await caches.open('kept');
      await cache.put('/kept', await window.tools.post('/chat/events'));
      return (await cache.match('/kept'))?.text();
    },
  },
  {
    does: 'asks for the same body twice',
    told: whole,
    run: async () => {
      const response = await window.tools.post('/chat/events');
      const { body } = response;
      const same = body === response.body;
      await response.text();
      return [same, await window.tools.errorOf(response.text())];
    },
  },
];
