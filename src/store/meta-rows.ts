/** What stands in the `meta` store: small state that is not use itself, by name. */

import type { RunningPause, Span } from '../model/calendar/pause.ts';
import type { ClassSums, Revision } from '../model/footprint/reestimate.ts';
import type { SiteHealth } from '../model/health/health.ts';
import type { HistoryChoices, ImportChoices, RowCounts, Selection } from '../model/messages/wire.ts';
import type { DayKey } from '../model/usage/day-key.ts';
import type { UsageRequest } from '../model/usage/usage.ts';

/** Made at random when the database is. */
export interface Install {
  /** Mixed into the ids of requests, so that they can't be matched with a site's own. Never sent anywhere. */
  readonly salt: string;
  readonly device: string;
  /** What it was called before it took a new name, if it did, newest first. */
  readonly former?: readonly string[];
  /** The number this device gave last to rows it changed: see `DayRow.rev`. */
  readonly rev: number;
}

/** When the meter ran on a day: no row means it did not run, which is not the same as no use. */
export interface MeteredDay {
  /** Epoch ms. */
  readonly first: number;
  readonly last: number;
  /** Of the day, for how long nothing was counted because the person paused it. */
  readonly pausedMs: number;
  /** Sites that were switched off for some of the day. */
  readonly sitesOff: readonly string[];
}

/** New requests of one origin, to tell a person from a flood. */
export interface Volume {
  /** Epoch ms of those in the last minute. */
  readonly recent: readonly number[];
  /** Local day, and how many there were on it. */
  readonly day: string;
  readonly dayCount: number;
}

/** The pause that is going on, and those that ended lately: news of what was sent in one still arrive after it. */
export interface Pauses {
  readonly running: RunningPause | null;
  readonly ended: readonly Span[];
}

/** First days of the newest weeks whose summary was shown, and whose notification was. */
export interface WeeklyNote {
  readonly shown: string | null;
  readonly notified: string | null;
}

/** How far a day ('YYYY-MM-DD') was walked: `last` is the request walked last, null before the first. */
export interface WalkPosition {
  readonly day: string;
  readonly last: readonly [at: number, id: string] | null;
}

/** How far estimating anew has come: requests first, newest day first, then the days whose requests are gone. */
export interface Reestimation {
  /** Factor set the run estimates with. */
  readonly set: string;
  readonly revision: Revision;
  /** Rises when a run begins over, so that a step that was under way for the one before writes nothing. */
  readonly run: number;
  readonly phase: 'requests' | 'days' | 'done';
  /** The day being walked, and the last of its requests that was; null before the first. */
  readonly position: WalkPosition | null;
  /** By key of a day row, as JSON: what the requests walked so far of this day are estimated with. */
  readonly tally: Readonly<Record<string, { readonly factors: string; readonly count: number }>>;
  /** Of the second phase: key of the last day row that was looked at. */
  readonly lastDayRow: DayKey | null;
  /** Requests and day rows walked, of how many there were at the beginning: what comes in later is walked too. */
  readonly done: number;
  readonly total: number;
}

/** A deletion under way or done, which can still be taken back. */
export type Deletion = ChosenDeletion | SweptDeletion;

/** What a person chose. */
export interface ChosenDeletion extends DeletionState {
  readonly selection: Selection;
  readonly phase: 'requests' | 'expired' | 'days' | 'deleted' | 'restoring';
}

/** What a file said was deleted on another device; the import moved it to the trash (import-sweep.ts). */
export interface SweptDeletion extends DeletionState {
  readonly selection: { readonly of: 'elsewhere' };
  readonly phase: 'deleted' | 'restoring';
}

interface DeletionState {
  /** Epoch ms it was asked for. */
  readonly at: number;
  /** What this device had numbered by then: rows numbered later are not what is deleted. */
  readonly upToRev: number;
  /** Of the phase of days: key of the last day row that was looked at. */
  readonly lastDayRow: DayKey | null;
  /** Requests in the trash, as far as it was counted. */
  readonly moved: number;
  /** Epoch ms until when it can be taken back; null while it is under way. */
  readonly until: number | null;
}

