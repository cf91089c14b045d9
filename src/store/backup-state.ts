/** What became of backups: kept outside the database, which may be what is lost. Only the background writes it. */
import { type BackupState, parseBackupState } from '../model/backup/backup-state.ts';
import { onLocalChange, readItem, writeItem } from '../platform/storage.ts';

const KEY = 'backup';

/** As it stands. */
export async function readBackupState(): Promise<BackupState> {
  return parseBackupState(await readItem('local', KEY));
}

/** Rejects where it can't be written. */
export async function writeBackupState(state: BackupState): Promise<void> {
  await writeItem('local', KEY, state);
}

/** Calls when it was written. */
export function onBackupState(changed: () => void): void {
  onLocalChange(KEY, changed);
}
