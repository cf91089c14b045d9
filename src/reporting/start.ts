/** The organisation edition's part of the background: wires the reporter to the browser. */
import { believedDay } from '../model/calendar/clock.ts';
import { dayOf } from '../model/calendar/day.ts';
import { parsePolicy } from '../model/organisation/policy.ts';
import { hasAgreed } from '../model/settings/consent.ts';
import type { Settings } from '../model/settings/settings.ts';
import type { DayRow } from '../model/usage/usage.ts';
import { ensureAlarm, onAlarm } from '../platform/alarms.ts';
import { keepAlive } from '../platform/keep-alive.ts';
import { extensionVersion } from '../platform/lifecycle.ts';
import { onManagedChange, readManaged } from '../platform/managed.ts';
import { onPermissionsChange } from '../platform/permissions.ts';
import { areReportsAllowed } from '../platform/report-permission.ts';
import { openPage } from '../platform/tabs.ts';
import { readKnownDays } from '../store/clock.ts';
import type { OpenDatabase } from '../store/database.ts';
import { ALL_DAYS } from '../store/export.ts';
import { digestOf, reportId } from '../store/ids.ts';
import { readInstall } from '../store/install.ts';
import { readOwnDays } from '../store/own-rows.ts';
import {
  onReportConsent,
  readReportConsent,
  readSendingState,
  writeSendingState,
} from '../store/reporting.ts';
import { onSettingsChange } from '../store/settings.ts';
import { createReporter } from './reporter.ts';
import { send } from './send.ts';

/** What the background brings along: the records, the settings, the clock (epoch ms). */
export interface ReportingParts {
  readonly openDatabase: OpenDatabase;
  readonly readSettings: () => Promise<Settings>;
  readonly now: () => number;
}

/** To be called as the worker starts: listens, and sends what is due. Who has not agreed to be counted is not asked yet. */
export function startReporting({ openDatabase, readSettings, now }: ReportingParts): void {
  const reporter = createReporter({
    readPolicy: async () => parsePolicy(await readManaged()),
    readConsent: readReportConsent,
    readState: readSendingState,
    writeState: writeSendingState,
    readSettings,
    readRows: () => rowsOf(openDatabase, now()),
    instanceId: async (period) => reportId(await readInstall(await openDatabase()), period),
    isAllowed: areReportsAllowed,
    send,
    ask: () => openPage('reporting'),
    wakeAt: (when) => ensureAlarm('reports', when, now()),
    digest: digestOf,
    keepAlive,
    now,
    version: extensionVersion(),
  });
  const run = (): void => {
    readSettings()
      .then((settings) => (hasAgreed(settings) ? reporter.run() : undefined))
      // Where storage fails, popup and toolbar say so.
      .catch(() => undefined);
  };
  onAlarm({ reports: run, midnight: run });
  onReportConsent(run);
  onManagedChange(run);
  onPermissionsChange(run);
  onSettingsChange(run);
  run();
}

/** A clock that went on a long way at once closes no period: see `believedDay`. */
async function rowsOf(openDatabase: OpenDatabase, now: number): Promise<readonly DayRow[]> {
  const database = await openDatabase();
  // A device that has counted nothing has nothing to report: what is here is of others.
  if (!(await database.get('meta', 'install'))) return [];
  const today = dayOf(now);
  const isBelieved = believedDay(today, await readKnownDays(database, today)) === today;
  return isBelieved ? readOwnDays(database, ALL_DAYS.from, ALL_DAYS.to) : [];
}
