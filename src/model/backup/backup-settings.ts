/** The settings of an export file, where a person asked for them too. */
import { fieldsOf } from '../parse.ts';
import { parseSettings, type Settings, type SettingsChange } from '../settings/settings.ts';

/**
 * The change that takes settings over from an export file; undefined where it holds none. What belongs to the moment
 * or to this browser stays: a pause, the agreement, and the notification and the weekly backup, which the browser has to allow here. A person's own
 * addresses come along only where there never were any: their numbers may stand for others here.
 */
export function settingsFromBackup(
  value: unknown,
  { lastOwnNumber }: Pick<Settings, 'lastOwnNumber'>,
): SettingsChange | undefined {
  if (!fieldsOf(value)) return undefined;
  const {
    version,
    pause,
    consent,
    weeklyNotification,
    weeklyBackup,
    ownOrigins,
    lastOwnNumber: theirs,
    ...taken
  } = parseSettings(value);
  return lastOwnNumber === 0 ? { ...taken, ownOrigins, lastOwnNumber: theirs } : taken;
}
