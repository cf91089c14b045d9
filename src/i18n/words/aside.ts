/** Words of what the popup says besides a day with requests: they come when they are needed. */

import type { BackupNote } from '../../model/backup/backup-state.ts';
import type { GoalWords } from './summary.ts';

/** A day without, the first of all, what hinders counting, and the menu that ends it. */
export interface AsideWords {
  readonly zero: string;
  readonly countingOn: (sites: string) => string;
  readonly lastCounted: (when: string, site: string) => string;
  readonly reloadTab: string;
  readonly checkIt: string;
  readonly ready: string;
  /** `sites` are named; `readyMany` where there are too many for that. */
  readonly readyMore: (sites: string) => string;
  readonly readyMany: (count: string) => string;
  readonly example: string;
  readonly exampleCaption: (requests: string) => string;
  readonly alwaysShown: string;
  readonly rangeTitle: string;
  readonly rangeMore: string;
  /** Before the sites a person may open. */
  readonly openSite: string;
  readonly whatIsCounted: string;
  readonly pauses: PauseWords;
  readonly access: AccessWords;
  /** How far the week has come, in a day's view. */
  readonly goal: Pick<GoalWords, 'amount'> & { readonly thisWeek: GoalWords['running'] };
  readonly reloadNow: string;
  readonly report: string;
  readonly backup: Readonly<Record<BackupNote, { readonly title: string; readonly more: string }>>;
  readonly toBackups: string;
  readonly noReminder: string;
}

/** Pausing everything, and switching off the site of the tab. */
export interface PauseWords {
  readonly title: string;
  readonly hour: string;
  readonly tomorrow: string;
  readonly untilResumed: string;
  readonly pausedUntil: (time: string) => string;
  readonly pausedUntilTomorrow: string;
  readonly pausedUntilResumed: string;
  readonly pausedMore: string;
  readonly thisSite: (site: string) => string;
  readonly siteOff: (site: string) => string;
  readonly siteOffMore: string;
  readonly countAgain: string;
}

/** Sites the browser does not let the extension read. */
export interface AccessWords {
  /** `sites` is one name or a list of them, or how many there are. */
  readonly title: (sites: string, count: number) => string;
  readonly more: (count: number) => string;
  readonly lastCounted: (when: string) => string;
  readonly allow: (site: string) => string;
  readonly allowAll: (count: string) => string;
  readonly leaveOff: string;
}
