/** Writing the settings: the background alone does. */
import { fieldsOf } from '../model/parse.ts';
import { SETTINGS_KEY } from '../model/settings/consent.ts';
import { parseSettings, SETTINGS_VERSION, type SettingsChange } from '../model/settings/settings.ts';
import { readItem, writeItem } from '../platform/storage.ts';
import { readInstall } from './install.ts';
import { completed, readSettings } from './settings.ts';

/** One after the other: each is made of the one before. */
let changing: Promise<unknown> = Promise.resolve();

/** Resolves once it is written. Rejects where it can't be; changes after it are made all the same. */
export function changeSettings(change: SettingsChange): Promise<void> {
  return inTurn(async () => {
    const changed = { ...(await readSettings()), ...change };
    await writeItem('local', SETTINGS_KEY, await completed(changed, readInstall));
  });
}

/** Writes settings of an older version down as this one has them. */
export function settleSettings(): Promise<void> {
  return inTurn(async () => {
    const stored = fieldsOf(await readItem('local', SETTINGS_KEY));
    if (!stored || stored.version === SETTINGS_VERSION) return;
    await writeItem('local', SETTINGS_KEY, await completed(parseSettings(stored), readInstall));
  });
}

function inTurn(change: () => Promise<void>): Promise<void> {
  const changed = changing.then(change);
  changing = changed.catch(() => undefined);
  return changed;
}
