import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tapSockets } from '../../src/page/socket.ts';
import { ChannelDouble, happen, listenedFor, matcherOf } from './fake-native.ts';

const natives = vi.hoisted(() => {
  vi.resetModules();
  const { WebSocket, CloseEvent } = globalThis;
  class FakeSocket {
    readonly #url: string;
    readonly sent: unknown[] = [];
    constructor(url: string) {
      this.#url = url;
    }
    get url(): string {
      return this.#url;
    }
    send(data: unknown): string {
      if (data === 'too early') throw new Error('still connecting');
      this.sent.push(data);
      return 'sent';
    }
  }
  class FakeCloseEvent extends Event {
    readonly #wasClean: boolean;
    constructor(wasClean: boolean) {
      super('close');
      this.#wasClean = wasClean;
    }
    get wasClean(): boolean {
      return this.#wasClean;
    }
  }
  Object.assign(globalThis, { WebSocket: FakeSocket, CloseEvent: FakeCloseEvent });
  return { before: { WebSocket, CloseEvent }, FakeSocket, FakeCloseEvent };
});
vi.mock(import('../../src/page/pristine.ts'), async (original) => ({
  ...(await original()),
  listen: (await import('./fake-native.ts')).listen as never,
}));

// Modules are shared between test files of a process: those that took this file's fakes are for it alone.
afterAll(() => vi.resetModules());

describe('sockets', () => {
  let channel: ChannelDouble;
  let asked: unknown[][];
  const { send } = natives.FakeSocket.prototype;
  type Socket = InstanceType<typeof natives.FakeSocket>;
  const open = (url: string) => new WebSocket(url) as unknown as Socket;

  beforeEach(() => {
    channel = new ChannelDouble();
    asked = [];
    Object.assign(globalThis, { WebSocket: natives.FakeSocket });
    natives.FakeSocket.prototype.send = send;
    tapSockets(matcherOf(asked), channel);
  });
  afterEach(() => {
    Object.assign(globalThis, natives.before);
  });
  const close = (socket: object, wasClean: boolean) =>
    happen(socket, 'close', new natives.FakeCloseEvent(wasClean));

  it('are asked for by their address, and left alone where they are not wanted', () => {
    const socket = open('wss://a.test/other');
    expect(asked).toEqual([['socket', 'GET', 'wss://a.test/other']]);
    expect(listenedFor(socket)).toEqual([]);
    expect(socket.send('a')).toBe('sent');
    expect(channel.told).toEqual([]);
  });

  it('are one exchange, their messages frames, in both directions', () => {
    const socket = open('wss://a.test/wanted');
    expect(channel.told).toEqual(['open GET socket wss://a.test/wanted none']);
    happen(socket, 'message', new MessageEvent('message', { data: 'hello' }));
    expect(socket.send('hi')).toBe('sent');
    happen(socket, 'message', new MessageEvent('message', { data: new ArrayBuffer(3) }));
    expect(socket.sent).toEqual(['hi']);
    expect(channel.told.slice(1)).toEqual(['frame in hello', 'frame out hi', 'frame in 3 bytes']);
  });

  it.each([
    [true, 'end complete'],
    [false, 'end failed'],
  ])('end when they close (cleanly: %s)', (wasClean, end) => {
    const socket = open('wss://a.test/wanted');
    close(socket, wasClean);
    expect(channel.told.slice(1)).toEqual([end]);
  });

  it('tell only what was really sent, and throw what the native throws', () => {
    const socket = open('wss://a.test/wanted');
    expect(() => socket.send('too early')).toThrow('still connecting');
    expect(() => send.call({} as never, 'a')).toThrow(TypeError);
    expect(channel.told).toHaveLength(1);
  });
});
