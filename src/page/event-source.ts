/** Follows wanted EventSources. */
import { UNLISTED } from '../model/messages/exchange.ts';
import type { Channel } from './channel.ts';
import { trapConstructor, trapMethod } from './disguise.ts';
import type { MatchRequest } from './endpoints.ts';
import { openExchange, readNone } from './exchange.ts';
import { createFrames, type Frames } from './frames.ts';
import { apply, bare, createNotes, getter, listen, quietly } from './pristine.ts';

const urlOf = getter(EventSource.prototype, 'url');
const readyStateOf = getter(EventSource.prototype, 'readyState');
const dataOf = getter(MessageEvent.prototype, 'data');
const CLOSED = 2;

/** Puts the traps in place, once a document: each wanted source is one exchange, its events are frames. */
export function tapEventSources(matchRequest: MatchRequest, channel: Channel): void {
  const followed = createNotes<object, Frames>();

  trapConstructor<EventSource>(globalThis, 'EventSource', (source) => {
    const match = matchRequest('events', 'GET', urlOf(source));
    if (match === undefined) return;
    const exchange = openExchange(channel, match, bare({}), readNone);
    const frames = createFrames(exchange, match.endpoint !== UNLISTED);
    followed.set(source, frames);

    const hear = (name: string) =>
      listen<MessageEvent>(source, name, (event) => frames.add('in', dataOf(event), name));
    hear('message');
    // An event with a name of its own reaches only those who listen for that name.
    for (let i = 0; i < match.events.length; i++) hear(match.events[i] as string);
    listen<MessageEvent>(source, 'error', (event) => {
      // A stream may have events of that name, which bring data; an error of the connection brings none.
      const data = quietly(() => dataOf(event));
      if (data !== undefined) frames.add('in', data, 'error');
      // In any other state it connects again.
      else if (readyStateOf(source) === CLOSED) frames.end('failed');
    });
  });

  // Server-sent events have no end of their own: the page closes when it has what it wants.
  trapMethod(EventSource.prototype, 'close', (native, self, args) => {
    quietly(() => followed.get(self as object)?.end('complete'));
    return apply(native, self as never, args as never);
  });
}
