/** The person's devices, made up: every state their page can be in. */
import { DEFAULT_SETTINGS, type Settings } from '../../../model/settings/settings.ts';
import type { FileRecord } from '../../../store/devices/state.ts';
import { type DevicesClient, type DevicesStored, devicesReadingOf } from './reading.ts';

/**
 * `alone`: nothing set up. `files`: nor in a browser that takes no folders. `joined`: two others. `asked`: one waits for
 * a word. `failing`: the folder wants to be asked for, one file is cut, one locked. `copied`: this profile was.
 */
export const DEVICES_STATES = ['alone', 'files', 'joined', 'asked', 'failing', 'copied'] as const;
/** One of them, by name. */
export type DevicesStateName = (typeof DEVICES_STATES)[number];

const HOUR_MS = 3_600_000;

/** What each device has here. */
const COUNTS: Readonly<Record<string, number>> = { own: 1_284, laptop: 612, work: 2_075 };

/** @param now epoch ms, the moment it is looked at */
export function mockDevices(
  state: DevicesStateName,
  settings: Partial<Settings>,
  now: number,
): DevicesClient {
  let stored: DevicesStored = { ...storedIn(state, now), settings: { ...DEFAULT_SETTINGS, ...settings } };
  const watchers = new Set<() => void>();
  const change = (news: Partial<DevicesStored>): true => {
    stored = { ...stored, ...news };
    for (const changed of watchers) changed();
    return true;
  };
  return {
    browserLanguages: ['en'],
    read: async () => devicesReadingOf(stored, now),
    watch(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    chooseFolder: async () => change({ folder: 'Trottinette', joined: joinedAt(now) }),
    join: async () => change({ joined: joinedAt(now) }),
    leaveFolder: async () =>
      void change({ folder: null, joined: stored.joined && { ...stored.joined, failure: null } }),
    setName: async (name) => name.trim() !== '' && change({ name: name.trim() }),
    setPassphrase: async (passphrase) => change({ hasPassphrase: passphrase !== null }),
    answer: async (device, choice) =>
      change({
        files: stored.files.map((file) =>
          file.head?.device === device
            ? { ...file, result: choice === 'theirs' ? 'taken' : 'left-out' }
            : file,
        ),
      }),
    forget: async (device) =>
      change({
        rows: stored.rows.filter((row) => row.device !== device),
        files: stored.files.filter(({ head }) => head?.device !== device),
      }),
    ownFile: async () => ({ name: 'trottinette-own.json', content: new Blob(['{}']) }),
    open: async () => true,
    show: async (devices) => change({ settings: { ...stored.settings, devices } }),
  };
}

function joinedAt(at: number): NonNullable<DevicesStored['joined']> {
  return { at, failure: null, copiedAt: null, mark: '' };
}

function storedIn(state: DevicesStateName, now: number): Omit<DevicesStored, 'settings'> {
  const base = {
    rows: rowsOf(['own']),
    ownNames: ['own'],
    name: 'Chrome, Linux',
    hasPassphrase: false,
    folder: null,
    takesFolders: true,
    joined: null,
    files: [],
  };
  if (state === 'alone') return base;
  if (state === 'files') return { ...base, name: 'Firefox, Linux', takesFolders: false };
  const joined = { ...joinedAt(now - 2 * HOUR_MS), copiedAt: state === 'copied' ? now - HOUR_MS : null };
  const files = filesOf(now);
  const [laptop, work] = files;
  const set = { ...base, folder: 'Trottinette', joined, files, rows: rowsOf(['own', 'laptop', 'work']) };
  if (state === 'asked' && work && laptop)
    return { ...set, rows: rowsOf(['own', 'laptop']), files: [laptop, { ...work, result: 'asked' }] };
  if (state === 'failing' && work && laptop)
    return {
      ...set,
      hasPassphrase: true,
      joined: { ...joined, failure: 'no-grant' },
      files: [
        { ...laptop, result: 'broken' },
        work,
        { ...work, file: 'trottinette-x.json', head: null, result: 'locked' },
      ],
    };
  return set;
}

function rowsOf(devices: readonly string[]): DevicesStored['rows'] {
  return devices.map((device) => ({ device, requests: COUNTS[device] ?? 0, sessions: 0 }));
}

function filesOf(now: number): readonly FileRecord[] {
  const known = [
    ['laptop', 'Firefox, macOS', now - 5 * HOUR_MS, 3],
    ['work', 'Edge, Windows', now - 80 * HOUR_MS, 0],
  ] as const;
  return known.map(([device, name, writtenAt, deleted]) => ({
    file: `trottinette-${device}.json`,
    mark: device,
    result: 'taken',
    head: { device, name, writtenAt },
    requests: COUNTS[device] ?? 0,
    deleted,
  }));
}
