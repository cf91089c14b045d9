import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tapPeers } from '../../src/page/peer.ts';
import { ChannelDouble, happen, listenedFor, matcherOf } from './fake-native.ts';

vi.hoisted(() => vi.resetModules());
vi.mock(import('../../src/page/pristine.ts'), async (original) => ({
  ...(await original()),
  listen: (await import('./fake-native.ts')).listen as never,
}));

// Modules are shared between test files of a process: those that took this file's fakes are for it alone.
afterAll(() => vi.resetModules());

describe('calls', () => {
  let channel: ChannelDouble;
  let asked: unknown[][];
  let Peer: ReturnType<typeof peerOfPage>;

  function peerOfPage() {
    return class FakePeer {
      state = 'new';
      get connectionState(): string {
        return this.state;
      }
      setRemoteDescription(description: string): string {
        return `set ${description}`;
      }
      close(): string {
        this.state = 'closed';
        return 'closed';
      }
    };
  }
  function tap(href = 'https://a.test/wanted'): void {
    vi.stubGlobal('location', { href });
    tapPeers(matcherOf(asked), channel);
  }
  const become = (peer: { state: string }, ...states: string[]) => {
    for (const state of states) {
      peer.state = state;
      happen(peer, 'connectionstatechange');
    }
  };
  const OPEN = 'open GET peer https://a.test/wanted none';

  beforeEach(() => {
    channel = new ChannelDouble();
    asked = [];
    Peer = peerOfPage();
    vi.stubGlobal('RTCPeerConnection', Peer);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('are told from when they stand until they end', () => {
    tap();
    const peer = new Peer();
    expect(peer.setRemoteDescription('offer')).toBe('set offer');
    expect(asked).toEqual([['peer', 'GET', 'https://a.test/wanted']]);
    become(peer, 'connecting');
    expect(channel.told).toEqual([]);
    become(peer, 'connected', 'disconnected', 'connected');
    expect(channel.told).toEqual([OPEN]);
  });

  it.each(['failed', 'closed'])('end when they have %s', (state) => {
    tap();
    const peer = new Peer();
    peer.setRemoteDescription('offer');
    become(peer, 'connected', state);
    expect(channel.told).toEqual([OPEN, 'end complete']);
  });

  it('end when the page closes them', () => {
    tap();
    const peer = new Peer();
    peer.setRemoteDescription('offer');
    become(peer, 'connected');
    expect(peer.close()).toBe('closed');
    expect(channel.told).toEqual([OPEN, 'end complete']);
  });

  it('that never stood are none', () => {
    tap();
    const [called, other] = [new Peer(), new Peer()];
    called.setRemoteDescription('offer');
    become(called, 'connecting', 'failed');
    for (const peer of [called, other]) peer.close();
    expect(channel.told).toEqual([]);
  });

  it('are followed once, however often they are described', () => {
    tap();
    const peer = new Peer();
    peer.setRemoteDescription('offer');
    become(peer, 'connected');
    peer.setRemoteDescription('answer');
    become(peer, 'connected');
    expect(channel.told).toEqual([OPEN]);
  });

  it('are left alone where the page’s address is not one of calls', () => {
    tap('https://a.test/other');
    const peer = new Peer();
    expect(peer.setRemoteDescription('offer')).toBe('set offer');
    expect(listenedFor(peer)).toEqual([]);
    expect(channel.told).toEqual([]);
  });

  it('are no matter where the browser has none', () => {
    vi.stubGlobal('RTCPeerConnection', undefined);
    expect(() => tap()).not.toThrow();
    expect(asked).toEqual([]);
  });
});
