/** What the page of an organisation's question reads and can do. */
import { dayOf } from '../../../model/calendar/day.ts';
import { closedPeriods } from '../../../model/organisation/closed-periods.ts';
import {
  type PolicyReading,
  type ReportPolicy,
  rowsAskedFor,
  rulesOf,
} from '../../../model/organisation/policy.ts';
import { type OrganisationReport, organisationReport } from '../../../model/organisation/report.ts';
import { answerTo, type ReportConsent } from '../../../model/organisation/report-consent.ts';
import type { SendingState } from '../../../model/organisation/sending.ts';
import type { Settings } from '../../../model/settings/settings.ts';
import type { DayRow } from '../../../model/usage/usage.ts';
import type { Source } from '../../shell/show-page.tsx';
import { siteNamesOf } from '../../shell/site-names.ts';

/** What is stored, and what the browser's policies say. */
export interface ReportingStored {
  readonly settings: Settings;
  readonly policy: PolicyReading;
  readonly consent: ReportConsent | null;
  readonly state: SendingState;
  /** Day rows of this device, live; of all days. */
  readonly rows: readonly DayRow[];
}

/** The same, read at a moment. */
export interface ReportingReading extends ReportingStored {
  /** Epoch ms. */
  readonly now: number;
  /** To the policy as it is now; null where there is none, or no answer yet. */
  readonly answer: ReportConsent | null;
  /** The last period that is over, as it would be told; null where none is, or nobody asks. */
  readonly example: OrganisationReport | null;
  readonly siteNames: ReadonlyMap<string, string>;
}

/** False where it could not be done. */
export interface ReportingClient extends Source<ReportingReading> {
  /** Asks the browser first: only in a person's click. `refused` where it said no. */
  agree(policy: ReportPolicy): Promise<'done' | 'refused' | 'failed'>;
  refuse(policy: ReportPolicy): Promise<boolean>;
}

/** @param now epoch ms */
export function reportingReadingOf(stored: ReportingStored, now: number): ReportingReading {
  const { policy, consent, settings } = stored;
  return {
    ...stored,
    now,
    answer: policy.of === 'policy' ? answerTo(policy.policy, consent) : null,
    example: policy.of === 'policy' ? exampleOf(policy.policy, stored, now) : null,
    siteNames: siteNamesOf(settings),
  };
}

function exampleOf(
  policy: ReportPolicy,
  { rows: all, settings }: ReportingStored,
  now: number,
): OrganisationReport | null {
  const rows = rowsAskedFor(policy, all);
  const days = new Set(rows.map(({ day }) => day));
  const [newest] = closedPeriods(policy.period, { today: dayOf(now), weekStart: 'monday', days });
  return newest ? organisationReport(rows, newest, rulesOf(policy, settings)) : null;
}
