/** Noting on which days the meter ran: the background alone does. */
import { getMeta, putMeta } from './meta.ts';
import type { WriteTransaction } from './schema.ts';

/** Notes that the meter runs at this moment, with these sites switched off. */
export async function noteMetered(
  transaction: WriteTransaction,
  day: string,
  now: number,
  sitesOff: readonly string[],
): Promise<void> {
  const known = await getMeta(transaction, `metered:${day}`);
  await putMeta(transaction, `metered:${day}`, {
    first: Math.min(known?.first ?? now, now),
    last: Math.max(known?.last ?? now, now),
    pausedMs: known?.pausedMs ?? 0,
    sitesOff: [...new Set([...(known?.sitesOff ?? []), ...sitesOff])],
  });
}
