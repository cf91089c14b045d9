/** What the toolbar button says when it is pointed at, and the notification of a summary. Numbers come in as text. */
import type { CauseWords } from './cause.ts';

/** All it says, in one language. */
export interface ToolbarWords {
  /** BCP 47 tag for its numbers. */
  readonly locale: string;
  readonly nothingYet: string;
  /** A day's requests, and the searches they equal. */
  readonly today: (requests: number, requestsText: string, searches: SearchesToday) => string;
  /** Nothing is counted: the person was not asked yet, or said no. */
  readonly asking: string;
  readonly refused: string;
  /** Sentences that stand before the day's, where there is something to tell. */
  readonly paused: (end: PauseEnd | null) => string;
  /** `sites` are names. */
  readonly changed: (sites: readonly string[]) => string;
  readonly storageFailed: string;
  readonly historyLost: string;
  /** Tabs of these were open before the extension, or its new version. */
  readonly late: (sites: readonly string[]) => string;
  /** A newer version of the extension wrote the records. */
  readonly newerStore: string;
  readonly summaryReady: string;
  /** The summary's notification says what made the week. */
  readonly cause: CauseWords;
  readonly notification: { readonly title: string; readonly text: string };
}

/** A number of searches, for grammar and as it is written. */
export interface SearchesToday {
  readonly amount: number;
  readonly text: string;
  /** Less than that. */
  readonly under: boolean;
}

/** When counting goes on by itself: at a time of day, or tomorrow. */
export type PauseEnd =
  | { readonly at: 'time'; readonly hour: number; readonly minute: number }
  | { readonly at: 'tomorrow' };
