/** The extension, as the pages that set things see it. */
import { clockDoubt } from '../../../model/calendar/clock.ts';
import { dayOf } from '../../../model/calendar/day.ts';
import type { RuntimeMessage } from '../../../model/messages/wire.ts';
import { extensionVersion } from '../../../platform/lifecycle.ts';
import {
  allow,
  allowedPatterns,
  allowNotifications,
  allowSaving,
  giveUpSaving,
  takesPorts,
  withdraw,
} from '../../../platform/permissions.ts';
import { sendMessage } from '../../../platform/send.ts';
import { onBackupState, readBackupState } from '../../../store/backup-state.ts';
import { readKnownDays } from '../../../store/clock.ts';
import { countExpiring, countSelected, readNewestDay } from '../../../store/counts.ts';
import { createDatabase } from '../../../store/database.ts';
import { readDeletion } from '../../../store/deletion.ts';
import { countExpired } from '../../../store/expired.ts';
import { readHealth } from '../../../store/health.ts';
import { readProgress } from '../../../store/reestimation.ts';
import type { Database } from '../../../store/schema.ts';
import { readSettings } from '../../../store/settings.ts';
import { exportFile } from '../../shell/export-file.ts';
import { importFile } from '../../shell/import-file.ts';
import { createWatch } from '../../shell/live.ts';
import {
  type Progress,
  type SettingsClient,
  type SettingsReading,
  type SettingsState,
  settingsReadingOf,
} from './reading.ts';

export const openDatabase = createDatabase();

/** What the extension holds now. */
export async function readSettingsReading(): Promise<SettingsReading> {
  const [settings, backup, allowed, stored] = await Promise.all([
    readSettings(),
    readBackupState(),
    allowedPatterns(),
    openDatabase().then(readStored),
  ]);
  const state: SettingsState = {
    ...stored,
    settings,
    backup,
    allowed,
    takesPorts: takesPorts(),
    version: extensionVersion(),
  };
  return settingsReadingOf(state, Date.now());
}

async function readStored(database: Database) {
  const today = dayOf(Date.now());
  const [health, storedRequests, expiredRequests, newestDay, known, deletion, rezone] = await Promise.all([
    readHealth(database),
    database.count('requests'),
    countExpired(database),
    readNewestDay(database),
    readKnownDays(database, today),
    readUndo(database),
    readRezone(database),
  ]);
  // Where nothing is stored one by one, nothing is kept from going.
  const clock = storedRequests > 0 || known.ahead !== null ? clockDoubt(today, known) : null;
  return { health, storedRequests, expiredRequests, newestDay, clock, deletion, rezone };
}

async function readUndo(database: Database): Promise<SettingsState['deletion']> {
  const deletion = await readDeletion(database);
  if (!deletion || (deletion.until !== null && deletion.until <= Date.now())) return null;
  return { selection: deletion.selection, isRestoring: deletion.phase === 'restoring' };
}

/** Only what a person asked for is shown: new factors make their way by themselves. */
async function readRezone(database: Database): Promise<Progress | null> {
  const progress = await readProgress(database);
  const isUnderWay = progress?.revision.of === 'all' && progress.phase !== 'done';
  if (!isUnderWay) return null;
  const { done, total } = progress;
  return { done, total: Math.max(done, total) };
}

const { watch, touch } = createWatch();
onBackupState(touch);

async function tell(message: RuntimeMessage): Promise<boolean> {
  const { ok } = await sendMessage(message);
  touch();
  return ok;
}

/** Passes the answer on, and has the page read anew. */
function touched<Answer>(answer: Promise<Answer>): Promise<Answer> {
  return answer.finally(touch);
}

export const settingsClient: SettingsClient = {
  browserLanguages: navigator.languages,
  read: readSettingsReading,
  watch,
  change: (change) => tell({ type: 'settings/change', change }),
  allow: (patterns) => touched(allow(patterns)),
  withdraw: (patterns) => touched(withdraw(patterns)),
  allowNotifications,
  allowSaving,
  giveUpSaving,
  writeBackup: () => tell({ type: 'backup/write' }),
  countExpiring: async (days) => countExpiring(await openDatabase(), dayOf(Date.now()), days),
  count: async (selection) => countSelected(await openDatabase(), selection),
  delete: (selection) => tell({ type: 'history/delete', selection }),
  restore: () => tell({ type: 'history/restore' }),
  rezone: () => tell({ type: 'history/rezone' }),
  async exportFile(kind, onRead) {
    const file = await exportFile(await openDatabase(), kind, Date.now(), onRead);
    if (kind === 'everything') await tell({ type: 'backup/saved' });
    return file;
  },
  importFile: async (file, wishes, dialogue) =>
    touched(importFile(await openDatabase(), file, wishes, dialogue)),
};
