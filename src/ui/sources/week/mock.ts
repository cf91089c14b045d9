/** The views of a week over a lively person's made-up use. */
import { addDays, dayOf } from '../../../model/calendar/day.ts';
import { consentOf } from '../../../model/settings/consent.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../model/settings/settings.ts';
import type { UsageRequest } from '../../../model/usage/usage.ts';
import { classOf } from '../../../model/usage/use-class.ts';
import { dayRowsOf, type MockUse, mockUse } from '../mock-use.ts';
import { type WeekClient, type WeekStored, weekRange, weekReadingOf } from './reading.ts';

export const WEEK_STATES = [
  'trend',
  'run',
  'running',
  'plain',
  'partial',
  'first',
  'goal',
  'lookups',
  'empty',
  'begun',
  'asking',
  'huge',
] as const;
/** A state that views of a week can be looked at in. */
export type WeekState = (typeof WEEK_STATES)[number];

/** Days before today that lie in the week a state shows. */
const DAYS_BACK: Readonly<Record<WeekState, number>> = {
  trend: 7,
  run: 7,
  running: 0,
  plain: 21,
  partial: 112,
  first: 7,
  goal: 14,
  lookups: 14,
  empty: 108,
  begun: 0,
  asking: 0,
  huge: 7,
};

/** The day a state asks for. */
export function askedIn(state: WeekState, now: number): string {
  return addDays(dayOf(now), -DAYS_BACK[state]);
}

/** @param asked another day than the state's own, where the address asks for one */
export function mockWeekClient(
  state: WeekState,
  settings: Partial<Settings>,
  now: number,
  asked = askedIn(state, now),
): WeekClient {
  const consent = state === 'asking' ? null : consentOf(true, now);
  let own: Settings = { ...DEFAULT_SETTINGS, consent, ...goalOf(state), ...settings };
  const watchers = new Set<() => void>();
  return {
    browserLanguages: ['en'],
    watch(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    async read() {
      const range = weekRange(asked, own, now);
      return weekReadingOf(mockWeekStored(state, own, range.start, range.to, now), range, now);
    },
    noteShown: () => undefined,
    async change(change) {
      own = { ...own, ...change };
      for (const changed of watchers) changed();
      return true;
    },
  };
}

/** What the store would hold of a week and the weeks before it. */
export function mockWeekStored(
  state: WeekState,
  settings: Settings,
  start: string,
  to: string,
  now: number,
): WeekStored {
  const use = useOf(state, start, now);
  const requests = use.requests.filter(({ day }) => day >= start && day <= to);
  const quick = requests.filter(({ kind, mode }) => kind === 'text' && mode === 'standard');
  return {
    record: { ...use.record, requests },
    settings,
    hasOthers: false,
    lookups: new Set(state === 'lookups' ? quick.slice(0, 9).map(({ id }) => id) : []),
  };
}

function goalOf(state: WeekState): Partial<Settings> {
  return state === 'goal' || state === 'running' ? { goal: { of: 'requests', most: 150 } } : {};
}

/**
 * A year of use, but for a person who has just come, one who has asked nothing yet, one who asks much more, and a week of
 * pictures without a run.
 */
function useOf(state: WeekState, start: string, now: number): MockUse {
  const use = mockUse(now);
  if (state === 'first') {
    const from = addDays(start, 2);
    return {
      requests: use.requests.filter(({ day }) => day >= from),
      record: {
        rows: use.record.rows.filter(({ day }) => day >= from),
        meteredDays: new Set([...use.record.meteredDays].filter((day) => day >= from)),
      },
    };
  }
  if (state === 'begun' || state === 'asking')
    return { requests: [], record: { rows: [], meteredDays: new Set() } };
  const week = use.requests.filter(({ day }) => day >= start);
  if (state === 'trend')
    return withWeek(
      use,
      start,
      week.filter((request) => classOf(request) !== 'research'),
    );
  if (state !== 'huge') return use;
  const requests = Array.from({ length: 40 }, (_, copy) =>
    week.map((request) => ({ ...request, id: `${request.id}-${copy}` })),
  ).flat();
  return withWeek(use, start, requests);
}

/** The same with other requests from a day on. */
function withWeek(
  { record, requests: all }: MockUse,
  start: string,
  requests: readonly UsageRequest[],
): MockUse {
  return {
    requests: [...all.filter(({ day }) => day < start), ...requests],
    record: {
      ...record,
      rows: [...record.rows.filter(({ day }) => day < start), ...dayRowsOf(requests)],
    },
  };
}
