/** Databases for tests: in memory, each under a name of its own. */
import 'fake-indexeddb/auto';
import type { DayRow, UsageRequest } from '../../src/model/usage.ts';
import { createDatabase, type OpenDatabase } from '../../src/store/database.ts';

let made = 0;

export function newName(): string {
  made += 1;
  return `test-${made}`;
}

export function newDatabase(): OpenDatabase {
  return createDatabase(newName());
}

export interface Contents {
  readonly requests: UsageRequest[];
  readonly days: DayRow[];
  /** By name. */
  readonly meta: Readonly<Record<string, unknown>>;
}

export async function contentsOf(openDatabase: OpenDatabase): Promise<Contents> {
  const database = await openDatabase();
  const [requests, days, names, rows] = await Promise.all([
    database.getAll('requests'),
    database.getAll('days'),
    database.getAllKeys('meta'),
    database.getAll('meta'),
  ]);
  return { requests, days, meta: Object.fromEntries(names.map((name, index) => [name, rows[index]])) };
}
