/** The extension's store and the browser, as the popup sees them. */
import { addDays, dayOf } from '../../../model/calendar/day.ts';
import type { RuntimeMessage } from '../../../model/messages/wire.ts';
import type { Settings } from '../../../model/settings/settings.ts';
import { SUMMARY_DAYS } from '../../../model/summaries/summary.ts';
import type { UsageRequest } from '../../../model/usage/usage.ts';
import { allow, grantedPatterns } from '../../../platform/permissions.ts';
import { sendMessage } from '../../../platform/send.ts';
import { readActiveTab, reloadTab } from '../../../platform/tabs.ts';
import { onBackupState, readBackupState } from '../../../store/backup-state.ts';
import { readCoach } from '../../../store/coach.ts';
import { createDatabase } from '../../../store/database.ts';
import { readLiveDays, readMeteredDays } from '../../../store/days.ts';
import { readDevicesTrouble } from '../../../store/devices/trouble.ts';
import { readHealth } from '../../../store/health.ts';
import { readHistoryLoss } from '../../../store/history-loss.ts';
import { readLateTabs } from '../../../store/late-tabs.ts';
import { ownRows } from '../../../store/own-rows.ts';
import type { Database } from '../../../store/schema.ts';
import { readSettings } from '../../../store/settings.ts';
import { onStorageFailureChange, readStorageFailure } from '../../../store/storage-failure.ts';
import { readWeekly } from '../../../store/weekly.ts';
import { createWatch } from '../../shell/live.ts';
import { type Client, type Idea, MOST_AT_ONCE, MOST_REQUESTS, type Reading, readingOf } from './reading.ts';

const openDatabase = createDatabase();

/** What single requests say is there: it is not taken away while they are read again. */
let wereLookedAt = false;

async function read(early?: (reading: Reading) => void): Promise<Reading> {
  const now = Date.now();
  const settings = readSettings();
  const [storageFailedAt, historyLostAt, devicesTrouble, backup, lateTabs, allowed, tab, stored] =
    await Promise.all([
      readStorageFailure(),
      readHistoryLoss(now),
      readDevicesTrouble(),
      readBackupState(),
      readLateTabs(),
      grantedPatterns(),
      readActiveTab(),
      openDatabase().then((database) => readStored(database, settings, now)),
    ]);
  const backupNote = backup.note;
  const outside = { storageFailedAt, historyLostAt, devicesTrouble, backupNote, lateTabs, allowed, tab };
  const { lookAtAll, ...known } = stored;
  const reading = readingOf({ ...known, ...outside, settings: await settings }, now);
  if (reading.requests) return reading;
  if (!wereLookedAt) early?.(reading);
  const requests = await lookAtAll();
  wereLookedAt = true;
  return { ...reading, requests };
}

async function readStored(database: Database, settings: Promise<Settings>, now: number) {
  const today = dayOf(now);
  const from = addDays(today, 1 - SUMMARY_DAYS);
  const [rows, requests, isOwn, metered, health, weekly, idea] = await Promise.all([
    readLiveDays(database, from, today),
    readToday(database, today, MOST_AT_ONCE + 1),
    ownRows(database),
    readMeteredDays(database, from, today),
    readHealth(database),
    readWeekly(database),
    settings.then((known) => readIdea(database, known, now)),
  ]);
  const own = rows.filter(isOwn);
  const record = { rows: own, meteredDays: new Set(metered.keys()) };
  return {
    record,
    requests: requests.length <= MOST_AT_ONCE ? requests.filter(isOwn) : null,
    lookAtAll: async () => (await readToday(database, today, MOST_REQUESTS)).filter(isOwn),
    hasOthers: own.length < rows.length,
    health,
    summaryShown: weekly.shown,
    idea,
  };
}

async function readToday(database: Database, today: string, most: number): Promise<UsageRequest[]> {
  const keys = IDBKeyRange.bound([today], [today, []]);
  return database.getAllFromIndex('requests', 'day-at', keys, most);
}

/** Who has not asked for the coach waits for nothing of it. */
async function readIdea(database: Database, settings: Settings, now: number): Promise<Idea | null> {
  if (!settings.coach) return null;
  const [{ cardOf }, past] = await Promise.all([import('../../../coach/cards.ts'), readCoach(database)]);
  const card = cardOf(past, settings, now);
  const request = card && (await database.get('requests', card.requestId));
  return request ? { ruleId: card.ruleId, request } : null;
}

const { watch, touch } = createWatch();
onStorageFailureChange(touch);
onBackupState(touch);

export const client: Client = {
  read,
  watch,
  browserLanguages: navigator.languages,
  allow: async (patterns) => {
    const agreed = await allow(patterns);
    touch();
    return agreed;
  },
  act: async (message: RuntimeMessage) => {
    const { ok } = await sendMessage(message);
    touch();
    return ok;
  },
  reloadTab: async (id) => {
    await reloadTab(id);
    touch();
  },
};
