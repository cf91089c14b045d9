/** What taking a history in would come to, found by doing it and undoing it at once: nothing of it is written. */

import { writeTogether } from './database.ts';
import { Draft } from './draft.ts';
import type { StagedPrompt } from './history-staging.ts';
import { draftPrompts, type Fate } from './imported.ts';
import type { Database } from './schema.ts';

class NothingIsWritten extends Error {}

/** @returns the fate of each, by the id of its request */
export async function lookAtPrompts(
  database: Database,
  prompts: readonly StagedPrompt[],
): Promise<ReadonlyMap<string, Fate>> {
  let fates: ReadonlyMap<string, Fate> = new Map();
  await writeTogether(database, async (transaction) => {
    const taking = { restores: false, undecided: false, run: '' };
    fates = await draftPrompts(new Draft(transaction), prompts, taking);
    throw new NothingIsWritten();
  }).catch((error: unknown) => {
    if (!(error instanceof NothingIsWritten)) throw error;
  });
  return fates;
}
