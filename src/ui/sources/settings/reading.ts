/** What the pages that set things read and can do, whatever they do it through: the extension, or the mock. */
import { labelOf, type SiteWords } from '../../../i18n/site-name.ts';
import type { BackupState } from '../../../model/backup/backup-state.ts';
import type { ClockDoubt } from '../../../model/calendar/clock.ts';
import { type SiteHealth, type SiteTrouble, siteTrouble } from '../../../model/health/health.ts';
import type { RowCounts, Selection } from '../../../model/messages/wire.ts';
import { sitePatterns } from '../../../model/settings/match-pattern.ts';
import type { Settings, SettingsChange } from '../../../model/settings/settings.ts';
import type { Counts } from '../../../model/summaries/records.ts';
import { ABOUT, type Limit } from '../../../sites/about.ts';
import { SITE_NAMES } from '../../../sites/names.ts';
import type { RejectedRow } from '../../../store/lay-down.ts';
import type { OnRead } from '../../../store/request-list.ts';
import type { NamedFile } from '../../shell/save-file.ts';
import type { Source } from '../../shell/show-page.tsx';

/** What is stored, and what the browser allows. */
export interface SettingsState {
  readonly settings: Settings;
  readonly health: readonly SiteHealth[];
  /** Match patterns, such as `https://claude.ai/*`, that the browser lets the extension read. */
  readonly allowed: ReadonlySet<string>;
  /** Requests that are stored one by one. */
  readonly storedRequests: number;
  /** Those that are older than they are kept, and can still come back. */
  readonly expiredRequests: number;
  /** The newest day anything is stored of; null where nothing is. */
  readonly newestDay: string | null;
  /** What became of backups. */
  readonly backup: BackupState;
  /** What is odd about the clock, as far as it matters to what is stored. */
  readonly clock: ClockDoubt | null;
  /** The last deletion, while it can be taken back. */
  readonly deletion: {
    /** What a person chose, or what a file said was deleted elsewhere. */
    readonly selection: Selection | { readonly of: 'elsewhere' };
    readonly isRestoring: boolean;
  } | null;
  /** How far estimating anew has come; null where a person asked for none, or it is done. */
  readonly rezone: Progress | null;
  /** Whether the browser's match patterns may have a port. */
  readonly takesPorts: boolean;
  /** Of the extension. */
  readonly version: string;
}

/** Requests and day rows that were estimated anew, of how many. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** The same, read at a moment. */
export interface SettingsReading extends SettingsState {
  /** Epoch ms. */
  readonly now: number;
  /** Every site of the table, in its order. */
  readonly sites: readonly SiteEntry[];
}

/** A site, what the browser and the person let it do, and how it fares. */
export interface SiteEntry {
  readonly id: string;
  readonly label: string;
  readonly hosts: readonly string[];
  /** Asked for with a click, rather than granted at install. */
  readonly optional: boolean;
  /** What is known to be missing of it, or not exact: codes of sites/about.ts. */
  readonly limits: readonly Limit[];
  /** The browser lets the extension read it. */
  readonly allowed: boolean;
  /** Allowed, and not switched off. */
  readonly counted: boolean;
  readonly health: SiteHealth | undefined;
  readonly trouble: SiteTrouble | null;
}

/** A CSV table of requests or of day rows, or one JSON file that can be imported again. */
export type ExportKind = 'requests' | 'days' | 'everything';

/** What a person wants of a file. */
export interface ImportWishes {
  readonly withSettings: boolean;
  /** What was deleted comes back too. */
  readonly restores: boolean;
}

/** How far an import is: rows of the file that were read, then those that were taken in. */
export type ImportProgress =
  | { readonly of: 'reading'; readonly rows: number }
  | { readonly of: 'taking'; readonly rows: number; readonly total: number };

/**
 * What is asked before anything is taken in: whether requests of devices that nothing is known of are this person's; and
 * whether requests that were deleted elsewhere are to be deleted here. Days are local.
 */
