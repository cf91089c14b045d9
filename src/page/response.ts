/**
 * Sees a response's bytes as the page reads them. The page gets a response whose body is a byte stream over the
 * original's: one chunk is pulled when the page wants one, so backpressure, cancelling, BYOB reads, clones and every
 * way of reading stay as they were. What a Response built by hand loses (url, type, redirected, immutable headers) is
 * answered from the original by traps on Response.prototype, not by properties the page could list.
 */
import type { EndReason } from '../model/messages/exchange.ts';
import { type Bytes, byteLengthOf } from './bytes.ts';
import { trapGetter, trapMethod } from './disguise.ts';
import type { Exchange } from './exchange.ts';
import { apply, bare, createNotes, getter, method, quietly, whenSettled } from './pristine.ts';

const PristineResponse = Response;
const PristineStream = ReadableStream;
const bodyOf = getter(Response.prototype, 'body');
const headersOf = getter(Response.prototype, 'headers');
const statusOf = getter(Response.prototype, 'status');
const statusTextOf = getter(Response.prototype, 'statusText');
const getHeader = method(Headers.prototype.get);
const appendHeader = method(Headers.prototype.append);
const forEachHeader = method(Headers.prototype.forEach);

type GetReader = (this: ReadableStream<Bytes>) => ReadableStreamDefaultReader<Bytes>;
const getReader = method(ReadableStream.prototype.getReader as GetReader);
const read = method(ReadableStreamDefaultReader.prototype.read);
const cancelReader = method(ReadableStreamDefaultReader.prototype.cancel);
const closedOf = getter(ReadableStreamDefaultReader.prototype, 'closed');

const enqueue = method(ReadableByteStreamController.prototype.enqueue);
const close = method(ReadableByteStreamController.prototype.close);
const fail = method(ReadableByteStreamController.prototype.error);
const byobRequestOf = getter(ReadableByteStreamController.prototype, 'byobRequest');
const respond = method(ReadableStreamBYOBRequest.prototype.respond);

/** What stands behind a response the page got instead of the network's own. */
interface Backing {
  readonly original: Response;
  /** What broke the body off, once it did. */
  readonly broken: () => Broken | undefined;
}

interface Broken {
  readonly reason: unknown;
}

const backings = createNotes<object, Backing>();

/** To be called once: answers for the responses made here, clones included. */
export function trapResponses(): void {
  const { prototype } = Response;
  const fields = ['url', 'redirected', 'type', 'headers'];
  for (let i = 0; i < fields.length; i++) {
    trapGetter(prototype, fields[i] as string, (native, self, args) =>
      apply(native, (backings.get(self as object)?.original ?? self) as never, args as never),
    );
  }
  // Of a stream made by a script browsers forget here what it broke off with: Firefox rejects with an AbortError,
  // Chromium with a TypeError.
  const readers = ['text', 'json', 'arrayBuffer', 'blob', 'bytes', 'formData'];
  for (let i = 0; i < readers.length; i++) {
    trapMethod(prototype, readers[i] as string, (native, self, args) => {
      const promise = apply(native, self as never, args as never) as Promise<unknown>;
      const backing = backings.get(self as object);
      return (backing && quietly(() => withReason(promise, backing))) ?? promise;
    });
  }
  trapMethod(prototype, 'clone', (native, self, args) => {
    const clone = apply(native, self as never, args as never) as Response;
    const backing = backings.get(self as object);
    if (backing) backings.set(clone, backing);
    return clone;
  });
}

function withReason(promise: Promise<unknown>, { broken }: Backing): Promise<unknown> {
  return whenSettled(
    promise,
    (value) => value,
    (reason) => {
      throw (broken() ?? { reason }).reason;
    },
  );
}

/** Tells the exchange the head, and of the body what `failure` says it ended with when it breaks off. */
export function followResponse(response: Response, exchange: Exchange, failure: () => EndReason): Response {
  const headers = headersOf(response);
  const body = bodyOf(response) as ReadableStream<Bytes> | null;
  const status = statusOf(response);
  exchange.head(status, getHeader(headers, 'content-type') ?? '');
  // Browsers give some answers that can't have a body an empty one, but make no Response like it.
  if (body === null || status === 204 || status === 205 || status === 304) {
    exchange.end('complete');
    return response;
  }
  const { stream, start, broken } = followStream(body, exchange, failure);
  const copy = new PristineResponse(stream, bare({ status, statusText: statusTextOf(response) }));
  forEachHeader(headers, (value, name) => appendHeader(headersOf(copy), name, value));
  backings.set(copy, { original: response, broken });
  start();
  return copy;
}

/** A byte stream over `body`; `start` takes hold of the body, and only then may the stream be read. */
export function followStream(body: ReadableStream<Bytes>, exchange: Exchange, failure: () => EndReason) {
  let reader: ReadableStreamDefaultReader<Bytes>;
  let controller: ReadableByteStreamController;
  let reading = false;
  let over = false;
  let broken: Broken | undefined;

  function finish(reason: EndReason): void {
    over = true;
    quietly(() => exchange.end(reason));
  }
  function onFailure(reason: unknown): void {
    if (over) return;
    broken = { reason };
    finish(failure());
    fail(controller, reason);
  }
  function onResult({ done, value }: ReadableStreamReadResult<Bytes>): void {
    reading = false;
    if (over) return;
    try {
      if (done) onDone();
      else onChunk(value);
    } catch (error) {
      onFailure(error);
    }
  }
  function onChunk(value: Bytes): void {
    if (byteLengthOf(value) === 0) {
      pull();
      return;
    }
    // Before `enqueue`, which detaches the buffer.
    quietly(() => exchange.bytes(value));
    enqueue(controller, value);
  }
  function onDone(): void {
    finish('complete');
    close(controller);
    // A pending BYOB read ends with its view handed back.
    const request = byobRequestOf(controller);
    if (request) respond(request, 0);
  }
  // Returns nothing rather than a promise, which the stream would follow by the page's `then`.
  function pull(): void {
    if (reading || over) return;
    reading = true;
    whenSettled(read(reader), onResult, onFailure);
  }

  const source: UnderlyingByteSource = bare({
    type: 'bytes',
    start(made: ReadableByteStreamController) {
      controller = made;
    },
    pull,
    cancel(reason: unknown) {
      finish('aborted');
      return cancelReader(reader, reason);
    },
  });
  return {
    stream: new PristineStream(source, bare({ highWaterMark: 0 })),
    broken: () => broken,
    start(): void {
      reader = getReader(body);
      // An abort shows at once, not only to the next read.
      whenSettled(closedOf(reader), () => undefined, onFailure);
    },
  };
}
