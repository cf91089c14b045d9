/** The report for an organisation over a lively person's made-up use: every state its page can be in. */
import { dayOf } from '../../../model/calendar/day.ts';
import type { ReportChoices } from '../../../model/organisation/report.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../model/settings/settings.ts';
import { mockUse } from '../mock-use.ts';
import { type OrganisationClient, organisationReadingOf } from './reading.ts';

/** `first`: no period is over in which something was counted. */
export const ORGANISATION_STATES = ['week', 'month', 'models', 'first'] as const;
/** One of them, by name. */
export type OrganisationState = (typeof ORGANISATION_STATES)[number];

const CHOICES: Readonly<Record<OrganisationState, Partial<ReportChoices>>> = {
  week: {},
  month: { reportUnit: 'month' },
  models: { reportModels: true, reportMinimum: 1 },
  first: {},
};

/** @param now epoch ms, the moment it is looked at */
export function mockOrganisation(
  state: OrganisationState,
  settings: Partial<Settings>,
  now: number,
): OrganisationClient {
  const today = dayOf(now);
  const { rows } = mockUse(now).record;
  let own: Settings = { ...DEFAULT_SETTINGS, ...CHOICES[state], ...settings };
  const watchers = new Set<() => void>();
  return {
    browserLanguages: ['en'],
    watch(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    read: async () => {
      const shown = state === 'first' ? rows.filter(({ day }) => day === today) : rows;
      return organisationReadingOf({ settings: own, rows: shown, version: '1.0.0' }, today);
    },
    async choose(change) {
      own = { ...own, ...change };
      for (const changed of watchers) changed();
      return true;
    },
    reportId: async ({ from, to }) => `made-up ${from} ${to}`,
  };
}
