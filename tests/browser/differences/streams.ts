/** The body of an answer as a stream: readers, BYOB, tees, pipes, transfer and cancelling. */
import { cases } from './case.ts';

export const streamCases = cases('streams', {
  'reads chunks to their end': async (t) => t.readAll((await t.post('/chat/events')).body as ReadableStream),
  'finds chunks that are its own': async (t) => {
    const reader = (await t.post('/chat/json')).body?.getReader();
    const { value, done } = (await reader?.read()) ?? {};
    return [value instanceof Uint8Array, value?.byteOffset, value?.buffer.byteLength === value?.length, done];
  },
  'finds results that are plain': async (t) => {
    const result = await (await t.post('/chat/json')).body?.getReader().read();
    return [Object.keys(result ?? {}), Object.getPrototypeOf(result) === Object.prototype];
  },
  'reads into its own memory': async (t) => {
    const reader = (await t.post('/chat/events')).body?.getReader({ mode: 'byob' });
    let text = '';
    for (;;) {
      const result = await reader?.read(new Uint8Array(16));
      if (result?.done) return [text, result.value?.byteLength, result.value?.buffer.byteLength];
      text += t.decode(result?.value as Uint8Array);
    }
  },
  'reads at least so much into its own memory': async (t) => {
    const reader = (await t.post('/chat/events')).body?.getReader({ mode: 'byob' });
    const read = reader?.read as (
      view: Uint8Array,
      options: object,
    ) => Promise<ReadableStreamReadResult<Uint8Array>>;
    const { value } = await read.call(reader, new Uint8Array(64), { min: 40 });
    return (value?.byteLength ?? 0) >= 40;
  },
  'reads into memory that can’t be': async (t) => {
    const reader = (await t.post('/chat/events')).body?.getReader({ mode: 'byob' });
    return [
      await t.caught(() => reader?.read(new Uint8Array(0))),
      await t.caught(() => reader?.read(5 as never)),
      await t.caught(() => reader?.read(new Uint8Array(detached()))),
    ];
    function detached(): ArrayBuffer {
      const buffer = new ArrayBuffer(8);
      structuredClone(buffer, { transfer: [buffer] });
      return buffer;
    }
  },
  'takes two readers': async (t) => {
    const { body } = await t.post('/chat/events');
    body?.getReader();
    return [await t.caught(() => body?.getReader()), await t.caught(() => body?.getReader({ mode: 'byob' }))];
  },
  'asks for a reader that can’t be': async (t) => {
    const { body } = await t.post('/chat/events');
    return [await t.caught(() => body?.getReader({ mode: 'x' } as never)), body?.locked];
  },
  'lets go while a read waits': async (t) => {
    const { body } = await t.post(`/chat/endless?id=${t.id}`);
    const reader = (body as ReadableStream).getReader();
    await reader.read();
    const waiting = t.errorOf(reader.read());
    reader.releaseLock();
    const after = [await waiting, await t.errorOf(reader.closed), body?.locked];
    await body?.cancel();
    return [after, await t.serverSawAbort(t.id)];
  },
  'lets go and takes it anew': async (t) => {
    const { body } = await t.post('/chat/events');
    const stream = body as ReadableStream<Uint8Array>;
    const first = stream.getReader();
    const { value } = await first.read();
    first.releaseLock();
    return t.decode(value as Uint8Array) + (await t.readAll(stream));
  },
  'changes from one kind of reader to the other': async (t) => {
    const { body } = await t.post('/chat/events');
    const stream = body as ReadableStream<Uint8Array>;
    const first = stream.getReader({ mode: 'byob' });
    const { value } = await first.read(new Uint8Array(5));
    first.releaseLock();
    return t.decode(value as Uint8Array) + (await t.readAll(stream));
  },
  'reads with a loop, and leaves it': async (t) => {
    const { body } = await t.post(`/chat/endless?id=${t.id}`);
    for await (const _ of body as unknown as AsyncIterable<unknown>) break;
    return [body?.locked, await t.serverSawAbort(t.id)];
  },
  'reads with a loop that leaves it open': async (t) => {
    const { body } = await t.post('/chat/events');
    const stream = body as ReadableStream<Uint8Array> & {
      values(options: object): AsyncIterable<Uint8Array>;
    };
    let text = '';
    for await (const chunk of stream.values({ preventCancel: true })) {
      text += t.decode(chunk);
      break;
    }
    return [stream.locked, text + (await t.readAll(stream))];
  },
  'tees it and reads both': async (t) => {
    const branches = (await t.post('/chat/events')).body?.tee() ?? [];
    return Promise.all(branches.map((branch) => t.readAll(branch)));
  },
  'tees it and cancels both with reasons': async (t) => {
    const { body } = await t.post(`/chat/endless?id=${t.id}`);
    const [one, two] = body?.tee() ?? [];
    const ends = await Promise.all([one?.cancel('a'), two?.cancel('b')]);
    return [ends, body?.locked, await t.serverSawAbort(t.id)];
  },
  'tees branches that are bytes': async (t) => {
    const [one, two] = (await t.post('/chat/json')).body?.tee() ?? [];
    const results = await Promise.all([
      one?.getReader({ mode: 'byob' }).read(new Uint8Array(4)),
      two?.getReader().read(),
    ]);
    return results.map((result) => result?.value && t.decode(result.value));
  },
  'pipes it through': async (t) => {
    const { body } = await t.post('/chat/events');
    let text = '';
    const sink = new WritableStream<string>({
      write(piece) {
        text += piece;
      },
    });
    await body?.pipeThrough(new TextDecoderStream()).pipeTo(sink);
    return [text, body?.locked];
  },
  'pipes it to what fails': async (t) => {
    const { body } = await t.post(`/chat/endless?id=${t.id}`);
    const sink = new WritableStream({
      write() {
        throw new RangeError('full');
      },
    });
    return [await t.errorOf(body?.pipeTo(sink)), body?.locked, await t.serverSawAbort(t.id)];
  },
  'pipes it until it is aborted, without cancelling': async (t) => {
    const { body } = await t.post(`/chat/endless?id=${t.id}`);
    const controller = new AbortController();
    const piped = t.errorOf(
      body?.pipeTo(new WritableStream(), { signal: controller.signal, preventCancel: true }),
    );
    setTimeout(() => controller.abort(), 60);
    const shown = [await piped, body?.locked];
    await body?.cancel();
    return shown;
  },
  'gives it to a worker': async (t) => {
    const { body } = await t.post('/chat/events');
    const source = 'onmessage = async ({ data }) => postMessage(await new Response(data).text())';
    const worker = new Worker(URL.createObjectURL(new Blob([source])));
    worker.postMessage(body, [body as never]);
    const { data } = await t.next<MessageEvent>(worker, 'message');
    worker.terminate();
    return [data, body?.locked];
  },
  'gives away what is held': async (t) => {
    const { body } = await t.post('/chat/events');
    body?.getReader();
    return t.caught(() => structuredClone(body, { transfer: [body as never] }));
  },
  'cancels it with a reason, twice': async (t) => {
    const { body } = await t.post(`/chat/endless?id=${t.id}`);
    const ends = [await body?.cancel('a'), await body?.cancel('b')];
    return [ends, await (body as ReadableStream).getReader().read(), await t.serverSawAbort(t.id)];
  },
  'cancels what is held': async (t) => {
    const { body } = await t.post('/chat/events');
    body?.getReader();
    return t.errorOf(body?.cancel());
  },
  'cancels by its reader while it reads': async (t) => {
    const { body } = await t.post(`/chat/endless?id=${t.id}`);
    const reader = (body as ReadableStream).getReader();
    await reader.read();
    const waiting = reader.read();
    const end = await reader.cancel('enough');
    return [await waiting, end, await t.errorOf(reader.closed), await t.serverSawAbort(t.id)];
  },
  'aborts it before it reads': async (t) => {
    const controller = new AbortController();
    const { body } = await t.post(`/chat/endless?id=${t.id}`, { signal: controller.signal });
    controller.abort('by hand');
    return [await t.errorOf((body as ReadableStream).getReader().read()), await t.serverSawAbort(t.id)];
  },
  'aborts it while it holds it and does not read': async (t) => {
    const controller = new AbortController();
    const { body } = await t.post(`/chat/endless?id=${t.id}`, { signal: controller.signal });
    const reader = (body as ReadableStream).getReader();
    controller.abort(new RangeError('mine'));
    return [await t.errorOf(reader.closed), await t.errorOf(reader.read())];
  },
  'aborts one whose end it has read': async (t) => {
    const controller = new AbortController();
    const response = await t.post('/chat/events', { signal: controller.signal });
    const text = await response.text();
    controller.abort();
    return [text.length, await t.errorOf(response.text())];
  },
  'aborts both branches and the reason is one': async (t) => {
    const controller = new AbortController();
    const { body } = await t.post(`/chat/endless?id=${t.id}`, { signal: controller.signal });
    const readers = (body as ReadableStream).tee().map((branch) => branch.getReader());
    const reason = { mine: true };
    setTimeout(() => controller.abort(reason), 30);
    const ends = readers.map(({ closed }) => closed.catch((given: unknown) => given === reason));
    return Promise.all(ends);
  },
  'is the same each time it is asked for': async (t) => {
    const response = await t.post('/chat/events');
    return [Object.is(response.body, response.body), Object.prototype.toString.call(response.body)];
  },
  'has its body after it was read whole': async (t) => {
    const response = await t.post('/chat/events');
    await response.text();
    const { body } = response;
    return [body?.locked, await t.caught(() => body?.getReader()), await t.errorOf(body?.cancel())];
  },
  'has its body while it is read whole': async (t) => {
    const response = await t.post('/chat/events');
    const text = response.text();
    const { body } = response;
    const during = [body?.locked, await t.caught(() => body?.getReader()), await t.errorOf(body?.cancel())];
    return [during, (await text).length];
  },
  'reads a stream of another realm’s getter': async (t) => {
    const frame = await t.frame();
    const body = Object.getOwnPropertyDescriptor(frame.Response.prototype, 'body')?.get;
    const response = await t.post('/chat/events');
    return t.readAll(body?.call(response));
  },
  'decompresses and decodes': async (t) => {
    const { body } = await t.post('/chat/json');
    const packed = (body as ReadableStream).pipeThrough(new CompressionStream('gzip'));
    return new Response(packed.pipeThrough(new DecompressionStream('gzip'))).text();
  },
});
