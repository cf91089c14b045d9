/**
 * Runs in a page, before its scripts: the tap on endpoints of its own, and in the relay's place a port that is left
 * unread until the test asks, so that nothing but the tap runs meanwhile. Bundled by tapped-page.ts.
 */

import { readMessages } from '../../src/content/handover.ts';
import {
  type EndReason,
  type RequestBody,
  type TapMessage,
  UNLISTED,
} from '../../src/model/messages/exchange.ts';
import { OFFER_EVENT } from '../../src/model/messages/handover.ts';
import { tapEventSources } from '../../src/page/event-source.ts';
import { tapFetch } from '../../src/page/fetch.ts';
import { readHeaders } from '../../src/page/headers.ts';
import { tapPeers } from '../../src/page/peer.ts';
import { tapSockets } from '../../src/page/socket.ts';
import { startTap } from '../../src/page/tap.ts';
import { tapXhr } from '../../src/page/xhr.ts';
import { tapXhrHeaders } from '../../src/page/xhr-headers.ts';
import type { SiteRow } from '../../src/sites/row.ts';
import { watchedOf } from '../../src/sites/watched.ts';
import { PATIENCE_MS } from './patience.ts';

/** An exchange as the tap told it, put together. */
export interface ToldExchange {
  endpoint: string;
  method: string;
  url: string;
  body: RequestBody;
  headers: Record<string, string>;
  status?: number;
  contentType?: string;
  /** All of the response's bytes or text, decoded. */
  text: string;
  /** `in:data`, or `in:event:data` for an EventSource; bytes as `<1,2,3>`. */
  frames: string[];
  end?: EndReason;
  /** Types of the messages in order, without repetition, e.g. `open head bytes end`. */
  order: string;
}

/** How many messages of a type there must be, at least: a message takes its time on a busy machine. */
export type AwaitedMessages = Readonly<Partial<Record<TapMessage['type'], number>>>;

declare global {
  interface Window {
    /** What was told since the last call, once there is as much as awaited; gives up waiting after a while. */
    told(awaited: AwaitedMessages): Promise<ToldExchange[]>;
    /** All that was told until now of what no row lists. */
    toldUnlisted(): Promise<TapMessage[]>;
  }
}

const row: SiteRow = {
  id: 'test',
  label: 'Test',
  hosts: ['tap.test'],
  access: 'granted',
  vocabulary: [],
  endpoints: [
    {
      id: 'post',
      transport: 'http',
      method: 'POST',
      path: '/chat/.*',
      role: 'prompt',
      headers: ['x-wanted'],
    },
    { id: 'get', transport: 'http', method: 'GET', path: '/chat/.*', query: 'wanted', role: 'follow' },
    { id: 'far', transport: 'http', method: 'POST', host: 'far.test', path: '/chat/.*', role: 'follow' },
    { id: 'socket', transport: 'socket', path: '/chat/.*', role: 'follow' },
    { id: 'events', transport: 'events', path: '/chat/.*', role: 'prompt', events: ['delta', 'done'] },
    { id: 'call', transport: 'peer', path: '/.*', role: 'follow' },
  ],
};

const { setTimeout, performance, TextDecoder } = window;

let port: MessagePort | undefined;
const takeOffer = (event: Event) => {
  port = (event as MessageEvent).ports[0];
  event.preventDefault();
};
addEventListener(OFFER_EVENT, takeOffer);
const traps = [tapFetch, tapXhr, tapXhrHeaders, tapSockets, tapEventSources, tapPeers];
startTap(watchedOf(row), traps, readHeaders);
removeEventListener(OFFER_EVENT, takeOffer);

/** Of what is listed. Whether the rest is told depends on whether the browser holds that a person has just acted. */
const received: TapMessage[] = [];
const unlisted = new Set<number>();
const ofUnlisted: TapMessage[] = [];
function receive(messages: readonly TapMessage[]): void {
  for (const message of messages) {
    if (message.type === 'open' && message.endpoint === UNLISTED) unlisted.add(message.exchange);
    (unlisted.has(message.exchange) ? ofUnlisted : received).push(message);
  }
}

function listen(): void {
  if (port) port.onmessage ??= ({ data }) => receive(readMessages(data));
}

window.toldUnlisted = async () => {
  listen();
  await new Promise((resolve) => setTimeout(resolve, 50));
  return ofUnlisted;
};

window.told = async (awaited) => {
  listen();
  const until = performance.now() + PATIENCE_MS;
  const isAllThere = () =>
    Object.entries(awaited).every(
      ([of, count]) => received.filter(({ type }) => type === of).length >= count,
    );
  while (!isAllThere() && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
  await new Promise((resolve) => setTimeout(resolve, 50));
  return summary(received.splice(0));
};

function summary(messages: readonly TapMessage[]): ToldExchange[] {
  const exchanges = new Map<number, ToldExchange>();
  const decoders = new Map<number, InstanceType<typeof TextDecoder>>();
  for (const message of messages) {
    if (message.type === 'open') {
      const { endpoint, method, url, body, headers, exchange } = message;
      const opened: ToldExchange = {
        endpoint,
        method,
        url,
        body,
        headers,
        text: '',
        frames: [],
        order: 'open',
      };
      exchanges.set(exchange, opened);
      decoders.set(exchange, new TextDecoder());
      continue;
    }
    const told = exchanges.get(message.exchange);
    if (!told) throw new Error(`${message.type} of an exchange that was not opened`);
    if (told.end) throw new Error(`${message.type} after the end`);
    if (!told.order.endsWith(message.type)) told.order += ` ${message.type}`;
    add(told, message, decoders.get(message.exchange));
  }
  // In the order the page made them: what is told of a Blob waits until its bytes are read.
  return [...exchanges].sort(([one], [other]) => one - other).map(([, told]) => told);
}

function add(
  told: ToldExchange,
  message: Exclude<TapMessage, { type: 'open' }>,
  decoder?: TextDecoder,
): void {
  switch (message.type) {
    case 'head':
      told.status = message.status;
      told.contentType = message.contentType;
      break;
    case 'bytes':
      told.text += decoder?.decode(message.bytes, { stream: true });
      break;
    case 'text':
      told.text += message.text;
      break;
    case 'frame': {
      const { direction, event, data } = message;
      const shown = typeof data === 'string' ? data : `<${new Uint8Array(data)}>`;
      told.frames.push(event === undefined ? `${direction}:${shown}` : `${direction}:${event}:${shown}`);
      break;
    }
    case 'end':
      told.end = message.reason;
  }
}
