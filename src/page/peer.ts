/**
 * Notes when a call over WebRTC stands and when it ends, for its seconds: what is said in it goes past every script.
 * Neither its tracks nor its data channels are touched.
 */
import type { Channel } from './channel.ts';
import { trapMethod } from './disguise.ts';
import type { MatchRequest } from './endpoints.ts';
import { type Exchange, openExchange, readNone } from './exchange.ts';
import { apply, bare, createNotes, getter, listen, quietly } from './pristine.ts';

/** Puts the traps in place, once a document: each call that stands is one exchange, without contents. */
export function tapPeers(matchRequest: MatchRequest, channel: Channel): void {
  // A browser may be built or set up without it.
  if (typeof RTCPeerConnection === 'undefined') return;
  const { prototype } = RTCPeerConnection;
  const stateOf = getter(prototype, 'connectionState');
  /** By connection: undefined until it stands. */
  const calls = createNotes<object, { exchange: Exchange | undefined }>();

  function follow(peer: RTCPeerConnection): void {
    const match = matchRequest('peer', 'GET', location.href);
    if (match === undefined || calls.get(peer)) return;
    const call: { exchange: Exchange | undefined } = { exchange: undefined };
    calls.set(peer, call);
    listen(peer, 'connectionstatechange', () => {
      const state = stateOf(peer);
      if (state === 'connected') call.exchange ??= openExchange(channel, match, bare({}), readNone);
      else if (state === 'failed' || state === 'closed') call.exchange?.end('complete');
    });
  }

  trapMethod(prototype, 'setRemoteDescription', (native, self, args) => {
    quietly(() => follow(self as RTCPeerConnection));
    return apply(native, self as never, args as never);
  });
  // Closing a connection oneself is no event.
  trapMethod(prototype, 'close', (native, self, args) => {
    const result = apply(native, self as never, args as never);
    quietly(() => calls.get(self as object)?.exchange?.end('complete'));
    return result;
  });
}
