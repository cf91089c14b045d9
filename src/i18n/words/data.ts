/** Words of what is kept, and of how it is taken out, brought in and deleted: a section of the options page. */
import type { BackupFailure } from '../../model/backup/backup-state.ts';
import type { ClockDoubt } from '../../model/calendar/clock.ts';
import type { BackupTable } from '../../model/messages/wire.ts';
import type { RowWords } from './choices.ts';
import type { SavingWords } from './saving.ts';

/** The weekly backup, and what may be said of it instead. */
export interface BackupWords extends RowWords {
  /** Said once there is one. */
  readonly last: (date: string) => string;
  /** What the menu of `files` chooses. */
  readonly kept: string;
  readonly files: (count: string) => string;
  /** The browser did not allow it. */
  readonly refused: string;
  readonly failed: string;
  readonly failures: Readonly<Record<BackupFailure, string>>;
  readonly again: string;
  readonly reminder: RowWords;
}

/** Keeping, exporting, importing and deleting; a count comes as a number and as text, for grammar. */
export interface DataWords {
  readonly retention: RowWords;
  readonly retentionDays: (days: number, text: string) => string;
  readonly stored: (count: number, text: string) => string;
  /** Requests that are older than they are kept, and come back if that is made longer. */
  readonly inTrash: (count: number, text: string) => string;
  /** Asked before they go: the choice is shorter than they are old. */
  readonly expiring: (count: number, text: string) => string;
  /** Said once they went. */
  readonly expired: (count: number, text: string) => string;
  /** The clock made a jump since the date; or something is dated in the future, up to the date. */
  readonly clock: Readonly<Record<ClockDoubt['of'], { title: string; more: (date: string) => string }>>;
  readonly export: RowWords;
  readonly exportRequests: string;
  readonly exportDays: string;
  readonly exportAll: string;
  /** A file was handed over under this name. */
  readonly exported: (name: string) => string;
  readonly notExported: string;
  readonly saving: SavingWords;
  readonly history: RowWords;
  readonly import: RowWords;
  readonly importSettings: string;
  /** What was deleted here comes back with the file. */
  readonly importDeleted: string;
  readonly chooseFile: string;
  /** Rows of the file read so far. */
  readonly readingFile: (rows: number, text: string) => string;
  readonly cancelImport: string;
  /** Rows taken in so far, of how many. */
  readonly importing: (rows: string, total: string) => string;
  /** Whether requests of devices that nothing is known of are this person's; first and last date. */
  readonly askStrangers: (requests: number, text: string, from: string, to: string) => string;
  /** Whether requests that were deleted on another device go here too. */
  readonly askDeleted: (requests: number, text: string) => string;
  readonly importAnswers: Record<'strangers' | 'deleted', { readonly yes: string; readonly no: string }>;
  /** New ones. */
  readonly imported: (requests: number, requestsText: string, days: number, daysText: string) => string;
  /** In the file, and not taken since they were deleted. */
  readonly stayDeleted: (requests: number, requestsText: string, days: number, daysText: string) => string;
  /** The browser's profile was copied: what is counted from now on is told apart from what the copy counts. */
  readonly copied: string;
  /** Why nothing more was taken of a file. */
  readonly notImported: Record<
    'not-ours' | 'broken' | 'unreadable' | 'not-saved' | 'cancelled' | 'later',
    string
  >;
  readonly rejected: (count: number, text: string) => string;
  /** One row that was refused: which table, where in it. */
  readonly rejectedRow: (table: string, index: string) => string;
  readonly tables: Record<BackupTable, string>;
  readonly settingsTaken: string;
  /** The way to the page of the person's devices. */
  readonly devices: RowWords;
  readonly openDevices: string;
  /** The way to the report for an organisation. */
  readonly organisation: RowWords;
  readonly openOrganisation: string;
  readonly deleteDay: string;
  readonly deleteSite: string;
  readonly deleteAll: RowWords;
  /** Asked before a day, a site or everything is deleted, with how many are counted in it: `3 requests`. */
  readonly ask: (what: string, count: number, counted: string) => string;
  readonly delete: string;
  /** The answer that deletes nothing. */
  readonly keep: string;
  readonly day: string;
  readonly chooseSite: string;
  readonly everything: string;
  readonly aRequest: string;
  /** What was deleted on another device, as a file said. */
  readonly elsewhere: string;
  readonly restoring: string;
  readonly deleted: (what: string) => string;
  readonly undo: string;
  readonly restored: string;
  readonly tooLate: string;
}
