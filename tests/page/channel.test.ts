import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TapMessage } from '../../src/model/messages/exchange.ts';
import { type Channel, createChannel } from '../../src/page/channel.ts';

/** A clock the tests move, and what was posted; the channel takes its natives when it is loaded. */
const { clock, posts, native, nativeEvent, LastEvent } = vi.hoisted(() => {
  vi.resetModules();
  const native = MessagePort.prototype.postMessage;
  const nativeEvent = MessageEvent;
  /** Node's can't be prevented. */
  class LastEvent extends Event {
    readonly data: readonly TapMessage[];
    readonly lastEventId: string | undefined;
    constructor(type: string, { data, lastEventId, ...init }: MessageEventInit<readonly TapMessage[]>) {
      super(type, init);
      this.data = data ?? [];
      this.lastEventId = lastEventId;
    }
  }
  Object.assign(globalThis, { MessageEvent: LastEvent });
  const posts: TapMessage[][] = [];
  MessagePort.prototype.postMessage = (messages: TapMessage[]) => {
    posts.push(Array.from(messages));
  };
  return {
    native,
    nativeEvent,
    LastEvent,
    clock: { nowMs: 0, timers: [] as { atMs: number; run(): void }[] },
    posts,
  };
});
vi.mock(import('../../src/page/pristine.ts'), async (original) => ({
  ...(await original()),
  now: () => clock.nowMs,
  later: (run, delayMs) => {
    clock.timers.push({ atMs: clock.nowMs + delayMs, run });
  },
}));

// Modules are shared between test files of a process: those that took this file's fakes are for it alone.
afterAll(() => {
  vi.resetModules();
  MessagePort.prototype.postMessage = native;
  globalThis.MessageEvent = nativeEvent;
});

function pass(ms: number, { timers = true } = {}): void {
  clock.nowMs += ms;
  if (!timers) return;
  const due = clock.timers.filter(({ atMs }) => atMs <= clock.nowMs);
  clock.timers = clock.timers.filter(({ atMs }) => atMs > clock.nowMs);
  for (const { run } of due) run();
}

const text = (value: string): TapMessage => ({ type: 'text', exchange: 1, text: value });
const bytes = (value: string) => new TextEncoder().encode(value);

/** Sizes of the buffers under the bytes of the last post: all of a buffer is posted. */
const buffered = () =>
  posts.at(-1)?.flatMap((message) => (message.type === 'bytes' ? [message.bytes.buffer.byteLength] : []));

