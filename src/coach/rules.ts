/**
 * The coach's rules by name. What sets one off is read in the tab (`features.ts`, `advice.ts`); of all that, only a
 * rule's id and its confidence leave the tab.
 */

/** Values of the `coach` store: they never change. */
export const RULE_IDS = [
  'arithmetic',
  'conversion',
  'dictionary',
  'spelling',
  'clock',
  'live',
  'look-up',
  'fast-mode',
  'long-thread',
  'regenerations',
  'image-burst',
] as const;
/** One of `RULE_IDS`, as it is stored. */
export type RuleId = (typeof RULE_IDS)[number];

/** What the coach thought of one request. */
export interface Advice {
  readonly ruleId: RuleId;
  /** 0 to 1: the share of such advice that is expected to be right. */
  readonly confidence: number;
}
