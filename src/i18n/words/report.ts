/** Words of the report on a site that changed. */
import type { CommonWords } from './common.ts';

/** What the report holds and never does, and where it can be sent; the report itself is in English. */
export interface ReportWords extends CommonWords {
  readonly title: string;
  readonly heading: (site: string) => string;
  readonly intro: string;
  readonly holds: string;
  readonly holdsMore: readonly string[];
  readonly never: string;
  readonly neverMore: readonly string[];
  /** Over the text. */
  readonly text: string;
  readonly textMore: string;
  readonly copy: string;
  readonly save: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly whereTo: string;
  /** Where no tracker is known. */
  readonly whereToMore: string;
  /** Where one is, with the report in its form or without, and the link to it. */
  readonly toTracker: string;
  readonly toTrackerByHand: string;
  readonly openTracker: string;
  readonly nothing: string;
  readonly nothingMore: string;
  readonly choose: string;
}
