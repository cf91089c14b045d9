/** How a weekly backup is saved, and where it stands what became of it: the browser itself. */
import { whileAddressed } from '../platform/blob-address.ts';
import { saveQuietly } from '../platform/downloads.ts';
import { keepAlive } from '../platform/keep-alive.ts';
import { isSavingAllowed } from '../platform/permissions.ts';
import { readBackupState, writeBackupState } from '../store/backup-state.ts';
import type { BackupParts } from './backup.ts';

export const SAVING: Omit<BackupParts, 'openDatabase' | 'readSettings' | 'now'> = {
  readBackupState,
  writeBackupState,
  isSavingAllowed,
  whileAddressed,
  saveQuietly,
  keepAlive,
};
