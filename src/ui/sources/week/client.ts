/** The extension's store, as the views of a week see it. */
import { RIDES } from '../../../coach/rides.ts';
import { isImported } from '../../../model/imported/imported.ts';
import type { WeekSummary } from '../../../model/summaries/week-summary.ts';
import { sendMessage } from '../../../platform/send.ts';
import { readCoach } from '../../../store/coach.ts';
import { createDatabase } from '../../../store/database.ts';
import { readLiveDays, readMeteredDays } from '../../../store/days.ts';
import { readRequests } from '../../../store/request-list.ts';
import { readSettings } from '../../../store/settings.ts';
import { hasOtherDevices, shownRows } from '../../../store/shown-rows.ts';
import { createWatch } from '../../shell/live.ts';
import { type WeekClient, type WeekReading, weekRange, weekReadingOf } from './reading.ts';

/** More than a person sends in a week; of a flood, the newest. */
const MAX_REQUESTS = 5_000;

const openDatabase = createDatabase();

/** @param asked a day of the week to show; today's week where it is none */
export function weekClient(asked: string): WeekClient {
  const { watch, touch } = createWatch();
  let shown = '';
  return {
    browserLanguages: navigator.languages,
    watch,
    read: () => read(asked),
    noteShown({ start, isOver }: WeekSummary) {
      if (!isOver || shown === start) return;
      shown = start;
      void sendMessage({ type: 'summary/shown', weekStart: start });
    },
    async change(change) {
      const { ok } = await sendMessage({ type: 'settings/change', change });
      touch();
      return ok;
    },
  };
}

async function read(asked: string): Promise<WeekReading> {
  const now = Date.now();
  const [settings, database] = await Promise.all([readSettings(), openDatabase()]);
  const range = weekRange(asked, settings, now);
  const { start, from, to } = range;
  const isShown = await shownRows(database, settings);
  const [rows, metered, requests, coach, hasOthers] = await Promise.all([
    readLiveDays(database, from, to),
    readMeteredDays(database, from, to),
    readRequests(database, { from: start, to, limit: MAX_REQUESTS, isMeant: isShown }),
    readCoach(database),
    hasOtherDevices(database),
  ]);
  const lookups = coach.filter(({ ruleId }) => isSearch(ruleId)).map(({ requestId }) => requestId);
  const live = requests.filter((request) => !isImported(request));
  const record = { rows: rows.filter(isShown), meteredDays: new Set(metered.keys()), requests: live };
  return weekReadingOf({ record, settings, lookups: new Set(lookups), hasOthers }, range, now);
}

/** Whether a rule of the coach says that a search does; the database may hold rules that are no more. */
function isSearch(ruleId: string): boolean {
  return Object.entries(RIDES).some(([id, { instead }]) => id === ruleId && instead === 'search');
}
