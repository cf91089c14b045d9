/** The settings, in `storage.local`. Everybody may read them; only the background writes. */
import { parseSettings, type Settings, type SettingsChange } from '../model/settings.ts';
import { onLocalChange, readItem, writeItem } from '../platform/storage.ts';

const KEY = 'settings';

export async function readSettings(): Promise<Settings> {
  return parseSettings(await readItem('local', KEY));
}

/** One after the other: each is made of the one before. */
let changing: Promise<unknown> = Promise.resolve();

export function changeSettings(change: SettingsChange): Promise<void> {
  const changed = changing.then(async () => {
    await writeItem('local', KEY, { ...(await readSettings()), ...change });
  });
  changing = changed.catch(() => undefined);
  return changed;
}

export function onSettingsChange(changed: () => void): void {
  onLocalChange(KEY, changed);
}
