/** Tells once a week that the summary is ready, where the person asked for it. The dot on the icon tells it anyway. */
import { dayOf } from '../model/calendar/day.ts';
import type { Settings } from '../model/settings/settings.ts';
import { type OpenDatabase, writeTogether } from '../store/database.ts';
import { readDueWeek } from '../store/weekly.ts';
import { noteWeek } from '../store/weekly-changes.ts';

/** The store, the settings, the clock (epoch ms) and the way to a notification. */
export interface WeeklyParts {
  readonly openDatabase: OpenDatabase;
  readonly readSettings: () => Promise<Settings>;
  readonly areNotificationsAllowed: () => Promise<boolean>;
  /** Shows the notification, in the person's language. */
  readonly announce: (settings: Settings) => Promise<void>;
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
  if (isFirst) await parts.announce(settings);
}