/** An import that was begun: it is taken in whole. */
export interface ImportRun {
  readonly choices: ImportChoices;
  readonly phase: 'taking' | 'done';
  /** Place of the last batch that was taken in (staging.ts). */
  readonly position: number | null;
  /** Where deleting what the file says is deleted has come to; null where it isn't under way. */
  readonly sweep: Sweep | null;
  /** Rows of the file that were looked at. */
  readonly done: number;
  /** New here, or newer. */
  readonly taken: RowCounts;
  /** Deleted once, so not taken in. */
  readonly stayDeleted: RowCounts;
  /** Places in the file of requests that no day row has a place for. */
  readonly full: readonly number[];
}

/** The last request that was looked at, null before the first, and how many were deleted. */
export interface Sweep {
  readonly after: readonly [day: string, at: number, id: string] | null;
  readonly moved: number;
}

/** An imported request that is the same prompt as one metered live: see known.ts. */
export interface Known {
  /** As its file has it. */
  readonly row: UsageRequest;
  /** Id of the live one. */
  readonly live: string;
  /** What says so: a key both have, or the moment they were sent. */
  readonly by: 'key' | 'time';
  /** The live one without what it gained from this; null where it gained nothing. */
  readonly before: UsageRequest | null;
}

/** Requests metered live that retention took: what can still be told of them is that they were counted. */
export interface Ledger {
  readonly requests: number;
  /** Their ids, and the hashed keys under which exports know them. */
  readonly keys: readonly string[];
}

/** Prompts of one import, by what became of them. */
export interface HistoryCounts {
  /** Of no live metering and of no earlier import. */
  readonly added: number;
  /** Metered live. */
  readonly known: number;
  /** Of an earlier import. */
  readonly had: number;
  /** Left out: it can't be told whether they were metered live. */
  readonly undecided: number;
  /** Left out: deleted once. */
  readonly deleted: number;
  /** No day row has a place for them. */
  readonly full: number;
}

/** Histories that were brought, oldest first: the last can be taken back whole. */
export interface BroughtHistory {
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
  readonly sources: readonly string[];
  readonly counts: HistoryCounts;
}

/** What is being done with a history. */
export type HistoryRun = HistoryTaking | HistoryUndoing | HistoryDone;

interface HistoryRunState {
  readonly id: string;
  readonly choices: HistoryChoices;
  /** Prompts that were looked at; while it is taken back, steps. */
  readonly done: number;
  readonly counts: HistoryCounts;
}

/** While it is taken in. */
export interface HistoryTaking extends HistoryRunState {
  readonly phase: 'taking';
  /** What was taken in last. */
  readonly position: HistoryPosition | null;
}

/** While it is taken back. */
export interface HistoryUndoing extends HistoryRunState {
  readonly phase: 'undoing';
  /** Where it has come (history-undo.ts). */
  readonly position: string | null;
}

interface HistoryDone extends HistoryRunState {
  readonly phase: 'done';
}

/** Where prompts lie among those laid down (history-staging.ts): days since 1970, UTC, and which part of theirs. */
export type HistoryPosition = readonly [day: number, part: number];

/** By name. What follows a colon: id of a site, local day ('YYYY-MM-DD'), origin, id of a request, class. */
export interface MetaRows {
  install: Install;
  /** A random mark that stands outside the database too: see history-mark.ts. */
  history: string;
  pauses: Pauses;
  weekly: WeeklyNote;
  reestimation: Reestimation;
  deletion: Deletion;
  import: ImportRun;
  histories: readonly BroughtHistory[];
  'history-run': HistoryRun;
  /** By id of the imported request. */
  [known: `known:${string}`]: Known;
  /** By import, '/' and id: an imported request as it was before that import told more of it. */
  [replaced: `replaced:${string}`]: UsageRequest;
  /** By site, '/' and day. */
  [ledger: `ledger:${string}`]: Ledger;
  [health: `health:${string}`]: SiteHealth;
  [metered: `metered:${string}`]: MeteredDay;
  [volume: `volume:${string}`]: Volume;
  /** By request id: epoch ms of the last news of a request that is still going on. */
  [pending: `pending:${string}`]: number;
  /** By request id: epoch ms it was deleted. News of it must not bring it back. */
  [gone: `gone:${string}`]: number;
  /** By class, while estimating anew: see model/footprint/reestimate.ts. */
  [classes: `class:${string}`]: ClassSums;
}
