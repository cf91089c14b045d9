import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TapMessage } from '../../src/model/exchange.ts';

/** The channel's clock and timer are taken when it is loaded. */
async function load() {
  vi.resetModules();
  return import('../../src/page/channel.ts');
}

const text = (value: string): TapMessage => ({ type: 'text', exchange: 1, text: value });
const bytes = (value: string) => new TextEncoder().encode(value);

describe('channel', () => {
  let posts: TapMessage[][];
  let port: MessagePort;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
    posts = [];
    vi.spyOn(MessagePort.prototype, 'postMessage').mockImplementation((messages: TapMessage[]) => {
      posts.push(Array.from(messages));
    });
    port = new MessageChannel().port1;
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('posts the first message after a pause at once, what follows together and a little later', async () => {
    const { createChannel } = await load();
    const channel = createChannel(port);
    channel.post(text('a'), false);
    expect(posts).toEqual([[text('a')]]);
    channel.post(text('b'), false);
    channel.post(text('c'), false);
    expect(posts).toHaveLength(1);
    vi.advanceTimersByTime(30);
    expect(posts[1]).toEqual([text('b'), text('c')]);
    vi.advanceTimersByTime(1_000);
    channel.post(text('d'), false);
    expect(posts).toHaveLength(3);
  });

  it('posts what is urgent at once, with all that waited before it', async () => {
    const { createChannel } = await load();
    const channel = createChannel(port);
    channel.post(text('a'), false);
    channel.postBytes(1, bytes('b'));
    channel.post({ type: 'end', exchange: 1, reason: 'complete' }, true);
    expect(posts[1]?.map(({ type }) => type)).toEqual(['bytes', 'end']);
  });

  it('does not depend on its timer: the next message after the gap takes the rest along', async () => {
    const { createChannel } = await load();
    const channel = createChannel(port);
    channel.post(text('a'), false);
    channel.post(text('b'), false);
    vi.setSystemTime(Date.now());
    vi.spyOn(performance, 'now');
    vi.advanceTimersByTime(29);
    expect(posts).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(posts).toHaveLength(2);
  });

  it('gathers small chunks of one exchange, keeps the order of several, and copies', async () => {
    const { createChannel } = await load();
    const channel = createChannel(port);
    channel.post(text('first'), false);
    const chunk = bytes('a');
    channel.postBytes(1, chunk);
    chunk[0] = 0;
    channel.postBytes(1, bytes('b'));
    channel.postBytes(2, bytes('c'));
    channel.postBytes(1, bytes('d'));
    vi.advanceTimersByTime(30);
    const told = posts[1]?.map((message) =>
      message.type === 'bytes'
        ? `${message.exchange}:${new TextDecoder().decode(message.bytes)}`
        : message.type,
    );
    expect(told).toEqual(['1:ab', '2:c', '1:d']);
  });

  it('does not let a flood wait for the gap, and loses none of it', async () => {
    const { createChannel } = await load();
    const channel = createChannel(port);
    channel.post(text('first'), false);
    const chunk = new Uint8Array(1_000).fill(7);
    for (let i = 0; i < 1_000; i++) channel.postBytes(1, chunk);
    expect(posts.length).toBeGreaterThan(2);
    vi.advanceTimersByTime(30);
    const sizes = posts.flat().map((message) => (message.type === 'bytes' ? message.bytes.byteLength : 0));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(1_000_000);
  });
});
