/** The extension's store, as the page of the report for an organisation sees it. */
import { dayOf } from '../../../model/calendar/day.ts';
import { extensionVersion } from '../../../platform/lifecycle.ts';
import { sendMessage } from '../../../platform/send.ts';
import { createDatabase } from '../../../store/database.ts';
import { ALL_DAYS } from '../../../store/export.ts';
import { type ReportSource, reportId } from '../../../store/ids.ts';
import type { Install } from '../../../store/meta-rows.ts';
import { readOwnDays } from '../../../store/own-rows.ts';
import { readSettings } from '../../../store/settings.ts';
import { createWatch } from '../../shell/live.ts';
import { type OrganisationClient, type OrganisationReading, organisationReadingOf } from './reading.ts';

const openDatabase = createDatabase();
const { watch, touch } = createWatch();

async function read(): Promise<OrganisationReading> {
  const [settings, database] = await Promise.all([readSettings(), openDatabase()]);
  // A device that has counted nothing has nothing to report: what is here is of others.
  const rows = (await readSource()) ? await readOwnDays(database, ALL_DAYS.from, ALL_DAYS.to) : [];
  return organisationReadingOf({ settings, rows, version: extensionVersion() }, dayOf(Date.now()));
}

async function readSource(): Promise<ReportSource | undefined> {
  return (await (await openDatabase()).get('meta', 'install')) as Install | undefined;
}

export const organisationClient: OrganisationClient = {
  browserLanguages: navigator.languages,
  read,
  watch,
  async choose(change) {
    const { ok } = await sendMessage({ type: 'settings/change', change });
    touch();
    return ok;
  },
  async reportId(period) {
    const source = await readSource();
    if (!source) throw new Error('nothing was ever counted here');
    return reportId(source, period);
  },
};
