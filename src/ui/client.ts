/** The extension's store, as the pages see it. */
import { addDays, dayOf } from '../model/day.ts';
import { SUMMARY_DAYS } from '../model/summary.ts';
import { createDatabase } from '../store/database.ts';
import { readDays, readMeteredDays } from '../store/days.ts';
import { readHealth } from '../store/health.ts';
import { readSettings } from '../store/settings.ts';
import { readStorageFailure } from '../store/storage-failure.ts';
import { type Client, type Reading, readingOf } from './reading.ts';

/** A popup is open for seconds and a reading takes about a millisecond: cheaper than keeping a line open. */
const REFRESH_MS = 2_000;

const openDatabase = createDatabase();

async function read(): Promise<Reading> {
  const now = Date.now();
  const today = dayOf(now);
  const from = addDays(today, 1 - SUMMARY_DAYS);
  const [settings, storageFailedAt, [rows, metered, health]] = await Promise.all([
    readSettings(),
    readStorageFailure(),
    openDatabase().then((database) =>
      Promise.all([
        readDays(database, from, today),
        readMeteredDays(database, from, today),
        readHealth(database),
      ]),
    ),
  ]);
  const record = { rows, meteredDays: new Set(metered.keys()) };
  return readingOf({ record, health, settings, storageFailedAt }, now);
}

function watch(changed: () => void): () => void {
  const refresh = (): void => {
    if (document.visibilityState === 'visible') changed();
  };
  const timer = setInterval(refresh, REFRESH_MS);
  document.addEventListener('visibilitychange', refresh);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', refresh);
  };
}

export const client: Client = { read, watch, browserLanguages: navigator.languages };
