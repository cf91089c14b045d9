/**
 * Brings observations to the background, each at least once: the newest rev of a key is kept until the background says
 * it is stored. One message a key is under way at a time, so a burst of news about one turn costs one message.
 */
import type { Observation } from '../model/observation.ts';
import type { Reply, RuntimeMessage } from '../model/wire.ts';
import { isOrphaned, sendToBackground } from './lifeline.ts';

const FIRST_RETRY_MS = 200;
const LAST_RETRY_MS = 30_000;

export interface Sender {
  send(observation: Observation): void;
}

export function createSender(): Sender {
  const waiting = new Map<string, Observation>();
  const underWay = new Set<string>();

  async function deliver(key: string, failures: number): Promise<void> {
    const observation = waiting.get(key);
    if (!observation || isOrphaned()) {
      waiting.delete(key);
      underWay.delete(key);
      return;
    }
    const message: RuntimeMessage = { type: 'usage/observed', observation };
    const reply = await sendToBackground(message).catch((): Reply => ({ ok: false, retry: true }));
    if (!reply.ok && reply.retry) {
      const delayMs = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures);
      setTimeout(() => void deliver(key, failures + 1), delayMs);
      return;
    }
    if (waiting.get(key) === observation) waiting.delete(key);
    void deliver(key, 0);
  }

  return {
    send(observation) {
      const { key } = observation;
      waiting.set(key, observation);
      if (underWay.has(key)) return;
      underWay.add(key);
      void deliver(key, 0);
    },
  };
}
