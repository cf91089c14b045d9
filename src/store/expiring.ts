/** Which requests retention takes: all of old days but those that were imported, which a person takes back as they came. */
import { IMPORTED_DEVICE, isImported } from '../model/imported/imported.ts';
import type { Database } from './schema.ts';

/** Keys looked at together. */
const LOOK = 2_000;

/** How many requests of days before this one would go. */
export async function countOld(database: Database, firstKept: string): Promise<number> {
  const [all, imported] = await Promise.all([
    database.countFromIndex('requests', 'day-at', IDBKeyRange.upperBound([firstKept])),
    countImported(database, firstKept),
  ]);
  return all - imported;
}

/** Ids of the oldest, at most so many. */
export async function readExpiring(database: Database, firstKept: string, most: number): Promise<string[]> {
  if ((await countOld(database, firstKept)) <= 0) return [];
  const { store } = database.transaction('requests');
  const index = store.index('day-at');
  const found: string[] = [];
  let range = IDBKeyRange.upperBound([firstKept]);
  for (;;) {
    const rows = await index.getAll(range, LOOK);
    found.push(...rows.filter((row) => !isImported(row)).map(({ id }) => id));
    const last = rows.at(-1);
    if (found.length >= most || !last) return found.slice(0, most);
    range = IDBKeyRange.bound([last.day, last.at, last.id], [firstKept], true);
  }
}

/** Their day rows are exact sums. */
async function countImported(database: Database, firstKept: string): Promise<number> {
  const ofDays = IDBKeyRange.bound([IMPORTED_DEVICE], [IMPORTED_DEVICE, firstKept]);
  const rows = await database.getAll('days', ofDays);
  return rows.reduce((sum, { requests, sessions }) => sum + requests + sessions, 0);
}
