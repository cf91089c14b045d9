/** A client over made-up use: every state of the pages, in an ordinary browser tab and in tests. */
import { addDays, dateOf, dayOf, daysUntil } from '../../../model/calendar/day.ts';
import { type SiteHealth, unknownHealth } from '../../../model/health/health.ts';
import { sitePatterns } from '../../../model/settings/match-pattern.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../model/settings/settings.ts';
import { SUMMARY_DAYS } from '../../../model/summaries/summary.ts';
import {
  type DayRow,
  type Footprint,
  type Kind,
  type Mode,
  OUTCOMES,
  type Range,
} from '../../../model/usage/usage.ts';
import { SITE_NAMES } from '../../../sites/names.ts';
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

export const MOCK_STATES = [
  'day',
  'zero',
  'first-run',
  'changed',
  'late-tab',
  'paused',
  'paused-open',
  'site-off',
  'blocked',
  'blocked-all',
  'coach',
  'summary-ready',
  'unusual-volume',
  'storage',
  'one',
  'tiny',
  'refused',
  'calm',
  'answering',
  'huge',
  'wide',
  'many-sites',
] as const;
export type MockState = (typeof MOCK_STATES)[number];

/** What the store would hold in a state. `now` is the moment it is looked at, epoch ms. */
export function mockStored(state: MockState, now: number, settings: Partial<Settings> = {}): Stored {
  const today = dayOf(now);
  const isNew = state === 'first-run';
  const past = isNew ? [] : pastRows(today);
  const meteredDays = isNew ? [today] : daysUntil(today, SUMMARY_DAYS);
  return {
    record: { rows: [...past, ...todaysRows(state, today)], meteredDays: new Set(meteredDays) },
    health: isNew ? [] : healthOf(state, now),
    lateTabs: state === 'late-tab' ? [{ tab: TAB, site: 'chatgpt', at: now - HOUR_MS / 2 }] : [],
    settings: { ...DEFAULT_SETTINGS, ...settingsOf(state, now), ...settings },
    storageFailedAt: state === 'storage' ? now - 3 * HOUR_MS : null,
    allowed: allowedIn(state),
    tab: TABS[state] ? { id: TAB, host: TABS[state] } : null,
    idea: state === 'coach' ? ideaAt(now - 3 * HOUR_MS) : null,
    // A later week than any: seen, unless the state is about one that waits.
    summaryShown: state === 'summary-ready' ? null : today,
  };
}

const TAB = 1;
const TABS: Partial<Record<MockState, string>> = { 'late-tab': 'chatgpt.com', 'site-off': 'claude.ai' };

function settingsOf(state: MockState, now: number): Partial<Settings> {
  if (state === 'paused') return { pause: { since: now - HOUR_MS / 4, until: now + HOUR_MS } };
  if (state === 'paused-open') return { pause: { since: now - HOUR_MS, until: null } };
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
    kind: 'text',
    mode: 'reasoning',
    footprint: footprint(text(1.2)),
  } as const;
  return { ruleId: 'fast-mode', request };
}

const HOUR_MS = 3_600_000;

/** Sunday first: a person's usual days. */
const USUAL = [28, 28, 30, 27, 29, 26, 12] as const;

/** Of the days before today, one of last week with a burst. */
const TREND_DAY = SUMMARY_DAYS - 6;

function pastRows(today: string): DayRow[] {
  return daysUntil(addDays(today, -1), SUMMARY_DAYS - 1).map((day, index) => {
    const usual = USUAL[dateOf(day).getUTCDay()] ?? 0;
    const requests = usual + ((index * 7) % 9) - 4 + (index === TREND_DAY ? 30 : 0);
    return row(day, { site: 'claude', requests, energyWh: text(requests * 0.28) });
  });
}

interface RowParts {
  readonly site: string;
  readonly requests: number;
  readonly energyWh: Range;
  readonly kind?: Kind;
  readonly mode?: Mode;
  readonly media?: number;
  readonly sessions?: number;
  readonly pending?: number;
}

const text = (central: number): Range => ({ low: central / 3, central, high: central * 4 });
const image = (central: number): Range => ({ low: central / 9, central, high: central * 4.3 });

