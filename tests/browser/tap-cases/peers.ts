/** Calls over WebRTC: two ends in one page, over the machine's own network. */
import type { TapCase } from './case.ts';

export const peerCases: readonly TapCase[] = [
  {
    only: 'chromium',
    does: 'holds a call over WebRTC, and hangs up',
    // Both ends stand in this page.
    told: [
      { endpoint: 'call', order: 'open end', end: 'complete' },
      { endpoint: 'call', order: 'open end', end: 'complete' },
    ],
    run: async () => {
      const [near, far] = [new RTCPeerConnection(), new RTCPeerConnection()];
      near.onicecandidate = ({ candidate }) => void (candidate && far.addIceCandidate(candidate));
      far.onicecandidate = ({ candidate }) => void (candidate && near.addIceCandidate(candidate));
      const states: string[] = [];
      const connected = new Promise<void>((resolve) => {
        near.onconnectionstatechange = () => {
          states.push(near.connectionState);
          if (near.connectionState === 'connected') resolve();
        };
      });
      const channel = near.createDataChannel('said', { negotiated: true, id: 0 });
      const heard = new Promise<unknown>((resolve) => {
        far.createDataChannel('said', { negotiated: true, id: 0 }).onmessage = ({ data }) => resolve(data);
      });
      const opened = new Promise((resolve) => {
        channel.onopen = resolve;
      });
      await near.setLocalDescription(await near.createOffer());
      await far.setRemoteDescription(near.localDescription as RTCSessionDescription);
      await far.setLocalDescription(await far.createAnswer());
      const set = await near.setRemoteDescription(far.localDescription as RTCSessionDescription);
      await Promise.all([opened, connected]);
      channel.send('hello');
      const word = await heard;
      const closed = near.close();
      far.close();
      return [set ?? null, closed ?? null, word, states, near.connectionState];
    },
  },
  {
    does: 'offers a call nobody takes',
    told: [],
    run: async () => {
      const peer = new RTCPeerConnection();
      const refused = await window.tools.errorOf(peer.setRemoteDescription({ type: 'answer', sdp: 'v=0' }));
      peer.close();
      return [refused.split(':')[0], peer.connectionState, RTCPeerConnection.prototype.close.length];
    },
  },
];
