/** What tabs lay down before they tell it (model/messages/outbox.ts), in `storage.session`, where their content scripts write. */
import { OUTBOX_PREFIX } from '../model/messages/outbox.ts';
import { onSessionItems, readItems, removeItem } from '../platform/storage.ts';

/** All that lies there, by name, as it was laid down. */
export function readOutbox(): Promise<Record<string, unknown>> {
  return readItems('session', OUTBOX_PREFIX);
}

/** Takes items away; names of none are passed over. */
export function removeFromOutbox(names: string[]): Promise<void> {
  return removeItem('session', names);
}

/** Calls when more is laid down. */
export function onOutbox(written: () => void): void {
  onSessionItems(OUTBOX_PREFIX, written);
}
