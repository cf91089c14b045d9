/** Day rows, and the days on which the meter ran. */
import { isImported } from '../model/imported/imported.ts';
import type { DayRow } from '../model/usage/usage.ts';
import type { MeteredDay } from './meta-rows.ts';
import type { Database } from './schema.ts';

/** Day rows from `from` to `to`, both included ('YYYY-MM-DD'), of all devices. */
export async function readDays(database: Database, from: string, to: string): Promise<DayRow[]> {
  return database.getAllFromIndex('days', 'day', IDBKeyRange.bound(from, to));
}

/** The same of what was metered live: what a history brings of a day may come at any time. */
export async function readLiveDays(database: Database, from: string, to: string): Promise<DayRow[]> {
  return (await readDays(database, from, to)).filter((row) => !isImported(row));
}

/** By day, when the meter ran; days on which it did not run are missing. */
export async function readMeteredDays(
  database: Database,
  from: string,
  to: string,
): Promise<ReadonlyMap<string, MeteredDay>> {
  const range = IDBKeyRange.bound(`metered:${from}`, `metered:${to}`);
  const transaction = database.transaction('meta');
  const [keys, rows] = await Promise.all([
    transaction.store.getAllKeys(range),
    transaction.store.getAll(range),
  ]);
  return new Map(keys.map((key, index) => [key.slice('metered:'.length), rows[index] as MeteredDay]));
}
