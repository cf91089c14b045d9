/** What the store knows of the days before today and after it: by that the clock is believed or not. */
import { believedDay, type KnownDays } from '../model/calendar/clock.ts';
import { addDays } from '../model/calendar/day.ts';
import type { Database } from './schema.ts';

/** The newest days that are known before `today` and after it. */
export async function readKnownDays(database: Database, today: string): Promise<KnownDays> {
  const stores = database.transaction(['meta', 'requests', 'days']);
  const metered = IDBKeyRange.bound('metered:', `metered:${today}`, false, true);
  const requests = IDBKeyRange.upperBound([today], true);
  // Between two time zones tomorrow can have been today.
  const toCome = IDBKeyRange.lowerBound(addDays(today, 1), true);
  const [lastMetered, lastRequest, lastToCome] = await Promise.all([
    stores.objectStore('meta').openKeyCursor(metered, 'prev'),
    stores.objectStore('requests').index('day-at').openKeyCursor(requests, 'prev'),
    stores.objectStore('days').index('day').openKeyCursor(toCome, 'prev'),
  ]);
  const before = [lastMetered?.key.slice('metered:'.length), lastRequest?.key[0]].filter(
    (day) => day !== undefined,
  );
  return { before: before.sort().at(-1) ?? null, ahead: lastToCome?.key ?? null };
}

/** The day by which something may go for good; null where there is none: see `believedDay`. */
export async function readBelievedDay(database: Database, today: string): Promise<string | null> {
  return believedDay(today, await readKnownDays(database, today));
}
