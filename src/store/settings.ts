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

const KEY = 'settings';

export async function readSettings(): Promise<Settings> {
  return completed(parseSettings(await readItem('local', KEY)));
}

/** One after the other: each is made of the one before. */
let changing: Promise<unknown> = Promise.resolve();

export function changeSettings(change: SettingsChange): Promise<void> {
  return inTurn(async () => {
    await writeItem('local', KEY, await completed({ ...(await readSettings()), ...change }));
  });
}

/** Writes settings of an older version down as this one has them. */
export function settleSettings(): Promise<void> {
  return inTurn(async () => {
    const stored = fieldsOf(await readItem('local', KEY));
    if (stored && stored.version !== SETTINGS_VERSION) await writeItem('local', KEY, await readSettings());
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

async function completed(settings: Settings): Promise<Settings> {
  if (!lacksDevice(settings)) return settings;
  const database = await createDatabase()();
  const { device } = await readInstall(database).finally(() => database.close());
  return withDevice(settings, device);
}
