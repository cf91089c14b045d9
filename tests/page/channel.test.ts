import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { TapMessage } from '../../src/model/messages/exchange.ts';
import { type Channel, createChannel } from '../../src/page/channel.ts';

/** A clock the tests move, and what was posted; the channel takes its natives when it is loaded. */
const { clock, posts } = vi.hoisted(() => {
  const posts: TapMessage[][] = [];
  MessagePort.prototype.postMessage = (messages: TapMessage[]) => {
    posts.push(Array.from(messages));
  };
  return { clock: { nowMs: 0, timers: [] as { atMs: number; run(): void }[] }, posts };
});
vi.mock(import('../../src/page/pristine.ts'), async (original) => ({
  ...(await original()),
  now: () => clock.nowMs,
  later: (run, delayMs) => {
    clock.timers.push({ atMs: clock.nowMs + delayMs, run });
  },
}));

function pass(ms: number, { timers = true } = {}): void {
  clock.nowMs += ms;
  if (!timers) return;
  const due = clock.timers.filter(({ atMs }) => atMs <= clock.nowMs);
  clock.timers = clock.timers.filter(({ atMs }) => atMs > clock.nowMs);
  for (const { run } of due) run();
}

const text = (value: string): TapMessage => ({ type: 'text', exchange: 1, text: value });
const bytes = (value: string) => new TextEncoder().encode(value);

describe('channel', () => {
  let channel: Channel;

  beforeEach(() => {
    posts.length = 0;
    clock.nowMs += 1_000;
    channel = createChannel(new MessageChannel().port1);
  });

  it('posts the first message after a pause at once, what follows together and a little later', () => {
    channel.post(text('a'), false);
    expect(posts).toEqual([[text('a')]]);
    channel.post(text('b'), false);
    channel.post(text('c'), false);
    expect(posts).toHaveLength(1);
    pass(30);
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
    pass(30, { timers: false });
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
    pass(30);
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
    expect(posts.length).toBeGreaterThan(2);
    pass(30);
    const sizes = posts.flat().map((message) => (message.type === 'bytes' ? message.bytes.byteLength : 0));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(1_000_000);
  });
});
