/** An organisation's question over a lively person's made-up use: every state its page can be in. */
import { addDays, dayOf } from '../../../model/calendar/day.ts';
import { otlpOf } from '../../../model/organisation/otlp.ts';
import { type PolicyReading, parsePolicy, termsOf } from '../../../model/organisation/policy.ts';
import { organisationReport } from '../../../model/organisation/report.ts';
import type { ReportConsent } from '../../../model/organisation/report-consent.ts';
import { NOTHING_SENT, type SendingState } from '../../../model/organisation/sending.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../model/settings/settings.ts';
import { mockUse } from '../mock-use.ts';
import { type ReportingClient, reportingReadingOf } from './reading.ts';

/** `none`: nobody asks; `bad`: a policy that can't be read; `trouble`: what was not taken. */
export const REPORTING_STATES = ['asking', 'agreed', 'sent', 'trouble', 'refused', 'none', 'bad'] as const;
/** One of them, by name. */
export type ReportingState = (typeof REPORTING_STATES)[number];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ASKED = {
  organisation: 'Example University',
  otlpEndpoint: 'https://collector.example.org/v1/metrics',
  part: 'Law',
};

/** @param now epoch ms, the moment it is looked at */
export function mockReporting(
  state: ReportingState,
  settings: Partial<Settings>,
  now: number,
): ReportingClient {
  const { rows } = mockUse(now).record;
  const managed = { none: {}, bad: { ...ASKED, otlpEndpoint: 'http://example.org' } };
  const policy = parsePolicy(state === 'none' || state === 'bad' ? managed[state] : ASKED);
  const answerOf = (given: boolean): ReportConsent | null =>
    policy.of === 'policy' ? { given, at: now - 30 * DAY_MS, terms: termsOf(policy.policy) } : null;
  let consent = state === 'asking' ? null : answerOf(state !== 'refused');
  const watchers = new Set<() => void>();
  const told = async (given: boolean): Promise<void> => {
    consent = answerOf(given);
    for (const changed of watchers) changed();
  };
  return {
    browserLanguages: ['en'],
    watch(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    read: async () => {
      const own: Settings = { ...DEFAULT_SETTINGS, ...settings };
      return reportingReadingOf(
        { settings: own, policy, consent, state: stateOf(state, policy, now), rows },
        now,
      );
    },
    agree: async () => {
      await told(true);
      return 'done';
    },
    refuse: async () => {
      await told(false);
      return true;
    },
  };
}

function stateOf(state: ReportingState, policy: PolicyReading, now: number): SendingState {
  if (policy.of !== 'policy' || (state !== 'sent' && state !== 'trouble')) return NOTHING_SENT;
  const { rows } = mockUse(now).record;
  // Sunday evening: the week that ends today is not over.
  const weeks = [13, 20, 27].map((back) => ({
    from: addDays(dayOf(now), -back),
    to: addDays(dayOf(now), 6 - back),
  }));
  const sent = weeks.map((period) => {
    const report = organisationReport(rows, period, { ...DEFAULT_SETTINGS, reportMinimum: 5 });
    const origin = { instanceId: 'an-id-of-this-period-0', version: '1.0.0', part: policy.policy.part };
    const at = new Date(`${addDays(period.to, 1)}T08:14:00Z`).getTime();
    return { unit: 'week' as const, ...period, at, text: JSON.stringify(otlpOf(report, origin)) };
  });
  if (state === 'sent') return { ...NOTHING_SENT, sent };
  const { from = '' } = weeks[0] ?? {};
  const failed = {
    unit: 'week',
    from,
    tries: 3,
    nextAt: now + HOUR_MS,
    failure: 'busy',
    status: 503,
  } as const;
  return { ...NOTHING_SENT, isForbidden: true, sent: sent.slice(1), failed: [failed] };
}
