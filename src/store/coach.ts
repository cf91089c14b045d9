/** Ideas that came up for requests: which rule, how sure, and whether the person saw it or sent it away. */
import type { CoachRow, Database } from './schema.ts';

/** All ideas there are, newest first. */
export async function readCoach(database: Database): Promise<CoachRow[]> {
  const rows = await database.getAll('coach');
  return rows.sort((a, b) => b.at - a.at);
}
