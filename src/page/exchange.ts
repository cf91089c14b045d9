/** One wanted request of the page, as the relay is told of it: `open`, then what follows, in order, then one `end`. */
import { type EndReason, type RequestBody, type TapMessage, UNLISTED } from '../model/messages/exchange.ts';
import { type Bytes, byteLengthOf, copyOf } from './bytes.ts';
import { type Channel, MESSAGE_UNITS } from './channel.ts';
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
  const isUnlisted = endpoint === UNLISTED;
  const line = createLine(channel);
  const admit = (units: number) => channel.admit(units + MESSAGE_UNITS);
  const gap = createGap(
    (byteLength) => line.pass({ type: 'gap', exchange, byteLength }, false),
    (isOpen) => (isUnlisted ? admit(0) : !isOpen),
  );
  function leaveOut(byteLength: number): void {
    if (!ended) gap.add(byteLength);
  }
  function send(message: TapMessage, urgent = false): void {
    if (ended) return;
    ended = message.type === 'end';
    gap.close();
    line.pass(message, urgent);
  }
  (isUnlisted ? readNone : read)((body) =>
    line.open({ type: 'open', exchange, endpoint, method, url, body, headers }),
  );

  function sendBytes(bytes: Bytes): void {
    const size = byteLengthOf(bytes);
    if (isUnlisted || !channel.admit(size)) leaveOut(size);
    else if (!line.isOpen()) send({ type: 'bytes', exchange, bytes: copyOf(bytes) });
    else {
      gap.close();
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

interface Line {
  /** Told now, or once the line is open. */
  pass(message: TapMessage, urgent: boolean): void;
  open(first: TapMessage): void;
  isOpen(): boolean;
}

/** To the relay, which is told of a request before what follows of it. */
function createLine(channel: Channel): Line {
  let held: TapMessage[] | undefined = bareList();
  return {
    pass(message, urgent) {
      if (held) held[held.length] = message;
      else channel.post(message, urgent);
    },
    open(first) {
      channel.post(first, true);
      const messages = held ?? [];
      held = undefined;
      for (let i = 0; i < messages.length; i++) channel.post(messages[i] as TapMessage, true);
    },
    isOpen: () => held === undefined,
  };
}

interface Gap {
  add(byteLength: number): void;
  /** What comes next is told. */
  close(): void;
}

/**
 * What is left out of an answer, and not told yet. Of what is listed one gap is told at once, and one for all that is
 * missing after it; of what is not, one each as there is room.
 * @param isDue whether what is missing is to be told now; `isOpen` that something of this gap was missing before
 */
function createGap(tell: (byteLength: number) => void, isDue: (isOpen: boolean) => boolean): Gap {
  let leftOut = 0;
  let isOpen = false;
  function tellAll(): void {
    tell(leftOut);
    leftOut = 0;
  }
  return {
    add(byteLength) {
      leftOut += byteLength;
      if (isDue(isOpen)) tellAll();
      isOpen = true;
    },
    close() {
      if (leftOut > 0) tellAll();
      isOpen = false;
    },
  };
}
