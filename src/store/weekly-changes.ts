/** Noting which weeks' summaries were shown: the background alone does. */
import { getMeta, putMeta } from './meta.ts';
import type { WeeklyNote } from './meta-rows.ts';
import type { WriteTransaction } from './schema.ts';
import { NO_WEEKS } from './weekly.ts';

/**
 * Notes that the summary of the week that starts on `weekStart` was shown, or its notification. Looking back at an
 * older week changes nothing. A week after `today`'s was noted while the clock was wrong, and is forgotten.
 * @param today local day
 * @returns whether this is the first time for this week or a later one
 */
export async function noteWeek(
  transaction: WriteTransaction,
  what: keyof WeeklyNote,
  weekStart: string,
  today: string,
): Promise<boolean> {
  const known = (await getMeta(transaction, 'weekly')) ?? NO_WEEKS;
  const newest = known[what];
  if (newest !== null && newest >= weekStart && newest <= today) return false;
  await putMeta(transaction, 'weekly', { ...known, [what]: weekStart });
  return true;
}
