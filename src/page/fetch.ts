/** Follows wanted requests made by `fetch`. An unwanted one gets the original promise. */
import type { EndReason } from '../model/messages/exchange.ts';
import { readBody, readHeaders, readRequestBody } from './body.ts';
import type { Channel } from './channel.ts';
import { type Arguments, trapMethod } from './disguise.ts';
import type { MatchRequest } from './endpoints.ts';
import { type Exchange, openExchange } from './exchange.ts';
import { apply, getter, isObject, peek, quietly, whenSettled } from './pristine.ts';
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

/** Reads the arguments as data: accessors of the page's own aren't run, such a request goes unseen. */
function follow(args: Arguments, matchRequest: MatchRequest, channel: Channel): Followed | undefined {
  const input = args[0];
  const init = isObject(args[1]) ? args[1] : {};
  const requestUrl = isObject(input) ? quietly(() => urlOf(input as Request)) : undefined;
  const request = requestUrl === undefined ? undefined : (input as Request);
  const method = peek(init, 'method') ?? (request ? methodOf(request) : 'GET');
  if (typeof method !== 'string') return undefined;
  const match = matchRequest('http', method, requestUrl ?? input);
  if (match === undefined) return undefined;

  const body = peek(init, 'body');
  const headers = peek(init, 'headers') ?? (request ? headersOf(request) : undefined);
  const signal = peek(init, 'signal') ?? (request ? signalOf(request) : undefined);
  const exchange = openExchange(channel, match, readHeaders(headers, match.headers), (done) =>
    request && body == null && match.method !== 'GET' ? readRequestBody(request, done) : readBody(body, done),
  );
  return {
    exchange,
    failure: () => (quietly(() => isAborted(signal as AbortSignal)) ? 'aborted' : 'failed'),
  };
}

/** Puts the traps in place, once a document: each wanted request is one exchange. */
export function tapFetch(matchRequest: MatchRequest, channel: Channel): void {
  trapResponses();
  trapMethod(globalThis, 'fetch', (native, self, args) => {
    const followed = quietly(() => follow(args, matchRequest, channel));
    const promise = apply(native, self as never, args as never) as Promise<Response>;
    if (followed === undefined) return promise;
    return quietly(() => followPromise(promise, followed)) ?? promise;
  });
}

/** What the page gets instead of the native's promise. */
function followPromise(promise: Promise<Response>, { exchange, failure }: Followed): Promise<Response> {
  return whenSettled(
    promise,
    (response) => {
      const seen = quietly(() => followResponse(response, exchange, failure));
      if (seen === undefined) quietly(() => exchange.end('failed'));
      return seen ?? response;
    },
    (reason) => {
      quietly(() => exchange.end(failure()));
      throw reason;
    },
  );
}
