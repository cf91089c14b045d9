/** All that was ever counted, for the pages that look back. Every read is bounded by an index. */

import type { RuntimeMessage, Selection } from '../../../model/messages/wire.ts';
import type { SettingsChange } from '../../../model/settings/settings.ts';
import type { Period } from '../../../model/summaries/period.ts';
import type { DayRecord } from '../../../model/summaries/summary.ts';
import type { UsageRequest } from '../../../model/usage/usage.ts';
import { sendMessage } from '../../../platform/send.ts';
import { createDatabase } from '../../../store/database.ts';
import { readDays, readMeteredDays } from '../../../store/days.ts';
import { ALL_DAYS, blobOf, exportJson as jsonText } from '../../../store/export.ts';
import { readHealth } from '../../../store/health.ts';
import {
  type OnRead,
  readRequest,
  readRequests,
  requestsByDay,
  telling,
} from '../../../store/request-list.ts';
import type { Database } from '../../../store/schema.ts';
import { readSettings } from '../../../store/settings.ts';
import { hasOtherDevices, shownRows } from '../../../store/shown-rows.ts';
import { createWatch } from '../../shell/live.ts';
import type { Archive, RequestPage } from './reading.ts';

/** A dashboard is read, not watched. */
const REFRESH_MS = 30_000;

const openDatabase = createDatabase();
const { watch, touch } = createWatch(REFRESH_MS);

async function record(period: Period | null): Promise<DayRecord> {
  const { from, to } = period ?? ALL_DAYS;
  const database = await openDatabase();
  const [rows, metered, isShown] = await Promise.all([
    readDays(database, from, to),
    readMeteredDays(database, from, to),
    shown(database),
  ]);
  return { rows: rows.filter(isShown), meteredDays: new Set(metered.keys()) };
}

/** By what is set as it is read. */
async function shown(database: Database) {
  return shownRows(database, await readSettings());
}

async function requests(query: RequestPage): Promise<UsageRequest[]> {
  const database = await openDatabase();
  return readRequests(database, { ...query, isMeant: await shown(database) });
}

async function* allRequests(period: Period, onRead?: OnRead): AsyncGenerator<readonly UsageRequest[]> {
  const database = await openDatabase();
  const isShown = await shown(database);
  const batches = telling(database, period, requestsByDay(database, period), onRead);
  for await (const batch of batches) yield batch.filter(isShown);
}

async function exportJson(range: Period, onRead?: OnRead): Promise<Blob> {
  const [database, settings] = await Promise.all([openDatabase(), readSettings()]);
  return blobOf(jsonText(database, settings, Date.now(), { range, onRead }), 'application/json');
}

async function tell(message: RuntimeMessage): Promise<boolean> {
  const { ok } = await sendMessage(message);
  if (ok) touch();
  return ok;
}

export const archive: Archive = {
  browserLanguages: navigator.languages,
  now: () => Date.now(),
  settings: readSettings,
  record,
  requests,
  allRequests,
  hasOthers: async () => hasOtherDevices(await openDatabase()),
  request: async (id) => readRequest(await openDatabase(), id),
  health: async () => readHealth(await openDatabase()),
  change: (change: SettingsChange) => tell({ type: 'settings/change', change }),
  delete: (selection: Selection) => tell({ type: 'history/delete', selection }),
  restore: () => tell({ type: 'history/restore' }),
  exportJson,
  watch,
};
