/** Words of the popup's day. */
import type { CommonWords } from './common.ts';

/** A day with requests, one without, the first of all, and what hinders counting. */
export interface PopupWords extends CommonWords {
  /** The person's devices could not be joined, or wait for their word; and the link to where it is said. */
  readonly devicesTrouble: string;
  readonly devicesPage: string;
  readonly thisWeek: string;
  readonly justInstalled: string;
  readonly stripCaption: string;
  readonly bySite: string;
  readonly byKind: string;
  readonly insightCalm: (weekday: string, usual: string) => string;
  /** Requests, and no answer to any of them. */
  readonly nothingRan: string;
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
  /** What is metered, and what is not. */
  readonly onlyHere: string;
  readonly counting: CountingWords;
  readonly access: AccessWords;
  readonly reloadNow: string;
  readonly report: string;
  readonly summaryReady: string;
}

/** Pausing everything, and switching off the site of the tab. */
export interface CountingWords {
  /** Says what the button of the header does. */
  readonly open: string;
  readonly title: string;
  readonly hour: string;
  readonly tomorrow: string;
  readonly untilResumed: string;
  readonly resume: string;
  readonly pausedUntil: (time: string) => string;
  readonly pausedUntilTomorrow: string;
  readonly pausedUntilResumed: string;
  readonly pausedMore: string;
  /** After the count and its word: `requests before the pause`. */
  readonly beforePause: string;
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
