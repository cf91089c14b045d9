/** Follows wanted WebSockets, both directions. */
import { UNLISTED } from '../model/messages/exchange.ts';
import type { Channel } from './channel.ts';
import { trapConstructor, trapMethod } from './disguise.ts';
import type { MatchRequest } from './endpoints.ts';
import { openExchange, readNone } from './exchange.ts';
import { createFrames, type Frames } from './frames.ts';
import { apply, bare, createNotes, getter, listen, quietly } from './pristine.ts';

const urlOf = getter(WebSocket.prototype, 'url');
const dataOf = getter(MessageEvent.prototype, 'data');
const wasClean = getter(CloseEvent.prototype, 'wasClean');

/** Puts the traps in place, once a document: each wanted socket is one exchange, its messages are frames. */
export function tapSockets(matchRequest: MatchRequest, channel: Channel): void {
  const followed = createNotes<object, Frames>();

  trapConstructor<WebSocket>(globalThis, 'WebSocket', (socket) => {
    const match = matchRequest('socket', 'GET', urlOf(socket));
    if (match === undefined) return;
    const exchange = openExchange(channel, match, bare({}), readNone);
    const frames = createFrames(exchange, match.endpoint !== UNLISTED);
    followed.set(socket, frames);
    listen<MessageEvent>(socket, 'message', (event) => frames.add('in', dataOf(event)));
    listen<CloseEvent>(socket, 'close', (event) => frames.end(wasClean(event) ? 'complete' : 'failed'));
  });

  trapMethod(WebSocket.prototype, 'send', (native, self, args) => {
    const result = apply(native, self as never, args as never);
    quietly(() => followed.get(self as object)?.add('out', args[0]));
    return result;
  });
}
