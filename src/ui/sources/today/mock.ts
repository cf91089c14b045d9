/** A client over made-up use: every state of the pages, in an ordinary browser tab and in tests. */
import { dayOf, daysUntil } from '../../../model/calendar/day.ts';
import type { SiteHealth } from '../../../model/health/health.ts';
import { unknownHealth } from '../../../model/health/sighting.ts';
import { consentOf } from '../../../model/settings/consent.ts';
import { sitePatterns } from '../../../model/settings/match-pattern.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../model/settings/settings.ts';
import { SUMMARY_DAYS } from '../../../model/summaries/summary.ts';
import { SITE_NAMES } from '../../../sites/names.ts';
import { footprint, pastRows, text, todaysRows } from './mock-rows.ts';
import type { MockState } from './mock-states.ts';
import { type Client, type Idea, readingOf, type Stored } from './reading.ts';

/** A client over this, which it changes as it is asked to. The browser says yes to everything. */
export function mockClient(start: Stored, now: number): Client {
  let stored = start;
  const watchers = new Set<() => void>();
  const become = async (change: Partial<Stored>): Promise<true> => {
    stored = { ...stored, ...change };
    for (const changed of watchers) changed();
    return true;
  };
  return {
    browserLanguages: ['en'],
    read: async () => readingOf(stored, now),
    watch(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    async act(message) {
      if (message.type === 'settings/change')
        return become({ settings: { ...stored.settings, ...message.change } });
      if (message.type === 'coach/dismissed') return become({ idea: null });
      return true;
    },
    allow: (patterns) => become({ allowed: new Set([...stored.allowed, ...patterns]) }),
    reloadTab: async () => {
      await become({ lateTabs: [] });
    },
  };
}

/** What the store would hold in a state. `now` is the moment it is looked at, epoch ms. */
export function mockStored(state: MockState, now: number, settings: Partial<Settings> = {}): Stored {
  const today = dayOf(now);
  const isNew = state === 'first-run' || state === 'asking';
  const past = isNew ? [] : pastRows(today);
  const meteredDays = isNew ? [today] : daysUntil(today, SUMMARY_DAYS);
  return {
    record: { rows: [...past, ...todaysRows(state, today)], meteredDays: new Set(meteredDays) },
    requests: [],
    health: isNew ? [] : healthOf(state, now),
    lateTabs: state === 'late-tab' ? [{ tab: TAB, site: 'chatgpt', at: now - HOUR_MS / 2 }] : [],
    settings: { ...DEFAULT_SETTINGS, consent: consentOf(true, now), ...settingsOf(state, now), ...settings },
    storageFailedAt: state === 'storage' ? now - 3 * HOUR_MS : null,
    devicesTrouble: state === 'devices',
    backupNote: BACKUP_NOTES[state] ?? null,
    hasOthers: state === 'devices',
    historyLostAt: state === 'history-lost' ? now - HOUR_MS : null,
    allowed: allowedIn(state),
    tab: TABS[state] ? { id: TAB, host: TABS[state] } : null,
    idea: state === 'coach' ? ideaAt(now - 3 * HOUR_MS) : null,
    // A later week than any: seen, unless the state is about one that waits.
    summaryShown: state === 'summary-ready' ? null : today,
  };
}

const BACKUP_NOTES: Partial<Record<MockState, Stored['backupNote']>> = {
  'backup-late': 'late',
  'backup-failed': 'full',
};

const TAB = 1;
const TABS: Partial<Record<MockState, string>> = { 'late-tab': 'chatgpt.com', 'site-off': 'claude.ai' };

function settingsOf(state: MockState, now: number): Partial<Settings> {
  if (state === 'paused') return { pause: { since: now - HOUR_MS / 4, until: now + HOUR_MS } };
  if (state === 'paused-open') return { pause: { since: now - HOUR_MS, until: null } };
  if (state === 'asking') return { consent: null };
  if (state === 'declined') return { consent: consentOf(false, now - HOUR_MS) };
  if (state === 'coach') return { coach: true };
  return state === 'site-off' ? { sitesOff: ['claude'] } : {};
}

function allowedIn(state: MockState): ReadonlySet<string> {
  const granted = SITE_NAMES.filter(({ access }) => access === 'granted');
  const blocked = state === 'blocked' ? ['claude'] : [];
  const left = state === 'blocked-all' ? [] : granted.filter(({ id }) => !blocked.includes(id));
  return new Set(left.flatMap(sitePatterns));
}

function ideaAt(at: number): Idea {
  const request = {
    id: 'mock',
    site: 'claude',
    at,
    model: 'claude-opus-5-5',
    kind: 'text',
    mode: 'reasoning',
    footprint: footprint(text(1.2)),
  } as const;
  return { ruleId: 'fast-mode', request };
}

const HOUR_MS = 3_600_000;

function healthOf(state: MockState, now: number): SiteHealth[] {
  const seen = (site: string, at: number): SiteHealth => ({
    ...unknownHealth(site),
    lastSeenAt: at,
    lastUnderstoodAt: at,
  });
  const claude = seen('claude', state === 'zero' ? now - 26 * HOUR_MS : now - HOUR_MS / 4);
  const chatgpt = seen('chatgpt', now - 27 * HOUR_MS);
  const troubled: Partial<Record<MockState, SiteHealth>> = {
    changed: {
      ...chatgpt,
      lastUnderstoodAt: now - 72 * HOUR_MS,
      misunderstood: 14,
      misunderstoodSince: now - 48 * HOUR_MS,
      lastMisunderstoodAt: now - HOUR_MS,
    },
    unlisted: {
      ...chatgpt,
      unlisted: {
        since: now - 48 * HOUR_MS,
        lastAt: now - HOUR_MS,
        shape: {
          method: 'POST',
          path: '/*/conversation/*',
          contentType: 'text/event-stream',
          sizeLog2: 13,
          piecesPerSecond: 12,
        },
      },
    },
    'unusual-volume': { ...chatgpt, unusualVolumeAt: now - HOUR_MS },
  };
  return [claude, troubled[state] ?? chatgpt];
}
