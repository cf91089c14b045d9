/** The archive over made-up use: every state of the pages that look back. What is deleted comes back with the tab. */
import { addDays, dayOf } from '../../../model/calendar/day.ts';
import type { SiteHealth } from '../../../model/health/health.ts';
import { unknownHealth } from '../../../model/health/sighting.ts';
import type { Selection } from '../../../model/messages/wire.ts';
import { consentOf } from '../../../model/settings/consent.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../model/settings/settings.ts';
import type { Period } from '../../../model/summaries/period.ts';
import type { DayRow, UsageRequest } from '../../../model/usage/usage.ts';
import { dayRowsOf, type MockUse, mockUse } from '../mock-use.ts';
import type { Archive } from './reading.ts';

/**
 * `year`: a year of use. `first`: the first day. `empty`: nothing yet. `old`: half of the year is only known by its
 * day rows, some scaled and some frozen.
 */
export const ARCHIVE_STATES = ['year', 'first', 'empty', 'old'] as const;
/** A state that pages over the archive can be looked at in. */
export type ArchiveState = (typeof ARCHIVE_STATES)[number];

/** @param now epoch ms, the moment it is looked at */
export function mockArchive(state: ArchiveState, now: number, change: Partial<Settings> = {}): Archive {
  let settings: Settings = { ...DEFAULT_SETTINGS, consent: consentOf(true, now), ...change };
  let use = mockUseIn(state, now);
  let beforeDeletion: MockUse | null = null;
  const watchers = new Set<() => void>();
  const changed = (): true => {
    for (const tell of watchers) tell();
    return true;
  };
  const within = ({ from, to }: Period): UsageRequest[] =>
    use.requests.filter(({ day }) => day >= from && day <= to).reverse();
  return {
    browserLanguages: ['en'],
    now: () => now,
    settings: async () => settings,
    record: async (period) => recordWithin(use, period),
    requests: async (page) => within(page).slice(0, page.limit),
    async *allRequests(period) {
      yield within(period);
    },
    request: async (id) => use.requests.find((request) => request.id === id),
    health: async () => healthOf(use),
    hasOthers: async () => false,
    async change(wanted) {
      settings = { ...settings, ...wanted };
      return changed();
    },
    async delete(selection) {
      beforeDeletion = use;
      use = without(use, selection);
      return changed();
    },
    async restore() {
      if (beforeDeletion === null) return false;
      use = beforeDeletion;
      beforeDeletion = null;
      return changed();
    },
    async exportJson(period) {
      const requests = within(period).reverse();
      return new Blob([JSON.stringify({ requests, days: recordWithin(use, period).rows, settings })]);
    },
    watch(tell) {
      watchers.add(tell);
      return () => watchers.delete(tell);
    },
  };
}

/** What the store would hold in a state. */
export function mockUseIn(state: ArchiveState, now: number): MockUse {
  switch (state) {
    case 'year':
      return mockUse(now);
    case 'first':
      return mockUse(now, 1);
    case 'empty':
      return { requests: [], record: { rows: [], meteredDays: new Set([dayOf(now)]) } };
    case 'old':
      return withoutOldRequests(mockUse(now), now);
  }
}

const KEPT_DAYS = 180;

/** Days whose requests are gone: some could be scaled to today's factors, the oldest could not. */
function withoutOldRequests({ requests, record }: MockUse, now: number): MockUse {
  const kept = addDays(dayOf(now), -KEPT_DAYS);
  const frozen = addDays(kept, -60);
  const aged = (row: DayRow): DayRow => {
    if (row.day >= kept) return row;
    return row.day >= frozen
      ? { ...row, frozen: true, factors: `~${row.factors}` }
      : { ...row, frozen: true, factors: row.factors.replace(/^[^/]+/, '2025.12') };
  };
  return {
    requests: requests.filter(({ day }) => day >= kept),
    record: { ...record, rows: record.rows.map(aged) },
  };
}

function recordWithin({ record }: MockUse, period: Period | null): MockUse['record'] {
  if (period === null) return record;
  const holds = (day: string): boolean => day >= period.from && day <= period.to;
  return {
    rows: record.rows.filter(({ day }) => holds(day)),
    meteredDays: new Set([...record.meteredDays].filter(holds)),
  };
}

function without(use: MockUse, selection: Selection): MockUse {
  const goes = (request: UsageRequest): boolean => {
    switch (selection.of) {
      case 'request':
        return request.id === selection.id;
      case 'requests':
        return selection.ids.includes(request.id);
      case 'day':
        return request.day === selection.day;
      case 'site':
        return request.site === selection.site;
      case 'all':
        return true;
    }
  };
  const requests = use.requests.filter((request) => !goes(request));
  const frozen = use.record.rows.filter((row) => row.frozen);
  return { requests, record: { ...use.record, rows: [...frozen, ...dayRowsOf(requests)] } };
}

function healthOf({ requests }: MockUse): SiteHealth[] {
  const isUsed = requests.some(({ model }) => model === 'velvet-9');
  return isUsed ? [{ ...unknownHealth('lmarena'), unknownModels: ['velvet-9'] }] : [];
}
