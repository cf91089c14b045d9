import { describe, expect, it } from 'vitest';
import { createBackup } from '../../src/background/backup.ts';
import { type BackupFailure, type BackupState, NO_BACKUP } from '../../src/model/backup/backup-state.ts';
import { DONE, REFUSED } from '../../src/model/messages/wire.ts';
import type { Settings } from '../../src/model/settings/settings.ts';
import { observation } from '../model/samples.ts';
import { testRecorder } from './recorders.ts';

const DAY = 86_400_000;
const WEEK = 7 * DAY;

/** A background whose browser saves files into a map, and says of each why it could not. */
function backups(settings: Partial<Settings> = { weeklyBackup: 2 }) {
  const recorder = testRecorder();
  const saved = new Map<string, string>();
  const state = {
    kept: NO_BACKUP as BackupState,
    isAllowed: true,
    isAddressed: true,
    failure: null as BackupFailure | null,
    writes: 0,
    /** What keeps the worker alive and has not been ended. */
    awake: 0,
  };
  recorder.settings = { ...recorder.settings, ...settings };
  const backup = createBackup({
    openDatabase: recorder.openDatabase,
    readSettings: async () => recorder.settings,
    now: () => recorder.now,
    readBackupState: async () => state.kept,
    writeBackupState: async (next) => {
      state.kept = next;
      state.writes += 1;
    },
    isSavingAllowed: async () => state.isAllowed,
    whileAddressed: async (file, use) => {
      if (!state.isAddressed) throw new Error('no address');
      expect(state.awake, 'awake while it is written').toBe(1);
      return use(await file.text());
    },
    saveQuietly: async (url, path) => {
      if (state.failure === null) saved.set(path, url);
      return state.failure;
    },
    keepAlive: () => {
      state.awake += 1;
      return () => {
        state.awake -= 1;
      };
    },
  });
  const places = () => [...saved.keys()].map((path) => path.at(-6));
  return { recorder, saved, state, backup, places };
}

const countOf = (text = '') => (JSON.parse(text) as { requests: unknown[] }).requests.length;

describe('the weekly backup', () => {
  it('holds all there is, each week in the place of the oldest', async () => {
    const { recorder, saved, state, backup, places } = backups();
    for (const week of [0, 1, 2]) {
      await recorder.observe(observation({ key: `turn-${week}` }));
      await backup.runIfDue();
      await backup.runIfDue();
      recorder.now += WEEK;
    }
    expect(places()).toEqual(['1', '2']);
    expect([...saved.values()].map(countOf)).toEqual([3, 2]);
    expect(state.kept).toMatchObject({ place: 1, writtenAt: recorder.now - WEEK, note: null });
  });

  it('is not written where nothing is stored: it would take the place of one that holds something', async () => {
    const { saved, state, backup } = backups();
    await backup.runIfDue();
    expect(await backup.write(), 'there is no more to do').toEqual(DONE);
    expect([saved.size, state.kept]).toEqual([0, NO_BACKUP]);
  });

  it('is not written where nobody wants it', async () => {
    const { recorder, saved, backup } = backups({});
    await recorder.observe(observation());
    await backup.runIfDue();
    expect(await backup.write()).toEqual(REFUSED);
    expect(saved.size).toBe(0);
  });

  it.each([
    'full',
    'not-written',
  ] as const)('that failed (%s) is noted, takes no place, is tried again daily and then is well', async (failure) => {
    const { recorder, state, backup, places } = backups();
    await recorder.observe(observation());
    state.failure = failure;
    await backup.runIfDue();
    expect(state.kept).toMatchObject({ note: failure, place: 0, madeAt: null });
    state.failure = null;
    await backup.runIfDue();
    expect(state.kept.note).toBe(failure);
    recorder.now += DAY;
    await backup.runIfDue();
    expect(state.kept.note).toBeNull();
    expect(places()).toEqual(['1']);
  });

  it('that can have no address is not written, and the worker may end', async () => {
    const { recorder, state, backup, places } = backups();
    await recorder.observe(observation());
    state.isAddressed = false;
    expect(await backup.write()).toEqual(REFUSED);
    expect(state.kept).toMatchObject({ note: 'not-written', place: 0, madeAt: null });
    state.isAddressed = true;
    expect(await backup.write()).toEqual(DONE);
    expect([places(), state.awake]).toEqual([['1'], 0]);
  });

  it('says at once that the browser allows it no more, and is written as soon as it does', async () => {
    const { recorder, state, backup, places } = backups();
    await recorder.observe(observation());
    await backup.runIfDue();
    state.isAllowed = false;
    await backup.runIfDue();
    expect(state.kept.note).toBe('not-allowed');
    state.isAllowed = true;
    await backup.runIfDue();
    expect(state.kept.note).toBeNull();
    expect(places()).toEqual(['1', '2']);
  });

  it('is written when a person asks for it, and not twice at once', async () => {
    const { recorder, backup, places } = backups({ weeklyBackup: 4 });
    await recorder.observe(observation());
    expect(await Promise.all([backup.write(), backup.write()])).toEqual([DONE, DONE]);
    expect(places()).toEqual(['1', '2']);
  });

  it('keeps that a person saved a file themselves while it was being written', async () => {
    const { recorder, state, backup } = backups();
    await recorder.observe(observation());
    state.failure = 'full';
    expect(await Promise.all([backup.write(), backup.saved()])).toEqual([REFUSED, DONE]);
    expect(state.kept).toMatchObject({ note: 'full', madeAt: recorder.now });
  });

  it('says nothing of one that was switched off before it was allowed no more', async () => {
    const { recorder, state, backup } = backups();
    await recorder.observe(observation());
    const running = backup.runIfDue();
    recorder.settings = { ...recorder.settings, weeklyBackup: null };
    state.isAllowed = false;
    await running;
    await backup.runIfDue();
    expect(state.kept.note).toBeNull();
  });
});

describe('the reminder of a backup', () => {
  it('comes once there is much to lose, and goes with a backup or the wish', async () => {
    const { recorder, state, backup } = backups({});
    for (let day = 0; day < 50; day += 1) {
      await recorder.observe(observation({ key: `turn-${day}`, at: recorder.now }));
      recorder.now += DAY;
    }
    await backup.runIfDue();
    expect(state.kept.note).toBe('late');
    await backup.runIfDue();
    expect(state.writes, 'it stands there already').toBe(1);
    await backup.saved();
    expect(state.kept.note).toBeNull();
    recorder.now += 4 * WEEK;
    await backup.runIfDue();
    expect(state.kept.note).toBe('late');
    recorder.settings = { ...recorder.settings, backupReminder: false };
    await backup.runIfDue();
    expect(state.kept.note).toBeNull();
  });
});
