/** The pages that set things over made-up state: every change works, and is forgotten with the tab. */
import { type BackupState, NO_BACKUP } from '../../../model/backup/backup-state.ts';
import { dayOf } from '../../../model/calendar/day.ts';
import type { SiteHealth } from '../../../model/health/health.ts';
import { unknownHealth } from '../../../model/health/sighting.ts';
import { consentOf } from '../../../model/settings/consent.ts';
import { sitePatterns } from '../../../model/settings/match-pattern.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../model/settings/settings.ts';
import { SITE_NAMES } from '../../../sites/names.ts';
import {
  type ImportDialogue,
  type ImportOutcome,
  type SettingsClient,
  type SettingsState,
  settingsReadingOf,
} from './reading.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A client over this state, which it changes as it is asked to. The browser says yes to everything. */
export function mockSettingsClient(
  start: SettingsState,
  now: number,
  file: MockFile = 'imported',
): SettingsClient {
  let state = start;
  let beforeDeletion: SettingsState | null = null;
  const watchers = new Set<() => void>();
  const become = (change: Partial<SettingsState>): true => {
    state = { ...state, ...change };
    for (const changed of watchers) changed();
    return true;
  };
  return {
    browserLanguages: ['en'],
    read: async () => settingsReadingOf(state, now),
    watch(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    change: async (change) => become({ settings: { ...state.settings, ...change } }),
    allow: async (patterns) => become({ allowed: new Set([...state.allowed, ...patterns]) }),
    withdraw: async (patterns) =>
      become({ allowed: new Set([...state.allowed].filter((pattern) => !patterns.includes(pattern))) }),
    allowNotifications: async () => true,
    allowSaving: async () => true,
    giveUpSaving: async () => true,
    writeBackup: async () => become({ backup: { ...state.backup, madeAt: now, note: null } }),
    countExpiring: async (days) => Math.max(0, state.storedRequests - Math.round((days / 365) * 5_000)),
    count: async ({ of }) => ({ requests: of === 'all' ? state.storedRequests : 12, sessions: 2 }),
    async delete(selection) {
      beforeDeletion = state;
      return become({ storedRequests: 0, deletion: { selection, isRestoring: false } });
    },
    restore: async () => beforeDeletion !== null && become(beforeDeletion),
    rezone: async () => true,
    async exportFile(_kind, onRead) {
      onRead(42_000, 120_000);
      if (file === 'exporting') await new Promise(() => undefined);
      return { name: 'trottinette.json', content: new Blob(['{}']) };
    },
    importFile: (_file, _wishes, dialogue) => mockImport(file, dialogue),
  };
}

/** How far a file comes that is saved or taken in. */
export type MockFile = 'exporting' | 'imported' | 'importing' | 'import-asks' | 'import-failed';

async function mockImport(of: MockFile, { told, ask }: ImportDialogue): Promise<ImportOutcome> {
  told({ of: 'reading', rows: 42_000 });
  if (of === 'importing') return new Promise(() => undefined);
  if (of === 'import-failed') return { result: 'broken' };
  if (of === 'import-asks')
    await ask({ of: 'strangers', requests: 4_210, from: '2025-03-03', to: '2026-10-30' });
  return {
    result: 'taken',
    taken: { requests: 795, days: 30 },
    stayDeleted: { requests: 12, days: 1 },
    rejected: [{ table: 'requests', row: 12 }],
    settingsTaken: false,
    isCopied: false,
  };
}

export const SETTINGS_STATES = [
  'usual',
  // Nothing was counted yet: they were not asked, said no, or agreed.
  'asking',
  'refused',
  'installed',
  'changed',
  'blocked',
  'paused',
  'deleted',
  // With what is asked before everything, and before old requests, are deleted.
  'clock-jumped',
  'clock-ahead',
  'full',
  'backup-failed',
  // A large file is being made.
  'exporting',
  // A file was chosen: it is read, asked about, refused or taken in.
  'importing',
  'import-asks',
  'import-failed',
  'imported',
] as const;
/** A state that pages over the settings can be looked at in. */
export type SettingsMockState = (typeof SETTINGS_STATES)[number];

/** What the extension would hold in a state. `now` is the moment it is looked at, epoch ms. */
export function mockSettingsState(
  state: SettingsMockState,
  now: number,
  settings: Partial<Settings> = {},
): SettingsState {
  const isNew = ['asking', 'refused', 'installed'].includes(state);
  return {
    settings: { ...DEFAULT_SETTINGS, consent: consentIn(state, now), ...settingsIn(state, now), ...settings },
    health: isNew ? [] : healthIn(state, now),
    allowed: allowedIn(state),
    storedRequests: isNew ? 0 : 795,
    expiredRequests: state === 'full' ? 370 : 0,
    newestDay: isNew ? null : dayOf(now),
    backup: backupIn(state, now),
    clock: clockIn(state),
    deletion:
      state === 'deleted' ? { selection: { of: 'day', day: '2026-11-17' }, isRestoring: false } : null,
    rezone: state === 'full' ? { done: 212, total: 400 } : null,
    takesPorts: true,
    version: '0.2.0',
  };
}

function backupIn(state: SettingsMockState, now: number): BackupState {
  const madeAt = state === 'full' || state === 'backup-failed' ? now - 9 * DAY_MS : null;
  return { ...NO_BACKUP, madeAt, note: state === 'backup-failed' ? 'full' : null };
}

function clockIn(state: SettingsMockState): SettingsState['clock'] {
  if (state === 'clock-jumped') return { of: 'jump', day: '2023-11-18' };
  return state === 'clock-ahead' ? { of: 'ahead', day: '2029-11-18' } : null;
}

function consentIn(state: SettingsMockState, now: number): Settings['consent'] {
  return state === 'asking' ? null : consentOf(state !== 'refused', now - HOUR_MS);
}

function settingsIn(state: SettingsMockState, now: number): Partial<Settings> {
  if (state === 'paused') return { pause: { since: now - HOUR_MS / 2, until: now + HOUR_MS / 2 } };
  if (state === 'backup-failed') return { weeklyBackup: 4 };
  if (state !== 'full') return {};
  return {
    weeklyBackup: 8,
    zone: 'FR',
    coach: true,
    ecologits: true,
    goal: { of: 'images', most: 20 },
    sitesOff: ['grok'],
    ownOrigins: [
      { id: 'own:1', origin: 'http://localhost:3000', kind: 'openwebui' },
      { id: 'own:2', origin: 'https://chat.a-university-with-a-long-name.example', kind: 'librechat' },
    ],
  };
}

function allowedIn(state: SettingsMockState): ReadonlySet<string> {
  const allowed = SITE_NAMES.filter(({ id, access }) =>
    state === 'blocked' && id === 'claude'
      ? false
      : access === 'granted' || (state === 'full' && id === 'poe'),
  );
  return new Set(allowed.flatMap(sitePatterns));
}

function healthIn(state: SettingsMockState, now: number): SiteHealth[] {
  const seen = (site: string, ago: number): SiteHealth => ({
    ...unknownHealth(site),
    lastSeenAt: now - ago,
    lastUnderstoodAt: now - ago,
  });
  const chatgpt = seen('chatgpt', 2 * HOUR_MS);
  return [
    state === 'changed' ? changedHealth(chatgpt, now) : chatgpt,
    seen('claude', HOUR_MS / 4),
    state === 'changed'
      ? { ...seen('gemini', 26 * HOUR_MS), unknownModels: ['gemini-4-nano-preview'] }
      : seen('gemini', 26 * HOUR_MS),
    state === 'changed'
      ? { ...seen('mistral', 3 * DAY_MS), lastUnprovenAt: now - 3 * DAY_MS }
      : seen('mistral', 3 * DAY_MS),
  ];
}

function changedHealth(health: SiteHealth, now: number): SiteHealth {
  return {
    ...health,
    lastUnderstoodAt: now - 3 * DAY_MS,
    misunderstood: 14,
    misunderstoodSince: now - 2 * DAY_MS,
    lastMisunderstoodAt: now - HOUR_MS,
    lastEndpoint: 'conversation',
    lastShape: {
      status: 200,
      contentType: 'text/event-stream',
      names: ['event:delta', 'event:?', 'type:message_marker', 'key:v', 'key:?'],
      sizeLog2: 13,
    },
  };
}
