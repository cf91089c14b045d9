/** The settings, in `storage.local`. Everybody may read them; only the background writes. */
import { parseSettings, type Settings, type SettingsChange } from '../model/settings.ts';
import { onLocalChange, readItem, writeItem } from '../platform/storage.ts';

const KEY = 'settings';

export async function readSettings(): Promise<Settings> {
  return parseSettings(await readItem('local', KEY));
}

export async function changeSettings(change: SettingsChange): Promise<void> {
  await writeItem('local', KEY, { ...(await readSettings()), ...change });
}

export function onSettingsChange(changed: () => void): void {
  onLocalChange(KEY, changed);
}
