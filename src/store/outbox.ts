/** What tabs lay down before they tell it (model/messages/outbox.ts), in `storage.session`, where their content scripts write. */
import { OUTBOX_PREFIX, type OutboxEntry } from '../model/messages/outbox.ts';
import {
  canOpenSessionToTabs,
  onSessionItems,
  readItems,
  removeItem,
  writeItem,
} from '../platform/storage.ts';

/** All that lies there, by name, as it was laid down. */
export function readOutbox(): Promise<Record<string, unknown>> {
  return readItems('session', OUTBOX_PREFIX);
}

/**
 * Lays down what a tab told, where tabs can't do so themselves. Begun before this returns, so that it is done though the
 * background ends at once.
 * @returns the item's name; undefined where the tab has laid it down
 */
export function layDownForTab(entry: OutboxEntry): string | undefined {
  if (canOpenSessionToTabs()) return undefined;
  const name = `${OUTBOX_PREFIX}${crypto.randomUUID()}`;
  // That it can't be is passed over: it is being recorded all the same.
  writeItem('session', name, entry).catch(() => undefined);
  return name;
}

/** Takes items away; names of none are passed over. */
export function removeFromOutbox(names: string[]): Promise<void> {
  return removeItem('session', names);
}

/** Calls when more is laid down. */
export function onOutbox(written: () => void): void {
  onSessionItems(OUTBOX_PREFIX, written);
}
