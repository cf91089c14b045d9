/** Tells once a week that the summary is ready, where the person asked for it. The dot on the icon tells it anyway. */
import { addDays, dayOf } from '../model/calendar/day.ts';
import { WEEK_DAYS } from '../model/calendar/week.ts';
import type { Settings } from '../model/settings/settings.ts';
import { recordStart, summariseWeek, type WeekSummary } from '../model/summaries/week-summary.ts';
import { type OpenDatabase, writeTogether } from '../store/database.ts';
import { readDays, readMeteredDays } from '../store/days.ts';
import { requestBatches } from '../store/request-list.ts';
import type { Database } from '../store/schema.ts';
import { readDueWeek } from '../store/weekly.ts';
import { noteWeek } from '../store/weekly-changes.ts';

/** The store, the settings, the clock (epoch ms) and the way to a notification. */
export interface WeeklyParts {
  readonly openDatabase: OpenDatabase;
  readonly readSettings: () => Promise<Settings>;
  readonly areNotificationsAllowed: () => Promise<boolean>;
  /** Shows the notification, in the person's language; with what made the week. */
  readonly announce: (settings: Settings, week: WeekSummary) => Promise<void>;
  readonly now: () => number;
}

/** Announces the summary that is due, unless it was. Noted first: rather never than twice. */
export async function announceWeek(parts: WeeklyParts): Promise<void> {
  const settings = await parts.readSettings();
  if (!settings.weeklyNotification || !(await parts.areNotificationsAllowed())) return;
  const database = await parts.openDatabase();
  const today = dayOf(parts.now());
  const week = await readDueWeek(database, settings, today);
  if (week === null) return;
  const isFirst = await writeTogether(database, (transaction) =>
    noteWeek(transaction, 'notified', week, today),
  );
  if (isFirst) await parts.announce(settings, await summaryOf(database, week, today));
}

/** More than a person sends in a week; of a flood, the first. */
const MOST_REQUESTS = 5_000;

async function summaryOf(database: Database, start: string, today: string): Promise<WeekSummary> {
  const [from, to] = [recordStart(start), addDays(start, WEEK_DAYS - 1)];
  const [rows, metered, { value: requests = [] }] = await Promise.all([
    readDays(database, from, to),
    readMeteredDays(database, from, to),
    requestBatches(database, { from: start, to }, MOST_REQUESTS).next(),
  ]);
  return summariseWeek({ rows, meteredDays: new Set(metered.keys()), requests }, start, today);
}
