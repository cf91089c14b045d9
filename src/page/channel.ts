/**
 * The tap's side of the private port: gathers messages and posts them in arrays. The first message after a pause and
 * whatever can't wait go at once, the rest within `GAP_MS`, so that a burst of chunks costs copies and not posts.
 * Small chunks are copied into one message.
 */
import type { TapMessage } from '../model/messages/exchange.ts';
import { createBudget } from './budget.ts';
import { type Bytes, byteLengthOf, copyInto, copyOf, newBytes, partOf } from './bytes.ts';
import { bareList, later, method, now } from './pristine.ts';

/** Long enough to gather a burst, short enough that little is lost with a closing tab. */
const GAP_MS = 30;
/** Small chunks are told together up to this size. */
const BATCH_BYTES = 65_536;
/** Posted without waiting for the gap's end. */
const POST_BYTES = 4 * BATCH_BYTES;

/** Of answers, at once: as long as the longest message of a socket, and as much as may wait to be read. */
const BURST = 8 * 2 ** 20;
/** Some hundred times what models write: what is faster for long is no answer, and would fill the memory of the tab. */
const UNITS_PER_MS = 1_024;

/** The way to the relay: all arrives in the order it was posted in. */
export interface Channel {
  /** Whether so much of an answer may be posted, which then must be. @param units bytes, or UTF-16 units */
  admit(units: number): boolean;
  /** @param urgent posted at once with all that waits: a prompt must outlive its tab */
  post(message: TapMessage, urgent: boolean): void;
  /** The next bytes of an exchange, copied now. */
  postBytes(exchange: number, bytes: Bytes): void;
}

type PostMessage = (this: MessagePort, message: unknown) => void;
const postMessage = method(MessagePort.prototype.postMessage as PostMessage);

/** @param port the tap's end, which nobody else posts to */
export function createChannel(port: MessagePort): Channel {
  let waiting = bareList<TapMessage>();
  let batch: Bytes | undefined;
  /** How much of the batch is taken, and by which exchange. */
  let batched = 0;
  let owner = 0;
  let waitingBytes = 0;
  let postedAt = Number.NEGATIVE_INFINITY;
  let timed = false;
  const budget = createBudget(BURST, UNITS_PER_MS);

  function wait(message: TapMessage): void {
    waiting[waiting.length] = message;
  }

  function closeBatch(): void {
    if (batched > 0)
      wait({ type: 'bytes', exchange: owner, bytes: copyOf(partOf(batch as Bytes, 0, batched)) });
    batched = 0;
  }

  function flush(): void {
    closeBatch();
    if (waiting.length === 0) return;
    const messages = waiting;
    waiting = bareList();
    waitingBytes = 0;
    postedAt = now();
    postMessage(port, messages);
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
    admit(units) {
      if (units > budget.room()) return false;
      budget.spend(units);
      return true;
    },

    post(message, urgent) {
      closeBatch();
      wait(message);
      if (urgent || isDue()) flush();
      else flushSoon();
    },

    postBytes(exchange, bytes) {
      const size = byteLengthOf(bytes);
      const due = isDue();
      if (owner !== exchange || batched + size > BATCH_BYTES) closeBatch();
      owner = exchange;
      if (size > BATCH_BYTES) wait({ type: 'bytes', exchange, bytes: copyOf(bytes) });
      else {
        batch ??= newBytes(BATCH_BYTES);
        copyInto(batch, bytes, batched);
        batched += size;
      }
      waitingBytes += size;
      if (due || waitingBytes >= POST_BYTES) flush();
      else flushSoon();
    },
  };
}
