/** What the page of the report for an organisation reads and can do. */

import { closedPeriods } from '../../../model/organisation/closed-periods.ts';
import type { ReportChoices } from '../../../model/organisation/report.ts';
import type { Settings } from '../../../model/settings/settings.ts';
import type { Period } from '../../../model/summaries/period.ts';
import type { DayRow } from '../../../model/usage/usage.ts';
import type { Source } from '../../shell/show-page.tsx';
import { siteNamesOf } from '../../shell/site-names.ts';

/** What is stored. */
export interface OrganisationStored {
  readonly settings: Settings;
  /** Day rows of this device, live; of all days. */
  readonly rows: readonly DayRow[];
  /** Of the extension. */
  readonly version: string;
}

/** The same, read at a moment. */
export interface OrganisationReading extends OrganisationStored {
  /** That can be reported, newest first. */
  readonly periods: readonly Period[];
  readonly siteNames: ReadonlyMap<string, string>;
}

/** False where it was refused or could not be stored. */
export interface OrganisationClient extends Source<OrganisationReading> {
  choose(change: Partial<ReportChoices>): Promise<boolean>;
  /** What stands in a report on this period in place of the device. */
  reportId(period: Period): Promise<string>;
}

/** @param today local day */
export function organisationReadingOf(stored: OrganisationStored, today: string): OrganisationReading {
  const { settings, rows } = stored;
  const { weekStart, reportUnit } = settings;
  const days = new Set(rows.map(({ day }) => day));
  return {
    ...stored,
    periods: closedPeriods(reportUnit, { today, weekStart, days }),
    siteNames: siteNamesOf(settings),
  };
}
