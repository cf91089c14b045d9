/** Words of the options page, by section. */

import type { RuleId } from '../../coach/rules.ts';
import type { BackupFailure } from '../../model/backup/backup-state.ts';
import type { ClockDoubt } from '../../model/calendar/clock.ts';
import type { BackupTable } from '../../model/messages/wire.ts';
import type { OwnOriginProblem } from '../../model/settings/own-origin.ts';
import type { Goal, Settings } from '../../model/settings/settings.ts';
import type { ChoiceWords } from './choices.ts';
import type { CommonWords } from './common.ts';

export const SECTIONS = ['display', 'sites', 'estimation', 'coach', 'data', 'about'] as const;
/** A section, in the order of `SECTIONS`. */
export type SectionName = (typeof SECTIONS)[number];

/** What a row sets, and a sentence on it. */
export interface RowWords {
  readonly name: string;
  readonly more: string;
}

/** One entry for each section, and what stands around them. */
export interface OptionsWords extends CommonWords, ChoiceWords {
  /** A text that is kept elsewhere, in the typography of the language it is in. */
  readonly typeset: (text: string) => string;
  readonly title: string;
  readonly sectionsLabel: string;
  readonly sections: Readonly<Record<SectionName, string>>;
  /** A change that the background refused or could not store. */
  readonly notSaved: string;
  readonly display: DisplayWords;
  readonly agreement: AgreementWords;
  readonly pause: PauseWords;
  readonly sitesSection: SitesWords;
  readonly own: OwnWords;
  readonly estimation: EstimationWords;
  readonly coachSection: CoachSectionWords;
  readonly data: DataWords;
  readonly backup: BackupWords;
  readonly about: AboutWords;
}

/** Language, theme, toolbar button and start of the week. */
export interface DisplayWords {
  readonly language: string;
  /** `Automatic (English)` */
  readonly automatic: (language: string) => string;
  readonly theme: string;
  readonly themes: Readonly<Record<Settings['theme'], string>>;
  readonly badge: RowWords;
  readonly badges: Readonly<Record<Settings['badge'], string>>;
  readonly weekStart: string;
}

/** What was agreed to; `date` is text. */
export interface AgreementWords {
  readonly name: string;
  readonly agreed: (date: string) => string;
  readonly takeBack: string;
}

/** Pausing everything; `moment` is a time or a date, as text. */
export interface PauseWords {
  readonly name: string;
  readonly running: string;
  readonly pausedUntil: (moment: string) => string;
  readonly pausedUntilResumed: string;
  readonly hour: string;
  readonly tomorrow: string;
  readonly open: string;
  readonly resume: string;
}

/** The list of sites, its search, and what is known of how each is read. */
export interface SitesWords {
  readonly intro: string;
  readonly search: string;
  readonly noneFound: (typed: string) => string;
  readonly othersMore: string;
  readonly lastCounted: (when: string) => string;
  readonly notSeen: string;
  readonly asks: string;
  readonly mayMiss: string;
  readonly changedSince: (date: string) => string;
  readonly report: string;
  readonly blocked: string;
  readonly allow: (site: string) => string;
  readonly unknownModels: (models: string) => string;
  /** Of requests in frames and windows that another page could reach before us. */
  readonly unproven: (when: string) => string;
  readonly check: string;
}

/** Origins a person adds, with a sentence for each reason one is refused. */
export interface OwnWords {
  readonly title: string;
  readonly more: string;
  readonly address: string;
  readonly kind: string;
  readonly add: string;
  readonly remove: (origin: string) => string;
  readonly removeShort: string;
  /** In the menu of kinds, where none is known by the address; said where none was chosen. */
  readonly chooseKind: string;
  readonly kindMissing: string;
  readonly problems: Readonly<Record<OwnOriginProblem, string>>;
  readonly refused: (origin: string) => string;
  readonly added: (origin: string) => string;
}

/** Baseline, equivalences, server zone and the factors in use. */
export interface EstimationWords {
  readonly search: RowWords;
  /** In a menu: `0.3 Wh (Google, 2009)`. */
  readonly searchChoice: (energy: string, baseline: string) => string;
  readonly equivalences: RowWords;
  /** By id of footprint/equivalences.ts. */
  readonly equivalenceNames: Readonly<Record<string, string>>;
  readonly rezone: RowWords;
  readonly rezoneNow: string;
  readonly rezoning: (done: string, total: string) => string;
  readonly rezoned: string;
  readonly factors: string;
  readonly factorsMore: (set: string, days: number, text: string) => string;
  readonly method: string;
  readonly ecologits: RowWords;
}

/** Ideas one by one, the goal, and the notification of the week. */
export interface CoachSectionWords {
  /** Over the switches of single ideas. */
  readonly rules: string;
  readonly ruleNames: Readonly<Record<RuleId, string>>;
  readonly goal: RowWords;
  readonly goals: Readonly<Record<Goal['of'] | 'none', string>>;
  /** Before the field of the goal's number, and its unit after it. */
  readonly most: string;
  readonly mostOf: Readonly<Record<Goal['of'], string>>;
  readonly weekly: RowWords;
  readonly weeklyRefused: string;
}

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
  /** Asked before a day, a site or everything is deleted, with the requests counted in it. */
  readonly ask: (what: string, count: number, text: string) => string;
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

/** Version, licence and where the project is found. */
export interface AboutWords {
  readonly version: (version: string) => string;
  readonly news: string;
  readonly promise: string;
  readonly question: string;
  readonly licence: string;
  readonly licenceMore: string;
  /** Links to the project's own addresses, each where there is one. */
  readonly repository: string;
  readonly tracker: RowWords;
  readonly openTracker: string;
  readonly contact: RowWords;
  readonly write: string;
  readonly privacy: RowWords;
  readonly readPrivacy: string;
  readonly rating: RowWords;
  readonly rate: string;
  readonly fonts: string;
  readonly fontsMore: string;
  readonly notice: string;
}