export type ImportQuestion =
  | { readonly of: 'strangers'; readonly requests: number; readonly from: string; readonly to: string }
  | { readonly of: 'deleted'; readonly requests: number };

/** The person, while a file is taken in. */
export interface ImportDialogue {
  told(progress: ImportProgress): void;
  ask(question: ImportQuestion): Promise<boolean>;
  /** Heeded until what is read is being taken in. */
  readonly cancelled: AbortSignal;
}

/** What became of a file; rows that are rejected keep no others out. */
export type ImportOutcome =
  /**
   * Nothing was taken: something else than an export of ours; no whole one; a file the browser can't read; no place to
   * store it; or the person's wish. Where it was begun and could not be stored whole, the rest follows `later`.
   */
  | { readonly result: 'not-ours' | 'broken' | 'unreadable' | 'not-saved' | 'cancelled' | 'later' }
  | {
      readonly result: 'taken';
      /** New ones, or newer. */
      readonly taken: RowCounts;
      readonly stayDeleted: RowCounts;
      readonly rejected: readonly RejectedRow[];
      readonly settingsTaken: boolean;
      /** The browser's profile was copied, and this device has a new name. */
      readonly isCopied: boolean;
    };

/** What can be asked for; false where it was refused or could not be stored, if nothing else is said. */
export interface SettingsClient extends Source<SettingsReading> {
  /** False where it was refused or could not be stored. */
  change(change: SettingsChange): Promise<boolean>;
  /** Asks the browser for what a person just clicked; nothing may be awaited before. */
  allow(patterns: readonly string[]): Promise<boolean>;
  /** Gives back what was allowed; false where the browser keeps it. */
  withdraw(patterns: readonly string[]): Promise<boolean>;
  allowNotifications(): Promise<boolean>;
  /** Asks the browser to let files be saved by themselves; as `allow`. */
  allowSaving(): Promise<boolean>;
  giveUpSaving(): Promise<boolean>;
  /** Writes a file of the weekly backup now. */
  writeBackup(): Promise<boolean>;
  /** How many single requests would go if they were kept for so many days. */
  countExpiring(days: number): Promise<number>;
  /** How many requests and voice sessions, gone or kept, the daily totals count of these. */
  count(selection: Selection): Promise<Counts>;
  delete(selection: Selection): Promise<boolean>;
  /** Takes the last deletion back; false once it is too late. */
  restore(): Promise<boolean>;
  /** Has past days estimated anew in the server region that is set. */
  rezone(): Promise<boolean>;
  /** Makes a file of what is stored; what `onRead` throws ends it. */
  exportFile(kind: ExportKind, onRead: OnRead): Promise<NamedFile>;
  /** Takes an export file in, all of it or nothing. */
  importFile(file: Blob, wishes: ImportWishes, dialogue: ImportDialogue): Promise<ImportOutcome>;
}

/** Looks every site up in what is stored and allowed. `now` is epoch ms. */
export function settingsReadingOf(state: SettingsState, now: number): SettingsReading {
  const { settings, health, allowed } = state;
  return {
    ...state,
    now,
    sites: SITE_NAMES.map(({ id, label, hosts, access }) => {
      const known = health.find(({ site }) => site === id);
      const isAllowed = sitePatterns({ hosts }).every((pattern) => allowed.has(pattern));
      return {
        id,
        label,
        hosts,
        optional: access === 'optional',
        limits: ABOUT[id]?.limits ?? [],
        allowed: isAllowed,
        counted: isAllowed && !settings.sitesOff.includes(id),
        health: known,
        trouble: known ? siteTrouble(known, now) : null,
      };
    }),
  };
}

/** A site's name; one of a person's own by its address, one that left the table by its id. */
export function siteLabel(id: string, { sites, settings }: SettingsReading, words: SiteWords): string {
  const known = sites.find((site) => site.id === id);
  if (known) return labelOf(known, words);
  return settings.ownOrigins.find((own) => own.id === id)?.origin ?? id;
}
