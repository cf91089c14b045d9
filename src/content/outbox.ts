/**
 * The tab's side of the outbox: a message to a worker that sleeps, or is ended as it comes, is lost with its tab. What
 * is laid down first outlives both. Scripts of the page have no way to it. Firefox keeps the area from tabs, and messages
 * for a background that sleeps itself: there the background lays them down as they come (background/outbox.ts).
 */
import { OUTBOX_PREFIX, type OutboxEntry } from '../model/messages/outbox.ts';
import type { Observation } from '../model/usage/observation.ts';
import { randomKey } from './random-key.ts';

/** So many of a document, as many as it has turns: the area has 10 MB for all, and of an entry 1 to 3 kB count. */
const MAX_ENTRIES = 500;

/** The newest observation of each key that is not known to be stored. */
export interface Outbox {
  /** Lays it down, then takes away what lies there of its key. */
  keep(observation: Observation): void;
  /** It is stored, or was refused for good. */
  drop(key: string): void;
}

/** An entry is never written over: what the background takes away is what it has read. */
export function createOutbox(): Outbox {
  const document = randomKey();
  /** By key, the item that lies there. */
  const names = new Map<string, string>();
  let count = 0;

  function drop(key: string): void {
    const name = names.get(key);
    if (name === undefined) return;
    names.delete(key);
    inOrder((area) => area.remove(name));
  }

  return {
    drop,
    keep(observation) {
      const { key } = observation;
      const before = names.get(key);
      if (before === undefined && names.size >= MAX_ENTRIES) return;
      const name = `${OUTBOX_PREFIX}${document}-${count++}`;
      const entry: OutboxEntry = { origin: globalThis.origin, observation };
      inOrder((area) => area.set({ [name]: entry }));
      drop(key);
      names.set(key, name);
    },
  };
}

/** Begun at once, and done in this order. That it can't be is passed over: the message is on its way all the same. */
function inOrder(work: (area: chrome.storage.StorageArea) => Promise<void>): void {
  try {
    const area = chrome.storage?.session as chrome.storage.StorageArea | undefined;
    if (area) work(area).catch(() => undefined);
  } catch {
    // The extension is gone.
  }
}
