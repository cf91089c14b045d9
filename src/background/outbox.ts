/**
 * The background's side of the outbox: files what lies there, at its start and when more is laid down. Mostly that was
 * taken away by then, since its message came through; and what is stored already changes nothing.
 */
import { type OutboxEntry, parseOutboxEntry } from '../model/messages/outbox.ts';
import { REFUSED, type Reply } from '../model/messages/wire.ts';
import type { Observation } from '../model/usage/observation.ts';
import { coalesced } from './coalesced.ts';

/** Messages are answered within some ten ms, many at once within some hundred: till then tabs take away what came. */
const REST_MS = 500;
/** So many may stay while nothing can be stored: the area has to do for the rest of the extension, too. */
const MAX_LEFT = 1_000;
/** So many are filed at once, as messages are: the area is small, and who was ended has to make up for it before it is full. */
const AT_ONCE = 50;

/** The items of the outbox, and where they go. */
export interface OutboxParts {
  /** By name. */
  readonly readItems: () => Promise<Readonly<Record<string, unknown>>>;
  readonly removeItems: (names: string[]) => Promise<void>;
  /** Lays down what a tab told; undefined where the tab did so, else the item's name. */
  readonly layDownForTab: (entry: OutboxEntry) => string | undefined;
  /** As of a message from a frame of that origin. Never rejects. */
  readonly record: (observation: Observation, origin: string) => Promise<Reply>;
}

/** Files all that lies in the outbox and takes it away; what can't be stored now stays. */
export interface Outbox {
  /** Records what a message told. Till that is done it lies here too: its tab may be gone, and the background go next. */
  take(observation: Observation, origin: string): Promise<Reply>;
  /** Both reject where it can't be read. */
  drain(): Promise<void>;
  /** The same once messages under way had their time. */
  drainSoon(): Promise<void>;
}

/** What is no entry is taken away, and in nobody's way. */
export function createOutbox({ readItems, removeItems, layDownForTab, record }: OutboxParts): Outbox {
  async function file(value: unknown): Promise<Reply> {
    const entry = parseOutboxEntry(value);
    return entry ? record(entry.observation, entry.origin) : REFUSED;
  }

  const drain = coalesced(async () => {
    const left: string[] = [];
    const items = Object.entries(await readItems());
    while (items.length > 0) {
      const batch = items.splice(0, AT_ONCE);
      const replies = await Promise.all(batch.map(([, value]) => file(value)));
      const stays = replies.map((reply) => !reply.ok && reply.retry);
      const names = batch.map(([name]) => name);
      left.push(...names.filter((_, index) => stays[index]));
      await removeItems(names.filter((_, index) => !stays[index]));
    }
    await removeItems(left.slice(MAX_LEFT));
  });

  let soon: Promise<void> | undefined;
  async function rest(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    soon = undefined;
    await drain();
  }

  return {
    async take(observation, origin) {
      const name = layDownForTab({ origin, observation });
      const reply = await record(observation, origin);
      if (name !== undefined) void removeItems([name]).catch(() => undefined);
      return reply;
    },
    drain,
    drainSoon() {
      soon ??= rest();
      return soon;
    },
  };
}
