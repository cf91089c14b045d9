/** One wanted request of the page, as the relay is told of it: `open`, then what follows, in order, then one `end`. */
import { type EndReason, type RequestBody, type TapMessage, UNLISTED } from '../model/messages/exchange.ts';
import { type Bytes, byteLengthOf, copyOf } from './bytes.ts';
import type { Channel } from './channel.ts';
import type { Match } from './endpoints.ts';
import { createFlow, type Flow } from './flow.ts';
import { bareList, matches } from './pristine.ts';

/** Takes what follows `open`; of text and bytes, the next part each time. */
export interface Exchange {
  /** @returns whether what follows is to be told: of what is not listed, what may be written as it goes */
  head(status: number, contentType: string): boolean;
  /** Copies of the bytes what is to be told. */
  bytes(bytes: Bytes): void;
  text(text: string): void;
  /** So much of the answer is passed over here: bytes, or UTF-16 units. */
  leaveOut(byteLength: number): void;
  /** Whether there is room for a frame of the answer so long, which then must be told. */
  admit(units: number): boolean;
  /** @param data given away */
  frame(direction: 'in' | 'out', data: string | ArrayBuffer, event?: string): void;
  /** Only the first counts; what comes after it is dropped. */
  end(reason: EndReason): void;
}

/** What a message takes besides what it brings. */
const MESSAGE_UNITS = 256;

const EVENT_STREAM = /^text\/event-stream/i;
/** Media types of what may be written as it goes. */
const WRITTEN = /json|event|^text\/[pv]/i;

let opened = 0;

/** For what has no body, or none that is read. */
export const readNone = (done: (body: RequestBody) => void): void => done({ kind: 'none' });

/**
 * @param read reads the request's body, perhaps later; what follows `open` then waits for it. Of what is not listed it
 *   is not called, and of what comes only the size is told (of messages, `createFrames` sees to that).
 */
export function openExchange(
  channel: Channel,
  { endpoint, method, url }: Match,
  headers: Readonly<Record<string, string>>,
  read: (done: (body: RequestBody) => void) => void,
): Exchange {
  const exchange = ++opened;
  let ended = false;
  let held: TapMessage[] | undefined = bareList();
  const isUnlisted = endpoint === UNLISTED;
  /**
   * Of the answer, and not told yet: one gap at once, and one for all that are missing after it; of what is not listed, one
   * each as there is room.
   */
  let leftOut = 0;
  let inGap = false;

  function pass(message: TapMessage, urgent: boolean): void {
    if (held) held[held.length] = message;
    else channel.post(message, urgent);
  }
  const admit = (units: number) => channel.admit(units + MESSAGE_UNITS);
  function passGap(): void {
    pass({ type: 'gap', exchange, byteLength: leftOut }, false);
    leftOut = 0;
  }
  function tellGap(): void {
    if (leftOut > 0) passGap();
    inGap = false;
  }
  function leaveOut(byteLength: number): void {
    if (ended) return;
    leftOut += byteLength;
    if (isUnlisted ? admit(0) : !inGap) passGap();
    inGap = true;
  }
  function send(message: TapMessage, urgent = false): void {
    if (ended) return;
    ended = message.type === 'end';
    tellGap();
    pass(message, urgent);
  }
  (isUnlisted ? readNone : read)((body) => {
    channel.post({ type: 'open', exchange, endpoint, method, url, body, headers }, true);
    const messages = held ?? [];
    held = undefined;
    for (let i = 0; i < messages.length; i++) channel.post(messages[i] as TapMessage, true);
  });

  function sendBytes(bytes: Bytes): void {
    const size = byteLengthOf(bytes);
    if (isUnlisted || !channel.admit(size)) leaveOut(size);
    else if (held) send({ type: 'bytes', exchange, bytes: copyOf(bytes) });
    else {
      tellGap();
      channel.postBytes(exchange, bytes);
    }
  }
  let flow: Flow | undefined;
  function end(reason: EndReason): void {
    if (!ended) flow?.end();
    send({ type: 'end', exchange, reason }, true);
  }

  return {
    head(status, contentType) {
      if (isUnlisted && (status >= 400 || !matches(WRITTEN, contentType))) {
        end('complete');
        return false;
      }
      send({ type: 'head', exchange, status, contentType });
      // Only a stream of events can be read on after a part of it is left out.
      if (matches(EVENT_STREAM, contentType)) flow = createFlow({ pass: sendBytes, leaveOut });
      return true;
    },
    bytes(bytes) {
      if (ended) return;
      if (flow) flow.add(bytes);
      else sendBytes(bytes);
    },
    text(text) {
      if (!isUnlisted && admit(text.length)) send({ type: 'text', exchange, text });
      else leaveOut(text.length);
    },
    leaveOut,
    admit,
    frame: (direction, data, event) =>
      send(
        { type: 'frame', exchange, direction, data, ...(event === undefined ? {} : { event }) },
        direction === 'out',
      ),
    end,
  };
}
