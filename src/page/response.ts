/**
 * Sees a response's bytes as the page reads them. The page has the network's own response: only its body, where the page
 * asks for that, is a byte stream over the original's. One chunk is pulled when the page wants one, so backpressure,
 * cancelling, BYOB reads and every way of reading stay as they were. What is read whole by the platform (`text()` and
 * its kin, a cache) is read along from a clone.
 */
import type { EndReason } from '../model/messages/exchange.ts';
import { createBody, drain, type TappedBody } from './body-stream.ts';
import { type Arguments, type Callable, trapGetter, trapMethod } from './disguise.ts';
import type { Exchange } from './exchange.ts';
import { apply, createNotes, getPrototypeOf, getter, method, quietly } from './pristine.ts';
import { createTold, type Told } from './told.ts';

const { prototype } = Response;
const headersOf = getter(prototype, 'headers');
const statusOf = getter(prototype, 'status');
const getHeader = method(Headers.prototype.get);
const isUsed = getter(prototype, 'bodyUsed');
const cloneOf = method(prototype.clone);

/** Of the responses that are followed, and of their clones, which bring the same bytes. */
const bodies = createNotes<object, TappedBody>();

/** To be called once: the ways a page has to a response's bytes. */
export function trapResponses(): void {
  trapGetter(prototype, 'body', (native, self, args) => {
    const body = apply(native, self as never, args as never);
    const tapped = quietly(() => bodies.get(self as object));
    if (body === null) quietly(() => tapped?.told.end('complete'));
    return (body && quietly(() => tapped?.open())) ?? body;
  });
  const readers = ['text', 'json', 'arrayBuffer', 'blob', 'bytes', 'formData'];
  for (let i = 0; i < readers.length; i++) {
    trapMethod(prototype, readers[i] as string, (native, self, args) => readWhole(self, native, self, args));
  }
  trapMethod(prototype, 'clone', (native, self, args) => {
    const tapped = quietly(() => bodies.get(self as object));
    tapped?.release();
    const clone = apply(native, self as never, args as never) as Response;
    if (tapped) {
      const { told } = tapped;
      // In Chromium the response itself has another body from now on.
      if (tapped.settle()) bodies.set(self as Response, createBody(self as Response, told));
      follow(clone, told);
    }
    return clone;
  });
  // Pages that came without a certificate have no caches.
  quietly(() =>
    trapMethod(Cache.prototype, 'put', (native, self, args) => readWhole(args[1], native, self, args)),
  );
}

/** The native reads the response to its end, unless the page has begun to. */
function readWhole(response: unknown, native: Callable, self: unknown, args: Arguments): unknown {
  const tapped = quietly(() => bodies.get(response as Response));
  tapped?.release();
  if (tapped) quietly(() => drain(cloneOf(response as Response), tapped.told));
  const result = apply(native, self as never, args as never);
  if (tapped) quietly(tapped.settle);
  return result;
}

function follow(response: Response, told: Told): void {
  told.add();
  bodies.set(response, createBody(response, told));
}

/**
 * Tells the exchange the head, and of the body what `failure` says it ended with when it breaks off. Throws where another
 * script was there first.
 */
export function followResponse(response: Response, exchange: Exchange, failure: () => EndReason): void {
  const status = statusOf(response);
  if (!exchange.head(status, getHeader(headersOf(response), 'content-type') ?? '')) return;
  if (isUsed(response)) throw new TypeError();
  const told = createTold(exchange, failure);
  // Neither of these has a body, though browsers may give an empty one; one that is opaque shows none.
  if (status < 200 || status === 204 || status === 205 || status === 304) told.end('complete');
  // Of another window, whose traps don't know it.
  else if (getPrototypeOf(response) !== prototype) drain(cloneOf(response), told);
  else follow(response, told);
}
