/** What is being moved must be moved whole before anything else is. */
import { readDeletion, stepDeletion } from '../store/deletion.ts';
import type { Database } from '../store/schema.ts';

/** Takes the steps that are left of a deletion, or of taking it back; what is deleted can still be taken back. */
export async function finishDeletion(database: Database, now: () => number): Promise<void> {
  for (;;) {
    const deletion = await readDeletion(database);
    if (!deletion || deletion.phase === 'deleted') return;
    await stepDeletion(database, now());
  }
}
