/**
 * The tap's side of the private port: gathers messages and posts them in arrays. The first message after a pause and
 * whatever can't wait go at once, the rest within `GAP_MS`, so that what an answer brings costs copies and not posts.
 * Small chunks are copied into one message. What is held as the document goes is handed over then.
 */
import type { TapMessage } from '../model/messages/exchange.ts';
import { LAST_EVENT, LEAVE_EVENT } from '../model/messages/handover.ts';
import { createBudget } from './budget.ts';
import { type Bytes, bufferLengthOf, byteLengthOf, copyInto, copyOf, newBytes, partOf } from './bytes.ts';
import { bare, bareList, later, listenToOwn, method, now } from './pristine.ts';

/**
 * A post costs both sides more than what it brings, and of an answer little is known sooner for it: it is told on every
 * 5 s. All that a tab that crashes loses is what came since the last one.
 */
const GAP_MS = 1_000;
/** Small chunks are told together up to this size. */
const BATCH_BYTES = 65_536;
/** Posted without waiting for the gap's end. */
const POST_UNITS = 4 * BATCH_BYTES;

/** Of answers, at once: as long as the longest message of a socket, and as much as may wait to be read. */
const BURST = 8 * 2 ** 20;
/** Some hundred times what models write: what is faster for long is no answer, and would fill the memory of the tab. */
const UNITS_PER_MS = 1_024;

/** What a message takes besides what it brings. */
export const MESSAGE_UNITS = 256;

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

const PristineMessageEvent = MessageEvent;
const dispatch = method(EventTarget.prototype.dispatchEvent);

interface Held {
  add(message: TapMessage): void;
  /** Copies them. */
  addBytes(exchange: number, bytes: Bytes): void;
  /** Bytes and UTF-16 units of its answers, and what messages take besides. */
  units(): number;
  /** All of it, in order. */
  messages(): TapMessage[];
  clear(): void;
}

/** What is not posted yet; small chunks of an exchange become one message. */
function createHeld(): Held {
  let messages = bareList<TapMessage>();
  let batch: Bytes | undefined;
  /** How much of the batch is taken, and by which exchange. */
  let batched = 0;
  let owner = 0;
  let units = 0;

  function append(message: TapMessage): void {
    messages[messages.length] = message;
  }
  function closeBatch(): void {
    if (batched > 0)
      append({ type: 'bytes', exchange: owner, bytes: copyOf(partOf(batch as Bytes, 0, batched)) });
    batched = 0;
  }

  return {
    add(message) {
      closeBatch();
      append(message);
      units += MESSAGE_UNITS + unitsOf(message);
    },
    addBytes(exchange, bytes) {
      const size = byteLengthOf(bytes);
      if (owner !== exchange || batched + size > BATCH_BYTES) closeBatch();
      owner = exchange;
      if (size > BATCH_BYTES) append({ type: 'bytes', exchange, bytes: copyOf(bytes) });
      else {
        batch ??= newBytes(BATCH_BYTES);
        copyInto(batch, bytes, batched);
        batched += size;
      }
      units += size;
    },
    units: () => units,
    messages() {
      closeBatch();
      return messages;
    },
    clear() {
      messages = bareList();
      units = 0;
    },
  };
}

/** What a message brings of an answer, its bytes apart: those come by `addBytes`. */
function unitsOf(message: TapMessage): number {
  if (message.type === 'text') return message.text.length;
  if (message.type !== 'frame') return 0;
  return typeof message.data === 'string' ? message.data.length : bufferLengthOf(message.data);
}

/**
 * @param port the tap's end, which nobody else posts to
 * @param relayPort the relay's end, which the page knows as little
 */
export function createChannel(port: MessagePort, relayPort: EventTarget): Channel {
  const held = createHeld();
  let posts = 0;
  let postedAt = Number.NEGATIVE_INFINITY;
  let isTimed = false;
  const budget = createBudget(BURST, UNITS_PER_MS);

  function flush(): void {
    const messages = held.messages();
    if (messages.length === 0) return;
    held.clear();
    posts++;
    postedAt = now();
    postMessage(port, messages);
  }
  function settle(urgent: boolean): void {
    const waitMs = postedAt + GAP_MS - now();
    if (urgent || waitMs <= 0 || held.units() >= POST_UNITS) {
      flush();
    } else if (!isTimed) {
      isTimed = true;
      later(() => {
        isTimed = false;
        flush();
      }, waitMs);
    }
  }

  listenToOwn(relayPort, LEAVE_EVENT, () => {
    if (handOver(held.messages(), posts, relayPort)) held.clear();
  });

  return {
    admit(units) {
      if (!budget.has(units)) return false;
      budget.spend(units);
      return true;
    },
    post(message, urgent) {
      held.add(message);
      settle(urgent);
    },
    postBytes(exchange, bytes) {
      held.addBytes(exchange, bytes);
      settle(false);
    },
  };
}

/** @returns whether it was taken: where a post is still on its way, what came after it stays behind it */
function handOver(data: readonly TapMessage[], posts: number, relayPort: EventTarget): boolean {
  if (data.length === 0) return false;
  const last = bare({ data, lastEventId: `${posts}`, cancelable: true });
  return !dispatch(relayPort, new PristineMessageEvent(LAST_EVENT, last));
}
