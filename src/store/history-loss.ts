/** Whether the browser threw the records away: who shows them says so for a while. How it is noticed: history-mark.ts. */
import { onLocalChange, readItem } from '../platform/storage.ts';

/** Where it is said in `storage.local`: epoch ms. Only the background writes it (history-mark.ts). */
export const LOST_KEY = 'historyLostAt';

/** How long it is said, so that who looks in once a week hears of it. */
const SAID_MS = 7 * 24 * 3_600_000;

/** Epoch ms it was noticed that the records were gone; null where they never were, or it was said for long. */
export async function readHistoryLoss(now: number): Promise<number | null> {
  const at = await readItem('local', LOST_KEY);
  return typeof at === 'number' && at > now - SAID_MS ? at : null;
}

/** Calls when it is noticed. */
export function onHistoryLoss(changed: () => void): void {
  onLocalChange(LOST_KEY, changed);
}
