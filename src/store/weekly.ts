/** Which weeks' summaries a person was told of, and has seen. */
import { addDays } from '../model/calendar/day.ts';
import { dueWeek } from '../model/calendar/week.ts';
import type { Settings } from '../model/settings/settings.ts';
import { readMeteredDays } from './days.ts';
import { getMeta, putMeta } from './meta.ts';
import type { WeeklyNote } from './meta-rows.ts';
import type { Database, WriteTransaction } from './schema.ts';

const NONE: WeeklyNote = { shown: null, notified: null };

export async function readWeekly(database: Database): Promise<WeeklyNote> {
  return ((await database.get('meta', 'weekly')) as WeeklyNote | undefined) ?? NONE;
}

/** A finished week lies within these days before today. */
const LAST_WEEK_DAYS = 14;

/** First day of the week whose summary is ready and was not shown yet; null where there is none. */
export async function readDueWeek(
  database: Database,
  { weekStart }: Pick<Settings, 'weekStart'>,
  today: string,
): Promise<string | null> {
  const [{ shown }, metered] = await Promise.all([
    readWeekly(database),
    readMeteredDays(database, addDays(today, -LAST_WEEK_DAYS), today),
  ]);
  return dueWeek({ today, weekStart, lastShown: shown, meteredDays: new Set(metered.keys()) });
}

/**
 * Notes that the summary of the week that starts on `weekStart` was shown, or its notification. Looking back at an
 * older week changes nothing.
 * @returns whether this is the first time for this week or a later one
 */
export async function noteWeek(
  transaction: WriteTransaction,
  what: keyof WeeklyNote,
  weekStart: string,
): Promise<boolean> {
  const known = (await getMeta(transaction, 'weekly')) ?? NONE;
  const newest = known[what];
  if (newest !== null && newest >= weekStart) return false;
  await putMeta(transaction, 'weekly', { ...known, [what]: weekStart });
  return true;
}
