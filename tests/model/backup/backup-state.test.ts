import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BACKUP_FAILURES,
  BACKUP_NOTES,
  type BackupState,
  backupPath,
  isBackupDue,
  NO_BACKUP,
  nextPlace,
  parseBackupState,
  reminderOf,
} from '../../../src/model/backup/backup-state.ts';
import { NOON } from '../samples.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

const written: BackupState = { madeAt: NOON, writtenAt: NOON, triedAt: NOON, place: 2, note: null };

describe('a weekly backup', () => {
  it('is due at first, and a week after the last', () => {
    expect(isBackupDue(NO_BACKUP, NOON)).toBe(true);
    expect(isBackupDue(written, NOON + WEEK - 1)).toBe(false);
    expect(isBackupDue(written, NOON + WEEK)).toBe(true);
  });

  it('is not put off by one that a person saved', () => {
    expect(isBackupDue({ ...NO_BACKUP, madeAt: NOON }, NOON)).toBe(true);
  });

  it('is due where the last was written under a clock that ran far ahead', () => {
    expect(isBackupDue(written, NOON - 3 * 365 * DAY)).toBe(true);
  });

  it.each(BACKUP_FAILURES)('that failed (%s) is tried again daily', (note) => {
    const failed = { ...written, triedAt: NOON + WEEK, note };
    expect(isBackupDue(failed, NOON + WEEK + 19 * HOUR)).toBe(false);
    expect(isBackupDue(failed, NOON + WEEK + 20 * HOUR)).toBe(true);
  });

  it('goes through its places in turn, and from the first where fewer are kept', () => {
    const places = [1, 2, 3, 4, 5, 6].map((place) => nextPlace({ ...written, place }, 4));
    expect(places).toEqual([2, 3, 4, 1, 2, 3]);
    expect(nextPlace(NO_BACKUP, 4)).toBe(1);
  });

  it('has a name of its device and place', () => {
    expect(backupPath('abcdefghijklmnopqrstuv', 3)).toBe('Trottinette/trottinette-backup-abcdefgh-3.json');
  });
});

describe('the reminder', () => {
  const asked = { backupReminder: true };

  it('comes where there is much to lose and no backup of four weeks, and not where it is silenced', () => {
    expect(reminderOf(NO_BACKUP, asked, 50, NOON)).toBe('late');
    expect(reminderOf(NO_BACKUP, asked, 49, NOON)).toBeNull();
    expect(reminderOf(NO_BACKUP, { backupReminder: false }, 5_000, NOON)).toBeNull();
    expect(reminderOf(written, asked, 5_000, NOON + 4 * WEEK - 1)).toBeNull();
    expect(reminderOf(written, asked, 5_000, NOON + 4 * WEEK)).toBe('late');
  });
});

describe('what is kept of backups', () => {
  const moment = fc.option(fc.integer({ min: 0, max: 4e12 }));
  const state = fc.record({
    madeAt: moment,
    writtenAt: moment,
    triedAt: moment,
    place: fc.integer({ min: 0, max: 12 }),
    note: fc.option(fc.constantFrom(...BACKUP_NOTES)),
  });

  it('comes back as it was, and anything else is as if there were none', () => {
    fc.assert(
      fc.property(state, (kept) => {
        expect(parseBackupState({ ...kept })).toEqual(kept);
      }),
    );
    for (const odd of [undefined, null, 7, {}, { ...written, note: 'odd' }, { ...written, place: 'x' }])
      expect(parseBackupState(odd)).toEqual(NO_BACKUP);
  });
});
