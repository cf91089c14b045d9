/** Rows as pages show them that look back: of this device alone, or of all. */
import type { Settings } from '../model/settings/settings.ts';
import { ownRows, type RowFilter } from './own-rows.ts';
import type { Database } from './schema.ts';

/** The rows the person wants to see where more than today is looked at. */
export async function shownRows(
  database: Database,
  { devices }: Pick<Settings, 'devices'>,
): Promise<RowFilter> {
  return devices === 'own' ? ownRows(database) : () => true;
}

/** Whether there are rows of any other device. */
export async function hasOtherDevices(database: Database): Promise<boolean> {
  const isOwn = await ownRows(database);
  const { store } = database.transaction('days');
  for (let key = await store.getKey(IDBKeyRange.lowerBound([])); key; ) {
    if (!isOwn({ device: key[0] })) return true;
    key = await store.getKey(IDBKeyRange.lowerBound([key[0], []], true));
  }
  return false;
}
