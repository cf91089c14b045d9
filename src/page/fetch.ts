/** Follows wanted requests made by `fetch`. An unwanted one gets the original promise. */
import type { EndReason } from '../model/messages/exchange.ts';
import { readBody, readRequestBody } from './body.ts';
import type { Channel } from './channel.ts';
import { trapMethod } from './disguise.ts';
import type { MatchRequest } from './endpoints.ts';
import { type Exchange, openExchange } from './exchange.ts';
import type { ReadHeaders } from './headers.ts';
import { createOptionsReader, type Options } from './options.ts';
import { apply, bare, getter, isObject, quietly, whenSettled } from './pristine.ts';
import { followResponse, trapResponses } from './response.ts';

const urlOf = getter(Request.prototype, 'url');
const methodOf = getter(Request.prototype, 'method');
const headersOf = getter(Request.prototype, 'headers');
const signalOf = getter(Request.prototype, 'signal');
const isAborted = getter(AbortSignal.prototype, 'aborted');

interface Followed {
  readonly exchange: Exchange;
  /** Why it broke off, asked when it did. */
  failure(): EndReason;
}

/** Reads what a wanted request sends. @param request where it is sent as one; `url` is its address */
function follow(
  request: Request | undefined,
  url: unknown,
  init: Options,
  matchRequest: MatchRequest,
  channel: Channel,
  readHeaders?: ReadHeaders,
): Followed | undefined {
  const method = init.method ?? (request ? methodOf(request) : 'GET');
  const match = typeof method === 'string' ? matchRequest('http', method, url) : undefined;
  if (match === undefined) return undefined;

  const { body } = init;
  const headers = readHeaders?.(init.headers ?? (request && headersOf(request)), match.headers) ?? bare({});
  const signal = init.signal ?? (request ? signalOf(request) : undefined);
  const exchange = openExchange(channel, match, headers, (done) =>
    request && body == null && match.method !== 'GET' ? readRequestBody(request, done) : readBody(body, done),
  );
  return {
    exchange,
    failure: () => (quietly(() => isAborted(signal as AbortSignal)) ? 'aborted' : 'failed'),
  };
}

/** As the native fails, and without looking anything up. */
async function reject(reason: unknown): Promise<never> {
  throw reason;
}

/** Puts the traps in place, once a document: each wanted request is one exchange. */
export function tapFetch(matchRequest: MatchRequest, channel: Channel, readHeaders?: ReadHeaders): void {
  const readOptions = createOptionsReader();
  trapResponses();
  trapMethod(globalThis, 'fetch', (native, self, args) => {
    const input = args[0];
    const requestUrl = isObject(input) ? quietly(() => urlOf(input as Request)) : undefined;
    const url = requestUrl ?? input;
    // By the address alone first: what the page passes besides is asked for nothing where nobody wants it.
    if (!quietly(() => matchRequest('http', undefined, url)))
      return apply(native, self as never, args as never);
    let init: Options | undefined;
    try {
      init = readOptions(args[1]);
    } catch (error) {
      return reject(error);
    }
    const request = requestUrl === undefined ? undefined : (input as Request);
    const followed = quietly(() =>
      follow(request, url, init ?? bare({}), matchRequest, channel, readHeaders),
    );
    const passed = init ? [input, init] : args;
    const promise = apply(native, self as never, passed as never) as Promise<Response>;
    if (followed === undefined) return promise;
    return quietly(() => followPromise(promise, followed)) ?? promise;
  });
}

/** What the page gets instead of the native's promise. */
function followPromise(promise: Promise<Response>, { exchange, failure }: Followed): Promise<Response> {
  return whenSettled(
    promise,
    (response) => {
      try {
        followResponse(response, exchange, failure);
      } catch {
        quietly(() => exchange.end('failed'));
      }
      return response;
    },
    (reason) => {
      quietly(() => exchange.end(failure()));
      throw reason;
    },
  );
}
