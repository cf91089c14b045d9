/** The page that shows whether sites count. */
import { dayOf } from '../../model/calendar/day.ts';
import { readRequests } from '../../store/request-list.ts';
import { openDatabase, readSettingsReading, settingsClient } from '../sources/settings/client.ts';
import type { CheckReading, LastRequest } from './reading.ts';
import { showCheck } from './show.tsx';

async function read(): Promise<CheckReading> {
  const reading = await readSettingsReading();
  const today = dayOf(reading.now);
  const seen = reading.health.filter(({ lastSeenAt }) => lastSeenAt !== null && dayOf(lastSeenAt) === today);
  const database = await openDatabase();
  const last = await Promise.all(
    seen.map(async ({ site }): Promise<[string, LastRequest][]> => {
      const [request] = await readRequests(database, { from: today, to: today, site, limit: 1 });
      return request ? [[site, request]] : [];
    }),
  );
  return { ...reading, lastRequests: new Map(last.flat()) };
}

const root = document.getElementById('root');
if (root) void showCheck({ ...settingsClient, read }, root);
