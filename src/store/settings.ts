/**
 * The settings, in `storage.local`. Everybody may read them; only the background writes. Ids of own origins that lack
 * their device get it as they are read, from the database: so they are what its rows say, whichever is read first.
 */
import { fieldsOf } from '../model/parse.ts';
import {
  lacksDevice,
  parseSettings,
  SETTINGS_VERSION,
  type Settings,
  type SettingsChange,
  withDevice,
} from '../model/settings/settings.ts';
import { onLocalChange, readItem, writeItem } from '../platform/storage.ts';
import { createDatabase } from './database.ts';
import { readInstall } from './install.ts';
import type { Install } from './meta-rows.ts';
import type { Database } from './schema.ts';

const KEY = 'settings';

export async function readSettings(): Promise<Settings> {
  const settings = parseSettings(await readItem('local', KEY));
  return lacksDevice(settings) ? completed(settings, knownInstall) : settings;
}

/** One after the other: each is made of the one before. */
let changing: Promise<unknown> = Promise.resolve();

export function changeSettings(change: SettingsChange): Promise<void> {
  return inTurn(async () => {
    const changed = { ...(await readSettings()), ...change };
    await writeItem('local', KEY, lacksDevice(changed) ? await completed(changed, readInstall) : changed);
  });
}

/** Writes settings of an older version down as this one has them. */
export function settleSettings(): Promise<void> {
  return inTurn(async () => {
    const stored = fieldsOf(await readItem('local', KEY));
    if (!stored || stored.version === SETTINGS_VERSION) return;
    const settings = parseSettings(stored);
    await writeItem('local', KEY, lacksDevice(settings) ? await completed(settings, readInstall) : settings);
  });
}

export function onSettingsChange(changed: () => void): void {
  onLocalChange(KEY, changed);
}

function inTurn(change: () => Promise<void>): Promise<void> {
  const changed = changing.then(change);
  changing = changed.catch(() => undefined);
  return changed;
}

/** Where there is no install yet there are no rows either, and nothing the ids could differ from. */
async function knownInstall(database: Database): Promise<Install | undefined> {
  return (await database.get('meta', 'install')) as Install | undefined;
}

async function completed(
  settings: Settings,
  installOf: (database: Database) => Promise<Install | undefined>,
): Promise<Settings> {
  const database = await createDatabase()();
  const install = await installOf(database).finally(() => database.close());
  return install ? withDevice(settings, install.device) : settings;
}