describe('channel', () => {
  let channel: Channel;
  /** The relay's end. */
  let relayPort: EventTarget;

  beforeEach(() => {
    posts.length = 0;
    clock.timers = [];
    clock.nowMs += 1_000;
    relayPort = new EventTarget();
    channel = createChannel(new MessageChannel().port1, relayPort);
  });

  it('posts the first message after a pause at once, what follows together and a little later', () => {
    channel.post(text('a'), false);
    expect(posts).toEqual([[text('a')]]);
    channel.post(text('b'), false);
    channel.post(text('c'), false);
    expect(posts).toHaveLength(1);
    pass(1_000);
    expect(posts[1]).toEqual([text('b'), text('c')]);
    pass(1_000);
    channel.post(text('d'), false);
    expect(posts).toHaveLength(3);
  });

  it('posts what is urgent at once, with all that waited before it', () => {
    channel.post(text('a'), false);
    channel.postBytes(1, bytes('b'));
    channel.post({ type: 'end', exchange: 1, reason: 'complete' }, true);
    expect(posts[1]?.map(({ type }) => type)).toEqual(['bytes', 'end']);
  });

  it('does not depend on its timer: the next message after the gap takes the rest along', () => {
    channel.post(text('a'), false);
    channel.post(text('b'), false);
    pass(1_000, { timers: false });
    expect(posts).toHaveLength(1);
    channel.post(text('c'), false);
    expect(posts[1]).toEqual([text('b'), text('c')]);
  });

  it('gathers small chunks of one exchange, keeps the order of several, and copies', () => {
    channel.post(text('first'), false);
    const chunk = bytes('a');
    channel.postBytes(1, chunk);
    chunk[0] = 0;
    channel.postBytes(1, bytes('b'));
    channel.postBytes(2, bytes('c'));
    channel.postBytes(1, bytes('d'));
    pass(1_000);
    const told = posts[1]?.map((message) =>
      message.type === 'bytes'
        ? `${message.exchange}:${new TextDecoder().decode(message.bytes)}`
        : message.type,
    );
    expect(told).toEqual(['1:ab', '2:c', '1:d']);
  });

  it('does not let a flood wait for the gap, and loses none of it', () => {
    channel.post(text('first'), false);
    const chunk = new Uint8Array(1_000).fill(7);
    for (let i = 0; i < 1_000; i++) channel.postBytes(1, chunk);
    // 263 pieces make 256 KiB.
    expect(posts).toHaveLength(1 + 3);
    pass(1_000);
    expect(sizes(posts.flat()).reduce((sum, size) => sum + size)).toBe(1_000_000);
    // 65 pieces fit a batch.
    expect(sizes(posts[1] ?? [])).toEqual([65_000, 65_000, 65_000, 65_000, 3_000]);
  });

  const sizes = (messages: readonly TapMessage[]) =>
    messages.flatMap((message) => (message.type === 'bytes' ? [message.bytes.byteLength] : []));

  it('counts a flood anew after each post', () => {
    channel.post(text('first'), false);
    channel.postBytes(1, new Uint8Array(4 * 65_536 - 1));
    expect(posts).toHaveLength(1);
    channel.postBytes(1, new Uint8Array(1));
    expect(posts).toHaveLength(2);
    channel.postBytes(1, new Uint8Array(4 * 65_536 - 1));
    expect(posts).toHaveLength(2);
    channel.postBytes(1, new Uint8Array(1));
    expect(posts).toHaveLength(3);
  });

  it('posts bytes at once after a pause, in a buffer of their size', () => {
    channel.postBytes(1, bytes('abc'));
    expect(posts).toHaveLength(1);
    expect(buffered()).toEqual([3]);
    channel.postBytes(1, bytes('d'));
    expect(posts).toHaveLength(1);
    pass(1_000);
    expect(buffered()).toEqual([1]);
  });

  it('has a buffer of their own for bytes too many for a batch, and fills a batch to its end', () => {
    channel.post(text('first'), false);
    channel.postBytes(1, new Uint8Array(65_537));
    channel.postBytes(1, new Uint8Array(65_535));
    channel.postBytes(1, new Uint8Array(1));
    channel.postBytes(1, new Uint8Array(1));
    pass(1_000);
    expect(sizes(posts[1] ?? [])).toEqual([65_537, 65_536, 1]);
    expect(buffered()).toEqual([65_537, 65_536, 1]);
  });

  it('posts frames as they are, and nothing where nothing waits', () => {
    const data = new ArrayBuffer(5);
    const frame: TapMessage = { type: 'frame', exchange: 1, direction: 'in', data };
    channel.post(frame, true);
    expect(posts[0]?.[0]).toBe(frame);
    channel.post(text('a'), false);
    channel.post(text('b'), true);
    expect(posts).toHaveLength(2);
    pass(1_000);
    expect(posts).toHaveLength(2);
  });

  it('does not let long messages wait, nor a thousand short ones', () => {
    const frame = (data: string | ArrayBuffer): TapMessage => ({
      type: 'frame',
      exchange: 1,
      direction: 'in',
      data,
    });
    const long = 4 * 65_536 - 256;
    for (const [message, fits] of [
      [text('a'.repeat(long - 1)), text('')],
      [frame('a'.repeat(long - 1)), frame('')],
      [frame(new ArrayBuffer(long - 1)), frame(new ArrayBuffer(0))],
    ] as const) {
      pass(1_000);
      channel.post(text('first'), false);
      posts.length = 0;
      channel.post(message, false);
      expect(posts).toHaveLength(0);
      channel.post(fits, false);
      expect(posts).toHaveLength(1);
    }
    posts.length = 0;
    for (let n = 0; n < 1_023; n++) channel.post(frame(''), false);
    expect(posts).toHaveLength(0);
    channel.post(frame(''), false);
    expect(posts[0]).toHaveLength(1_024);
  });

  it('admits of answers 8 Mi at once, and 1 Ki a millisecond after that', () => {
    const MIB = 2 ** 20;
    expect(channel.admit(8 * MIB + 1)).toBe(false);
    expect(channel.admit(5 * MIB)).toBe(true);
    expect(channel.admit(3 * MIB)).toBe(true);
    expect(channel.admit(1)).toBe(false);
    pass(10);
    expect(channel.admit(10_240)).toBe(true);
    expect(channel.admit(1)).toBe(false);
    pass(3_600_000);
    expect(channel.admit(8 * MIB)).toBe(true);
    expect(channel.admit(1)).toBe(false);
  });

  it('waits for a second after the last post, no less, and sets one timer at a time', () => {
    channel.post(text('a'), false);
    pass(400);
    channel.post(text('b'), false);
    channel.postBytes(1, bytes('c'));
    expect(clock.timers).toHaveLength(1);
    pass(599);
    expect(posts).toHaveLength(1);
    pass(1);
    expect(posts).toHaveLength(2);
    channel.post(text('d'), false);
    expect(clock.timers).toHaveLength(1);
    expect(clock.timers[0]?.atMs).toBe(clock.nowMs + 1_000);
  });

  it('lets what a timer finds go a little sooner, where something urgent went meanwhile', () => {
    channel.post(text('a'), false);
    channel.post(text('b'), false);
    pass(900);
    channel.post(text('c'), true);
    channel.post(text('d'), false);
    expect(clock.timers).toHaveLength(1);
    pass(100);
    expect(posts.at(-1)).toEqual([text('d')]);
    expect(clock.timers).toHaveLength(0);
  });

  it('posts what an answer brings every 50 ms once a second, by its timer or without', () => {
    for (const timers of [true, false]) {
      pass(1_000);
      posts.length = 0;
      for (let i = 0; i < 100; i++) {
        channel.postBytes(1, bytes('a'));
        pass(50, { timers });
      }
      pass(1_000);
      // The first at once, then twenty of them at a time.
      expect(posts).toHaveLength(6);
      expect(sizes(posts.flat()).reduce((sum, size) => sum + size)).toBe(100);
    }
  });

  describe('as the document goes', () => {
    /** What was handed over, with the number of posts before it. */
    let last: [messages: TapMessage[], posts: string | undefined][];
    let isTaken: boolean;
    beforeEach(() => {
      last = [];
      isTaken = true;
      relayPort.addEventListener('last', (event) => {
        const { data, lastEventId } = event as InstanceType<typeof LastEvent>;
        last.push([Array.from(data), lastEventId]);
        if (isTaken) event.preventDefault();
      });
    });
    const leave = () => relayPort.dispatchEvent(new Event('leave'));

    it('hands over what it holds, which is posted no more', () => {
      channel.post(text('a'), false);
      channel.postBytes(1, bytes('b'));
      channel.post(text('c'), false);
      channel.postBytes(1, bytes('d'));
      leave();
      expect(last.map(([messages, count]) => [messages.map(({ type }) => type), count])).toEqual([
        [['bytes', 'text', 'bytes'], '1'],
      ]);
      pass(1_000);
      leave();
      expect(last).toHaveLength(1);
      expect(posts).toHaveLength(1);
    });

    it('posts as ever what was not taken', () => {
      isTaken = false;
      channel.post(text('a'), false);
      channel.post(text('b'), false);
      leave();
      expect(last).toHaveLength(1);
      pass(1_000);
      expect(posts[1]).toEqual([text('b')]);
    });
  });
});
