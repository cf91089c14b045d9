/** Words of the popup's day. */
import type { CommonWords } from './common.ts';

/** A day with requests: what most people see, of most days. Whatever else is said has words of its own: aside.ts. */
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
  /** What is metered, and what is not. */
  readonly onlyHere: string;
  readonly counting: CountingWords;
  readonly summaryReady: string;
}

/** The button of the header, and what a pause changes. */
export interface CountingWords {
  /** Says what the button does. */
  readonly open: string;
  readonly resume: string;
  /** After the count and its word: `requests before the pause`. */
  readonly beforePause: string;
}
