/** Follows wanted requests made by XMLHttpRequest; synchronous ones are left alone. */
import { type EndReason, UNLISTED } from '../model/messages/exchange.ts';
import { readBody } from './body.ts';
import { bytesOf, readBlobBuffer } from './bytes.ts';
import type { Channel } from './channel.ts';
import { type Arguments, trapMethod } from './disguise.ts';
import type { Match, MatchRequest } from './endpoints.ts';
import { type Exchange, openExchange } from './exchange.ts';
import {
  apply,
  bare,
  createNotes,
  getter,
  listen,
  method,
  ownKeys,
  peek,
  quietly,
  sliceText,
  stringify,
  whenSettled,
} from './pristine.ts';

const readyStateOf = getter(XMLHttpRequest.prototype, 'readyState');
const statusOf = getter(XMLHttpRequest.prototype, 'status');
const responseTypeOf = getter(XMLHttpRequest.prototype, 'responseType');
const responseOf = getter(XMLHttpRequest.prototype, 'response');
const responseHeader = method(XMLHttpRequest.prototype.getResponseHeader);

const OPENED = 1;
const HEADERS_RECEIVED = 2;
const LOADING = 3;
const DONE = 4;

/** A wanted request from `open` to its end. */
export interface Call {
  readonly match: Match;
  readonly headers: Record<string, string>;
  /** From `send` on. */
  exchange: Exchange | undefined;
  /** The text so far, kept because an aborted object has it no more. */
  text: string;
  /** How many of its UTF-16 units the relay has. */
  told: number;
}

/** The wanted request each object of the page's is at; it may make several, one after the other. */
export const calls = createNotes<XMLHttpRequest, Call>();
const heard = createNotes<XMLHttpRequest, true>();

function callOf(args: Arguments, matchRequest: MatchRequest): Call | undefined {
  const verb = args[0];
  const isAsync = args.length < 3 || !!args[2];
  const match = isAsync && typeof verb === 'string' ? matchRequest('http', verb, args[1]) : undefined;
  return match && { match, headers: bare({}), exchange: undefined, text: '', told: 0 };
}

const isText = (xhr: XMLHttpRequest) => {
  const type = responseTypeOf(xhr);
  return type === '' || type === 'text';
};

/**
 * Keeps the text without cutting it: cutting flattens it, which at every chunk would cost the square of its length. Not
 * by `responseText`: Firefox notes what that gave, and gives it again once the object is aborted.
 */
function keepText(xhr: XMLHttpRequest, call: Call): void {
  if (isText(xhr)) call.text = responseOf(xhr);
}

function tellText(call: Call): void {
  if (call.text.length <= call.told) return;
  call.exchange?.text(sliceText(call.text, call.told));
  call.told = call.text.length;
}

function tellBytes(buffer: unknown, exchange: Exchange): void {
  const bytes = bytesOf(buffer);
  if (bytes) exchange.bytes(bytes);
}

/** The whole response of an object that doesn't read it as text. JSON is written anew, unless page code would run. */
function tellWhole(xhr: XMLHttpRequest, exchange: Exchange): void {
  const type = responseTypeOf(xhr);
  const response: unknown = responseOf(xhr);
  if (type === 'blob') {
    const tell = (buffer: ArrayBuffer) => {
      tellBytes(buffer, exchange);
      exchange.end('complete');
    };
    whenSettled(readBlobBuffer(response as Blob), tell, () => exchange.end('failed'));
    return;
  }
  if (type === 'arraybuffer') tellBytes(response, exchange);
  else if (type === 'json' && peek({}, 'toJSON') === undefined && peek([], 'toJSON') === undefined)
    exchange.text(stringify(response));
  exchange.end('complete');
}

function onState(xhr: XMLHttpRequest, call: Call, exchange: Exchange): void {
  const state = readyStateOf(xhr);
  if (state === HEADERS_RECEIVED) {
    if (!exchange.head(statusOf(xhr), responseHeader(xhr, 'content-type') ?? '')) calls.delete(xhr);
  } else if (state === LOADING) keepText(xhr, call);
}

function onLoad(xhr: XMLHttpRequest, call: Call, exchange: Exchange): void {
  // Else a listener that came first has opened the object anew: the event is about the request before.
  if (readyStateOf(xhr) !== DONE) return;
  calls.delete(xhr);
  if (!isText(xhr)) {
    // Of what is not listed, what comes whole shows no rhythm: it is not touched.
    if (call.match.endpoint === UNLISTED) exchange.end('complete');
    else tellWhole(xhr, exchange);
    return;
  }
  keepText(xhr, call);
  tellText(call);
  exchange.end('complete');
}

function breakOff(reason: EndReason) {
  return (xhr: XMLHttpRequest, call: Call, exchange: Exchange): void => {
    if (readyStateOf(xhr) !== DONE) return;
    calls.delete(xhr);
    tellText(call);
    exchange.end(reason);
  };
}

/** Ends a request that is done although its event has not reached us yet. */
function settle(xhr: XMLHttpRequest, call: Call): void {
  const end = statusOf(xhr) === 0 ? breakOff('failed') : onLoad;
  if (call.exchange) end(xhr, call, call.exchange);
}

type Hear = (xhr: XMLHttpRequest, call: Call, exchange: Exchange) => void;
const HEARD: Readonly<Record<string, Hear>> = {
  readystatechange: onState,
  progress: (_, call) => tellText(call),
  load: onLoad,
  abort: breakOff('aborted'),
  timeout: breakOff('failed'),
  error: breakOff('failed'),
};
const HEARD_TYPES = ownKeys(HEARD) as string[];

/** Once per object, however many requests it makes. */
function hearOnce(xhr: XMLHttpRequest): void {
  if (heard.get(xhr)) return;
  heard.set(xhr, true);
  for (let i = 0; i < HEARD_TYPES.length; i++) {
    const type = HEARD_TYPES[i] as string;
    const hear = HEARD[type] as Hear;
    listen(xhr, type, () => {
      const call = calls.get(xhr);
      if (call?.exchange) hear(xhr, call, call.exchange);
    });
  }
}

/** Puts the traps in place, once a document: each wanted request is one exchange, not each object. */
export function tapXhr(matchRequest: MatchRequest, channel: Channel): void {
  const { prototype } = XMLHttpRequest;

  trapMethod(prototype, 'open', (native, self, args) => {
    const xhr = self as XMLHttpRequest;
    const running = quietly(() => calls.get(xhr));
    if (running) quietly(() => settle(xhr, running));
    const result = apply(native, self as never, args as never);
    quietly(() => {
      // Opening anew drops a running request without an event.
      running?.exchange?.end('aborted');
      const call = callOf(args, matchRequest);
      if (!call) return calls.delete(xhr);
      calls.set(xhr, call);
      hearOnce(xhr);
    });
    return result;
  });

  trapMethod(prototype, 'send', (native, self, args) => {
    const xhr = self as XMLHttpRequest;
    const call = quietly(() => calls.get(xhr));
    if (call === undefined || call.exchange) return apply(native, self as never, args as never);
    const result = apply(native, self as never, args as never);
    quietly(() => {
      // A listener of the page's for `loadstart` may have ended it already.
      if (calls.get(xhr) === call && readyStateOf(xhr) === OPENED)
        call.exchange = openExchange(channel, call.match, call.headers, (done) => readBody(args[0], done));
    });
    return result;
  });
}
