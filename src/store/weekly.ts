/** Which weeks' summaries a person was told of, and has seen. */
import { addDays } from '../model/calendar/day.ts';
import { dueWeek } from '../model/calendar/week.ts';
import type { Settings } from '../model/settings/settings.ts';
import { readMeteredDays } from './days.ts';
import type { WeeklyNote } from './meta-rows.ts';
import type { Database } from './schema.ts';

export const NO_WEEKS: WeeklyNote = { shown: null, notified: null };

/** `NO_WEEKS` where nothing was noted yet. */
export async function readWeekly(database: Database): Promise<WeeklyNote> {
  return ((await database.get('meta', 'weekly')) as WeeklyNote | undefined) ?? NO_WEEKS;
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
