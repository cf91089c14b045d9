/**
 * The settings, in `storage.local`: everybody may read them, only the background writes (settings-changes.ts). Ids of own
 * origins that lack their device get it as they are read, from the database: so they are what its rows say, whichever is
 * read first.
 */
import { SETTINGS_KEY } from '../model/settings/consent.ts';
import { lacksDevice, parseSettings, type Settings, withDevice } from '../model/settings/settings.ts';
import { onLocalChange, readItem } from '../platform/storage.ts';
import { createDatabase } from './database.ts';
import type { Install } from './meta-rows.ts';
import type { Database } from './schema.ts';

/** What isn't well formed is as at first. Rejects where storage, or a device they lack, can't be read. */
export async function readSettings(): Promise<Settings> {
  return completed(parseSettings(await readItem('local', SETTINGS_KEY)), knownInstall);
}

/** Calls when they were written, by whichever part of the extension. */
export function onSettingsChange(changed: () => void): void {
  onLocalChange(SETTINGS_KEY, changed);
}

/** The settings with the device in all ids; as they are where there is none yet. */
export async function completed(
  settings: Settings,
  installOf: (database: Database) => Promise<Install | undefined>,
): Promise<Settings> {
  if (!lacksDevice(settings)) return settings;
  const database = await createDatabase()();
  const install = await installOf(database).finally(() => database.close());
  return install ? withDevice(settings, install.device) : settings;
}

/** Where there is no install yet there are no rows either, and nothing the ids could differ from. */
async function knownInstall(database: Database): Promise<Install | undefined> {
  return (await database.get('meta', 'install')) as Install | undefined;
}
