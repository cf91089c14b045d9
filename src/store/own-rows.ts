/** Rows of this device alone, where there are those of others too. */
import { IMPORTED_DEVICE } from '../model/imported/imported.ts';
import type { DayRow } from '../model/usage/usage.ts';
import { readLiveDays } from './days.ts';
import type { Install } from './meta-rows.ts';
import { ownNames } from './own-names.ts';
import type { Database } from './schema.ts';

/** Whether a row is meant. */
export type RowFilter = (row: { readonly device: string }) => boolean;

/** This device's rows, and what was imported, which is of none; all, where it has counted nothing yet. */
export async function ownRows(database: Database): Promise<RowFilter> {
  const install = (await database.get('meta', 'install')) as Install | undefined;
  const names = install && ownNames(install);
  return ({ device }) => device === IMPORTED_DEVICE || (names?.includes(device) ?? true);
}

/** Day rows of this device from `from` to `to`, both included ('YYYY-MM-DD'). */
export async function readOwnDays(database: Database, from: string, to: string): Promise<DayRow[]> {
  const [rows, isOwn] = await Promise.all([readLiveDays(database, from, to), ownRows(database)]);
  return rows.filter(isOwn);
}
