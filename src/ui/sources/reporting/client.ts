/** The extension's store and the browser's policies, as the page of an organisation's question sees them. */
import { parsePolicy, type ReportPolicy, termsOf } from '../../../model/organisation/policy.ts';
import { onManagedChange, readManaged } from '../../../platform/managed.ts';
import { allowReports, giveUpReports } from '../../../platform/report-permission.ts';
import { createDatabase } from '../../../store/database.ts';
import { ALL_DAYS } from '../../../store/export.ts';
import { readOwnDays } from '../../../store/own-rows.ts';
import { readReportConsent, readSendingState, writeReportConsent } from '../../../store/reporting.ts';
import { readSettings } from '../../../store/settings.ts';
import { createWatch } from '../../shell/live.ts';
import { type ReportingClient, type ReportingReading, reportingReadingOf } from './reading.ts';

const openDatabase = createDatabase();
const { watch, touch } = createWatch();

async function read(): Promise<ReportingReading> {
  const [settings, database, managed, consent, state] = await Promise.all([
    readSettings(),
    openDatabase(),
    readManaged(),
    readReportConsent(),
    readSendingState(),
  ]);
  const isCounting = (await database.get('meta', 'install')) !== undefined;
  const rows = isCounting ? await readOwnDays(database, ALL_DAYS.from, ALL_DAYS.to) : [];
  return reportingReadingOf({ settings, policy: parsePolicy(managed), consent, state, rows }, Date.now());
}

async function answer(policy: ReportPolicy, given: boolean): Promise<boolean> {
  const isKept = await writeReportConsent({ given, at: Date.now(), terms: termsOf(policy) }).then(
    () => true,
    () => false,
  );
  touch();
  return isKept;
}

onManagedChange(touch);

export const reportingClient: ReportingClient = {
  browserLanguages: navigator.languages,
  read,
  watch,
  async agree(policy) {
    if (!(await allowReports(policy.endpoint))) return 'refused';
    return (await answer(policy, true)) ? 'done' : 'failed';
  },
  async refuse(policy) {
    // First the answer: what goes wrong after it sends nothing.
    const isKept = await answer(policy, false);
    if (isKept) await giveUpReports(policy.endpoint);
    return isKept;
  },
};