const USUAL_DAY: readonly RowParts[] = [
  { site: 'chatgpt', requests: 11, energyWh: text(2) },
  { site: 'chatgpt', requests: 3, energyWh: image(4.2), kind: 'image', media: 3 },
  { site: 'claude', requests: 7, energyWh: text(2.4), mode: 'reasoning' },
  { site: 'gemini', requests: 2, energyWh: text(0.4) },
];

const MANY_SITES =
  'chatgpt claude gemini copilot perplexity deepseek grok le-chat google-search github'.split(' ');

const TODAY: Partial<Record<MockState, readonly RowParts[]>> = {
  zero: [],
  'first-run': [],
  one: [{ site: 'claude', requests: 1, energyWh: text(0.4) }],
  tiny: [{ site: 'gemini', requests: 2, energyWh: { low: 0.002, central: 0.008, high: 0.03 } }],
  refused: [{ site: 'chatgpt', requests: 1, energyWh: { low: 0, central: 0, high: 0 } }],
  calm: [{ site: 'claude', requests: 5, energyWh: text(1.6) }],
  answering: [
    { site: 'chatgpt', requests: 14, energyWh: text(6.2), pending: 2 },
    { site: 'chatgpt', requests: 0, energyWh: text(9), kind: 'audio', sessions: 1 },
    { site: 'gemini', requests: 1, energyWh: image(90), kind: 'video', media: 1 },
    { site: 'gemini', requests: 2, energyWh: image(2.8), kind: 'image', media: 2 },
  ],
  huge: [
    { site: 'chatgpt', requests: 1248, energyWh: text(1890) },
    { site: 'claude', requests: 604, energyWh: text(744), mode: 'agent' },
    { site: 'gemini', requests: 41, energyWh: image(1460), kind: 'video', media: 41 },
  ],
  wide: [{ site: 'chatgpt', requests: 120, energyWh: { low: 40, central: 190, high: 320 } }],
  'many-sites': MANY_SITES.map((site, index) => ({
    site,
    requests: 14 - index,
    energyWh: text(6.2 / (index + 1)),
  })),
};

function todaysRows(state: MockState, today: string): DayRow[] {
  return (TODAY[state] ?? USUAL_DAY).map((parts) => row(today, parts));
}

function row(day: string, parts: RowParts): DayRow {
  const {
    site,
    requests,
    energyWh,
    kind = 'text',
    mode = 'standard',
    media = 0,
    sessions = 0,
    pending = 0,
  } = parts;
  const outcomes = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as DayRow['outcomes'];
  const output = requests * 330;
  return {
    device: 'mock',
    day,
    site,
    model: '',
    kind,
    mode,
    requests,
    sessions,
    outcomes: { ...outcomes, pending, complete: requests - pending },
    generations: requests,
    inputTokens: requests * 60,
    contextTokens: 0,
    outputTokens: output,
    reasoningTokens: mode === 'reasoning' ? output * 4 : 0,
    toolTokens: 0,
    images: kind === 'image' ? media : 0,
    videos: kind === 'video' ? media : 0,
    audios: 0,
    videoSeconds: kind === 'video' ? media * 8 : 0,
    audioSeconds: 0,
    durationMs: requests * 9_000,
    footprint: footprint(energyWh),
    factors: '2026.11/US',
    frozen: false,
    provenance: 'live',
    rev: 0,
    spread: null,
  };
}

/** A United States data centre, about: docs/METHOD.md, Place, carbon, water. */
function footprint(energyWh: Range): Footprint {
  const per = (low: number, central: number, high: number): Range => ({
    low: energyWh.low * low,
    central: energyWh.central * central,
    high: energyWh.high * high,
  });
  return {
    energyWh,
    gwpUsageGrams: per(0.3, 0.384, 0.48),
    gwpEmbodiedGrams: per(0.022, 0.053, 0.18),
    waterOnsiteMl: per(0.1, 0.25, 0.6),
    waterOffsiteMl: per(1.6, 3.1, 5),
  };
}

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
    'unusual-volume': { ...chatgpt, unusualVolumeAt: now - HOUR_MS },
  };
  return [claude, troubled[state] ?? chatgpt];
}
