/** When a backup is due, where it goes, and what is to be said of it. */
import { integer, nullable, oneOf, record } from '../parse.ts';
import { BACKUPS_KEPT, type Settings } from '../settings/settings.ts';

export const BACKUP_FAILURES = ['not-allowed', 'full', 'not-written'] as const;
/**
 * Why the weekly file could not be saved: the browser no longer lets us, no room on the disk, or the folder can't be
 * written for another reason.
 */
export type BackupFailure = (typeof BACKUP_FAILURES)[number];

export const BACKUP_NOTES = [...BACKUP_FAILURES, 'late'] as const;
/** What the popup says of backups: why one failed, or that there is much to lose and the last is long ago. */
export type BackupNote = (typeof BACKUP_NOTES)[number];

/** What became of backups so far. Moments are epoch ms. */
export interface BackupState {
  /** When the last one was made, by itself or by the person; null before the first. */
  readonly madeAt: number | null;
  /** When the last weekly one was; null before the first. */
  readonly writtenAt: number | null;
  /** When the weekly one was tried last; null before the first. */
  readonly triedAt: number | null;
  /** Which of the weekly files was written last, from 1; 0 before the first. */
  readonly place: number;
  readonly note: BackupNote | null;
}

export const NO_BACKUP: BackupState = { madeAt: null, writtenAt: null, triedAt: null, place: 0, note: null };

const DAY_MS = 24 * 3_600_000;
const WEEK_MS = 7 * DAY_MS;
/** One that failed is tried again, but not at every start of the worker. */
const RETRY_MS = DAY_MS - 4 * 3_600_000;
/** How old a backup is before it is reminded of. */
const LATE_MS = 4 * WEEK_MS;
/** Day rows that are much to lose: some weeks of a few models. */
const MUCH_ROWS = 50;
const MAX_TIME = 8_640_000_000_000_000;

const moment = nullable(integer(0, MAX_TIME));
const parse = record({
  madeAt: moment,
  writtenAt: moment,
  triedAt: moment,
  place: integer(0, Math.max(...BACKUPS_KEPT)),
  note: nullable(oneOf(BACKUP_NOTES)),
});

/** What was kept as `value`, whatever became of it. */
export function parseBackupState(value: unknown): BackupState {
  return parse(value) ?? NO_BACKUP;
}

/** Whether the weekly file is to be written: also where a clock that was wrong says that it was, in the future. */
export function isBackupDue({ writtenAt, triedAt, note }: BackupState, now: number): boolean {
  const isOld = (at: number | null, age: number): boolean => at === null || Math.abs(now - at) >= age;
  const hasFailed = note !== null && note !== 'late';
  return hasFailed ? isOld(triedAt, RETRY_MS) : isOld(writtenAt, WEEK_MS);
}

/** What is to be said where no weekly file is written. @param rows day rows that are stored */
export function reminderOf(
  { madeAt }: BackupState,
  { backupReminder }: Pick<Settings, 'backupReminder'>,
  rows: number,
  now: number,
): BackupNote | null {
  const isLate = madeAt === null || Math.abs(now - madeAt) >= LATE_MS;
  return backupReminder && rows >= MUCH_ROWS && isLate ? 'late' : null;
}

/** The next place of so many, in turn. */
export function nextPlace({ place }: BackupState, kept: number): number {
  return (place % kept) + 1;
}

/** How much of a device's name tells it from a person's others. */
const DEVICE_DIGITS = 8;

/**
 * Where a weekly file goes, below the folder of downloads. Records that were lost come with a new device, so that what
 * follows them takes the place of no file of before; nor do two browsers share one.
 * @param place from 1
 */
export function backupPath(device: string, place: number): string {
  return `Trottinette/trottinette-backup-${device.slice(0, DEVICE_DIGITS)}-${place}.json`;
}
