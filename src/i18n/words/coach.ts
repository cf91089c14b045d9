/** Words of the coach: what a request was, and what does as well. Reasons are speed and fit, never virtue. */

import type { RuleId } from '../../coach/rules.ts';

/** Where an idea stands, what it sets against the request, and the idea itself, one for each rule. */
export interface CoachWords {
  readonly dismiss: string;
  /** Site and time of the request, before what it was: `Claude, 10:42,`. */
  readonly where: (site: string, time: string) => string;
  /** One search against what the request took: `1 search instead of about 4`. */
  readonly instead: (searches: string) => string;
  /** What the request took, where nothing is set against it. */
  readonly took: (searches: string) => string;
  readonly ideas: Readonly<Record<RuleId, IdeaWords>>;
}

/** What one rule has to say. */
export interface IdeaWords {
  readonly title: string;
  /** After `where`: a fragment and a sentence. */
  readonly text: string;
}
