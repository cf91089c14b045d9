/** Requests nobody has heard of for long: their tab was closed, crashed, or is offline. */
import type { Settings } from '../model/settings/settings.ts';
import { type OpenDatabase, writeTogether } from '../store/database.ts';
import { replaceKnown } from '../store/replace-known.ts';
import { getRequest, readPending } from '../store/requests.ts';
import { toCut } from './request.ts';

/** A running answer is told every few seconds: after so long nobody is left to tell of it. */
export const SILENCE_MS = 30 * 60_000;

/**
 * Cuts the requests that were silent for so long. They keep their rev, so later news still replaces them.
 * @returns epoch ms when the next one may be due; null when none is going on
 */
export async function cutSilentRequests(
  openDatabase: OpenDatabase,
  { zone }: Settings,
  now: number,
): Promise<number | null> {
  return writeTogether(await openDatabase(), async (transaction) => {
    const pending = await readPending(transaction);
    const silent = pending.filter(({ lastNewsAt }) => lastNewsAt + SILENCE_MS <= now);
    for (const { id } of silent) {
      const request = await getRequest(transaction, id);
      if (request) await replaceKnown(transaction, request, toCut(request, zone), now);
    }
    const due = pending
      .filter((entry) => !silent.includes(entry))
      .map(({ lastNewsAt }) => lastNewsAt + SILENCE_MS);
    return due.length > 0 ? Math.min(...due) : null;
  });
}
