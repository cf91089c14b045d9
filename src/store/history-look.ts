/** What taking a history in would come to, found by doing it and undoing it at once: nothing of it is written. */

import { writeTogether } from './database.ts';
import { Draft, daysAround } from './draft.ts';
import type { StagedPrompt } from './history-staging.ts';
import { draftPrompts, type Fate } from './imported.ts';
import type { Database } from './schema.ts';

class NothingIsWritten extends Error {}

/** @returns the fate of each, by the id of its request */
export async function lookAtPrompts(
  database: Database,
  prompts: readonly StagedPrompt[],
): Promise<ReadonlyMap<string, Fate>> {
  if (await isAlone(database, prompts)) return new Map(prompts.map(({ request }) => [request.id, 'added']));
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

/** Nothing is known of these days, and nothing was ever deleted: most of a history is so, and needs no try. */
async function isAlone(database: Database, prompts: readonly StagedPrompt[]): Promise<boolean> {
  const { first, last } = daysAround(prompts.map(({ request }) => request.at));
  const range = IDBKeyRange.bound(first, last);
  const [rows, deletions] = await Promise.all([
    database.countFromIndex('days', 'day', range),
    database.count('deletions'),
  ]);
  return rows + deletions === 0;
}
