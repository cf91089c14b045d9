/** Databases for tests: in memory, each under a name of its own. */

import type { DeletionStatement } from '../../src/model/backup/deletions.ts';
import { dayKeyOf } from '../../src/model/usage/day-key.ts';
import 'fake-indexeddb/auto';
import { addRequest } from '../../src/model/usage/day-row.ts';
import type { DayRow, UsageRequest } from '../../src/model/usage/usage.ts';
import { createDatabase, type OpenDatabase, writeTogether } from '../../src/store/database.ts';
import { noteMetered } from '../../src/store/days-changes.ts';
import { replaceRequest } from '../../src/store/requests.ts';
import type { RetentionDays } from '../../src/store/retention.ts';
import type { CoachRow, TrashRow } from '../../src/store/schema.ts';

/** Whoever has modules loaded anew leaves the databases where they are: a number would begin again. */
export function newName(): string {
  return `test-${crypto.randomUUID()}`;
}

export function newDatabase(): OpenDatabase {
  return createDatabase(newName());
}

export interface Contents {
  readonly requests: UsageRequest[];
  readonly days: DayRow[];
  readonly coach: CoachRow[];
  readonly trash: TrashRow[];
  readonly deletions: DeletionStatement[];
  /** By name. */
  readonly meta: Readonly<Record<string, unknown>>;
}

export async function contentsOf(openDatabase: OpenDatabase): Promise<Contents> {
  const database = await openDatabase();
  const [requests, days, coach, trash, deletions, names, rows] = await Promise.all([
    database.getAll('requests'),
    database.getAll('days'),
    database.getAll('coach'),
    database.getAll('trash'),
    database.getAll('deletions'),
    database.getAllKeys('meta'),
    database.getAll('meta'),
  ]);
  const meta = Object.fromEntries(names.map((name, index) => [name, rows[index]]));
  return { requests, days, coach, trash, deletions, meta };
}

/** The sums that the day rows ought to be, of all requests there are. */
export function sumsOf(requests: readonly UsageRequest[]): DayRow[] {
  const rows = new Map<string, DayRow>();
  for (const request of requests) {
    const key = JSON.stringify(dayKeyOf(request));
    rows.set(key, addRequest(rows.get(key), request));
  }
  return [...rows.values()].sort(byKey);
}

/** Retention as it is on the day of the samples, by the first day whose requests are kept. */
export function keepFrom(firstKept: string, today = '2026-11-18'): RetentionDays {
  return { today, firstKept, now: Date.parse(`${today}T12:00:00Z`) };
}

/** Notes that the meter ran on these days. */
export async function noteMeteredOn(openDatabase: OpenDatabase, days: readonly string[]): Promise<void> {
  await writeTogether(await openDatabase(), async (transaction) => {
    for (const day of days) await noteMetered(transaction, day, Date.parse(`${day}T12:00:00Z`), []);
  });
}

/** In the order in which the store keeps them. */
export function byKey(a: DayRow, b: DayRow): number {
  return indexedDB.cmp(dayKeyOf(a), dayKeyOf(b));
}

/** Stores requests and their day rows as the recorder would. */
export async function fill(openDatabase: OpenDatabase, requests: readonly UsageRequest[]): Promise<void> {
  await writeTogether(await openDatabase(), async (transaction) => {
    for (const request of requests) await replaceRequest(transaction, undefined, request, request.at);
  });
}
