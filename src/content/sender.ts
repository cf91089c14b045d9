/**
 * Brings observations to the background, each at least once: the newest rev of a key is kept until the background says
 * it is stored, and lies in the outbox meanwhile. One message a key is under way at a time, so a burst of news about one
 * turn costs one message; only how it ended does not wait for that, since tabs are closed then.
 */
import type { Reply } from '../model/messages/wire.ts';
import type { Observation } from '../model/usage/observation.ts';
import { isOrphaned, sendToBackground } from './lifeline.ts';
import { createOutbox } from './outbox.ts';

const FIRST_RETRY_MS = 200;
/** A tab may be closed at any moment: what it knows must not lie there for long. */
const LAST_RETRY_MS = 2_000;

/** Has an observation brought to the background; one of the same key that still waits is dropped for it. */
export type Send = (observation: Observation) => void;

/** What a document has to tell. */
export interface Sender {
  readonly send: Send;
  /** Sends all that is not known to be stored, what is under way once more: the page is going away. */
  sendAll(): void;
}

/** Tries again, in the end every 2 s, until it is stored or refused for good, or the extension is gone. */
export function createSender(): Sender {
  /** What is not stored yet, by key: one of each is under way. */
  const waiting = new Map<string, Observation>();
  /** What was sent already, unless it has to be sent again. */
  const sent = new WeakMap<Observation, Promise<Reply | undefined>>();
  const outbox = createOutbox();

  function tell(observation: Observation): Promise<Reply | undefined> {
    const known = sent.get(observation);
    if (known) return known;
    const told = sendToBackground({ type: 'usage/observed', observation }).then((reply) => {
      if (!isSettled(reply)) sent.delete(observation);
      return reply;
    });
    sent.set(observation, told);
    return told;
  }

  async function deliver(key: string, failures = 0): Promise<void> {
    const observation = waiting.get(key);
    if (!observation || isOrphaned()) return;
    const reply = await tell(observation);
    if (!isSettled(reply)) {
      setTimeout(deliver, retryMs(failures, reply !== undefined), key, failures + 1);
    } else if (waiting.get(key) === observation) {
      waiting.delete(key);
      outbox.drop(key);
    } else {
      void deliver(key);
    }
  }

  return {
    send(observation) {
      const { key, outcome } = observation;
      const isUnderWay = waiting.has(key);
      waiting.set(key, observation);
      outbox.keep(observation);
      if (!isUnderWay) void deliver(key);
      else if (outcome !== 'pending') void tell(observation);
    },
    sendAll() {
      // The background may have been ended under what is under way, and nobody will be left to hear of it.
      for (const observation of waiting.values())
        void sendToBackground({ type: 'usage/observed', observation });
    },
  };
}

/** Whether it is stored, or refused for good. */
function isSettled(reply: Reply | undefined): boolean {
  return reply !== undefined && (reply.ok || !reply.retry);
}

/** A worker that was ended is started by the next message: at once. One that can't store is left some time. */
function retryMs(failures: number, wasAnswered: boolean): number {
  if (failures === 0 && !wasAnswered) return 0;
  return Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures);
}
