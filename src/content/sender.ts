/**
 * Brings observations to the background, each at least once: the newest rev of a key is kept until the background says
 * it is stored. One message a key is under way at a time, so a burst of news about one turn costs one message.
 */
import type { Observation } from '../model/usage/observation.ts';
import { isOrphaned, sendToBackground } from './lifeline.ts';

const FIRST_RETRY_MS = 200;
/** A tab may be closed at any moment: what it knows must not lie there for long. */
const LAST_RETRY_MS = 2_000;

/** Has an observation brought to the background; one of the same key that still waits is dropped for it. */
export type Send = (observation: Observation) => void;

/** Tries again, in the end every 2 s, until it is stored or refused for good, or the extension is gone. */
export function createSender(): Send {
  /** What is not stored yet, by key: one of each is under way. */
  const waiting = new Map<string, Observation>();

  async function deliver(key: string, failures = 0): Promise<void> {
    const observation = waiting.get(key);
    if (!observation || isOrphaned()) return;
    const reply = await sendToBackground({ type: 'usage/observed', observation });
    if (!reply || (!reply.ok && reply.retry)) {
      setTimeout(deliver, retryMs(failures, reply !== undefined), key, failures + 1);
    } else if (waiting.get(key) === observation) {
      waiting.delete(key);
    } else {
      void deliver(key);
    }
  }

  return (observation) => {
    const { key } = observation;
    const isUnderWay = waiting.has(key);
    waiting.set(key, observation);
    if (!isUnderWay) void deliver(key);
  };
}

/** A worker that was ended is started by the next message: at once. One that can't store is left some time. */
function retryMs(failures: number, wasAnswered: boolean): number {
  if (failures === 0 && !wasAnswered) return 0;
  return Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures);
}
