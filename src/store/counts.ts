/** How much there is of what a person is about to delete, so that they can be asked. */
import { addDays } from '../model/calendar/day.ts';
import type { Selection } from '../model/messages/wire.ts';
import type { Counts } from '../model/summaries/records.ts';
import { readBelievedDay } from './clock.ts';
import { readDays } from './days.ts';
import { countOld } from './expiring.ts';
import { ALL_DAYS } from './export.ts';
import type { Database } from './schema.ts';

/** The newest day anything is stored of; null where nothing is. */
export async function readNewestDay(database: Database): Promise<string | null> {
  const cursor = await database.transaction('days').store.index('day').openKeyCursor(null, 'prev');
  return cursor?.key ?? null;
}

/**
 * Single requests that go if they are kept for so many days.
 * @param today local day
 */
export async function countExpiring(database: Database, today: string, days: number): Promise<number> {
  const last = (await readBelievedDay(database, today)) ?? today;
  return countOld(database, addDays(last, 1 - days));
}

/** Requests and sessions that the daily totals count of a selection, those that are gone one by one included. */
export async function countSelected(database: Database, selection: Selection): Promise<Counts> {
  if (selection.of === 'request') return { requests: 1, sessions: 0 };
  if (selection.of === 'requests') return { requests: selection.ids.length, sessions: 0 };
  const { from, to } = selection.of === 'day' ? { from: selection.day, to: selection.day } : ALL_DAYS;
  const rows = await readDays(database, from, to);
  return rows
    .filter(({ site }) => selection.of !== 'site' || site === selection.site)
    .reduce(plus, { requests: 0, sessions: 0 });
}

function plus(sum: Counts, { requests, sessions }: Counts): Counts {
  return { requests: sum.requests + requests, sessions: sum.sessions + sessions };
}
