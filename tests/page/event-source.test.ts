import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tapEventSources } from '../../src/page/event-source.ts';
import { ChannelDouble, happen, listenedFor, matcherOf } from './fake-native.ts';

const natives = vi.hoisted(() => {
  vi.resetModules();
  const { EventSource } = globalThis;
  class FakeSource extends EventTarget {
    readonly #url: string;
    state = 1;
    constructor(url: string) {
      super();
      this.#url = url;
    }
    get url(): string {
      return this.#url;
    }
    get readyState(): number {
      return this.state;
    }
    close(): string {
      this.state = 2;
      return 'closed';
    }
  }
  Object.assign(globalThis, { EventSource: FakeSource });
  return { before: { EventSource }, FakeSource };
});
vi.mock(import('../../src/page/pristine.ts'), async (original) => ({
  ...(await original()),
  listen: (await import('./fake-native.ts')).listen as never,
}));

// Modules are shared between test files of a process: those that took this file's fakes are for it alone.
afterAll(() => vi.resetModules());

describe('event sources', () => {
  let channel: ChannelDouble;
  let asked: unknown[][];
  const { close } = natives.FakeSource.prototype;
  type Source = InstanceType<typeof natives.FakeSource>;
  const open = (url = 'https://a.test/wanted') => new EventSource(url) as unknown as Source;
  const message = (data: string) => new MessageEvent('message', { data });

  beforeEach(() => {
    channel = new ChannelDouble();
    asked = [];
    Object.assign(globalThis, { EventSource: natives.FakeSource });
    natives.FakeSource.prototype.close = close;
    tapEventSources(matcherOf(asked), channel);
  });
  afterEach(() => {
    if (natives.before.EventSource) Object.assign(globalThis, natives.before);
    else Reflect.deleteProperty(globalThis, 'EventSource');
  });

  it('are asked for by their address, and left alone where they are not wanted', () => {
    const source = open('https://a.test/other');
    expect(asked).toEqual([['events', 'GET', 'https://a.test/other']]);
    expect(listenedFor(source)).toEqual([]);
    expect(Object.keys(Object.getOwnPropertyDescriptors(source))).not.toContain('addEventListener');
    expect(source.close()).toBe('closed');
    expect(channel.told).toEqual([]);
  });

  it('are one exchange, their events frames, by the names the row has for them', () => {
    const source = open();
    expect(listenedFor(source)).toEqual(['message', 'delta', 'error']);
    expect(Object.keys(Object.getOwnPropertyDescriptors(source))).not.toContain('addEventListener');
    happen(source, 'message', message('a'));
    happen(source, 'delta', message('b'));
    expect(channel.told).toEqual([
      'open GET events https://a.test/wanted none',
      'frame in a message',
      'frame in b delta',
    ]);
  });

  it.each(['open', 'error'])('have no events of the browser’s own told as frames (%s)', (name) => {
    const source = open();
    source.addEventListener(name, () => undefined);
    happen(source, name, new Event(name));
    expect(channel.told).toHaveLength(1);
  });

  it('may have events of the name of an error', () => {
    const source = open();
    happen(source, 'error', message('no credit'));
    expect(channel.told.slice(1)).toEqual(['frame in no credit error']);
  });

  it('connect again after an error, unless they are closed by it', () => {
    const source = open();
    happen(source, 'error', new Event('error'));
    expect(channel.told).toHaveLength(1);
    source.state = 2;
    happen(source, 'error', new Event('error'));
    expect(channel.told.slice(1)).toEqual(['end failed']);
  });

  it('are complete when the page closes them', () => {
    const source = open();
    expect(source.close()).toBe('closed');
    expect(channel.told.slice(1)).toEqual(['end complete']);
    expect(() => close.call(null as never)).toThrow(TypeError);
  });
});
