/** The weekly backup, written by itself where a person wants it; where they don't, whether to remind them of one. */
import {
  type BackupFailure,
  type BackupState,
  backupPath,
  isBackupDue,
  nextPlace,
  reminderOf,
} from '../model/backup/backup-state.ts';
import { DONE, REFUSED, type Reply } from '../model/messages/wire.ts';
import type { Settings } from '../model/settings/settings.ts';
import type { OpenDatabase } from '../store/database.ts';
import { backupFile } from '../store/export.ts';
import { readInstall } from '../store/install.ts';

/** The store, the settings, the clock (epoch ms), and the ways to a file. */
export interface BackupParts {
  readonly openDatabase: OpenDatabase;
  readonly readSettings: () => Promise<Settings>;
  readonly now: () => number;
  readonly readBackupState: () => Promise<BackupState>;
  readonly writeBackupState: (state: BackupState) => Promise<void>;
  readonly isSavingAllowed: () => Promise<boolean>;
  /** Does something with the address of a file; rejects where it can't have one. */
  readonly whileAddressed: <Result>(file: Blob, use: (url: string) => Promise<Result>) => Promise<Result>;
  readonly saveQuietly: (url: string, path: string) => Promise<BackupFailure | null>;
  /** Keeps the worker alive; gives what ends it. */
  readonly keepAlive: () => () => void;
}

/** All reject where what became of it can't be kept. */
export interface Backup {
  /** Writes the file where one is due; looks whether there is something to remind of where none is wanted. */
  runIfDue(): Promise<void>;
  /** Writes it, whatever the time. Done where it lies there whole. */
  write(): Promise<Reply>;
  /** A person saved a file themselves. */
  saved(): Promise<Reply>;
}

/** Files are written one after another, by whichever reason. */
export function createBackup(parts: BackupParts): Backup {
  let last: Promise<unknown> = Promise.resolve();

  /** After what is under way: each reads what the one before it wrote. */
  function inTurn<Result>(act: (parts: BackupParts) => Promise<Result>): Promise<Result> {
    const acting = last.then(() => act(parts));
    last = acting.catch(() => undefined);
    return acting;
  }

  return {
    runIfDue: () => inTurn(runIfDue),
    write: () => inTurn(async () => ((await writeNext(parts)) ? DONE : REFUSED)),
    saved: () => inTurn(noteSaved),
  };
}

async function runIfDue(parts: BackupParts): Promise<void> {
  const { readSettings, now, readBackupState, isSavingAllowed } = parts;
  const [{ weeklyBackup }, state] = await Promise.all([readSettings(), readBackupState()]);
  if (weeklyBackup === null) return remind(parts);
  // That it may not be saved any more, or may again, shows at once.
  const isNews = (await isSavingAllowed()) === (state.note === 'not-allowed');
  if (isNews || isBackupDue(state, now())) await writeNext(parts);
}

async function remind(parts: BackupParts): Promise<void> {
  const { openDatabase, readSettings, now, readBackupState, writeBackupState } = parts;
  const rows = await (await openDatabase()).count('days');
  const state = await readBackupState();
  const note = reminderOf(state, await readSettings(), rows, now());
  if (note !== state.note) await writeBackupState({ ...state, note });
}

async function noteSaved({ now, readBackupState, writeBackupState }: BackupParts): Promise<Reply> {
  const state = await readBackupState();
  await writeBackupState({ ...state, madeAt: now(), note: state.note === 'late' ? null : state.note });
  return DONE;
}

/**
 * Nothing is written where nothing is stored: it would take the place of a file that holds something.
 * @returns false where it doesn't lie there whole, or none is wanted
 */
async function writeNext(parts: BackupParts): Promise<boolean> {
  const { openDatabase, readSettings, now, readBackupState, writeBackupState } = parts;
  const { weeklyBackup } = await readSettings();
  if (weeklyBackup === null) return false;
  const database = await openDatabase();
  if ((await database.count('days')) === 0) return true;
  const { device } = await readInstall(database);
  const state = await readBackupState();
  const place = nextPlace(state, weeklyBackup);
  const failure = await save(parts, backupPath(device, place));
  const tried = { ...state, triedAt: now(), note: failure };
  await writeBackupState(failure ? tried : { ...tried, madeAt: now(), writtenAt: now(), place });
  return failure === null;
}

async function save(parts: BackupParts, path: string): Promise<BackupFailure | null> {
  const { openDatabase, readSettings, now, isSavingAllowed, whileAddressed, saveQuietly, keepAlive } = parts;
  if (!(await isSavingAllowed())) return 'not-allowed';
  const rest = keepAlive();
  try {
    const file = await backupFile(await openDatabase(), await readSettings(), now());
    return await whileAddressed(file, (url) => saveQuietly(url, path));
  } catch {
    return 'not-written';
  } finally {
    rest();
  }
}
