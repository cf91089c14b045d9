/**
 * The tap's side of the private port: gathers messages and posts them in arrays. The first message after a pause and
 * whatever can't wait go at once, the rest within `GAP_MS`, so that a burst of chunks costs copies and not posts.
 * Bytes are copied into batches whose buffers are transferred.
 */
import type { TapMessage } from '../model/messages/exchange.ts';
import { type Bytes, bufferOf, byteLengthOf, copyInto, newBytes, partOf } from './bytes.ts';
import { bareList, later, method, now, sequence } from './pristine.ts';

/** Long enough to gather a burst, short enough that little is lost with a closing tab. */
const GAP_MS = 30;
/** Small chunks share a buffer of this size. */
const BATCH_BYTES = 65_536;
/** Posted without waiting for the gap's end. */
const POST_BYTES = 4 * BATCH_BYTES;

/** The way to the relay: all arrives in the order it was posted in. */
export interface Channel {
  /** @param urgent posted at once with all that waits: a prompt must outlive its tab */
  post(message: TapMessage, urgent: boolean): void;
  /** The next bytes of an exchange, copied now. */
  postBytes(exchange: number, bytes: Bytes): void;
}

interface Batch {
  readonly exchange: number;
  readonly bytes: Bytes;
  used: number;
}

type PostMessage = (this: MessagePort, message: unknown, transfer: Iterable<Transferable>) => void;
const postMessage = method(MessagePort.prototype.postMessage as PostMessage);

/** @param port the tap's end, which nobody else posts to */
export function createChannel(port: MessagePort): Channel {
  let waiting = bareList<TapMessage>();
  let buffers = bareList<ArrayBuffer>();
  let batch: Batch | undefined;
  let waitingBytes = 0;
  let postedAt = Number.NEGATIVE_INFINITY;
  let timed = false;

  function closeBatch(): void {
    if (batch === undefined) return;
    const { exchange, bytes, used } = batch;
    batch = undefined;
    waiting[waiting.length] = { type: 'bytes', exchange, bytes: partOf(bytes, 0, used) };
    buffers[buffers.length] = bufferOf(bytes);
  }

  function flush(): void {
    closeBatch();
    if (waiting.length === 0) return;
    const messages = waiting;
    const transfer = buffers;
    waiting = bareList();
    buffers = bareList();
    waitingBytes = 0;
    postedAt = now();
    postMessage(port, messages, sequence(transfer));
  }

  function flushSoon(): void {
    if (timed) return;
    timed = true;
    later(() => {
      timed = false;
      flush();
    }, GAP_MS);
  }

  const isDue = () => now() - postedAt >= GAP_MS;

  return {
    post(message, urgent) {
      closeBatch();
      waiting[waiting.length] = message;
      if (message.type === 'frame' && typeof message.data !== 'string')
        buffers[buffers.length] = message.data;
      if (urgent || isDue()) flush();
      else flushSoon();
    },

    postBytes(exchange, bytes) {
      const size = byteLengthOf(bytes);
      const due = isDue();
      const fits = batch && batch.exchange === exchange && batch.used + size <= byteLengthOf(batch.bytes);
      if (!fits) closeBatch();
      if (batch === undefined) {
        // What goes at once needs no room for more.
        batch = { exchange, bytes: newBytes(due || size > BATCH_BYTES ? size : BATCH_BYTES), used: 0 };
      }
      copyInto(batch.bytes, bytes, batch.used);
      batch.used += size;
      waitingBytes += size;
      if (due || waitingBytes >= POST_BYTES) flush();
      else flushSoon();
    },
  };
}
