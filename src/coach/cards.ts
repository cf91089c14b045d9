/**
 * Which of the ideas that came up is shown as today's card, if any. Rare on purpose: the coach informs, and a reminder
 * that comes too often is switched off, or soon not seen any more.
 */
import { addDays, dayOf } from '../model/calendar/day.ts';
import { type Advice, RULE_IDS } from './rules.ts';

/** An idea as it was kept. Moments are epoch ms, null while it did not happen. */
export interface KeptAdvice extends Omit<Advice, 'ruleId'> {
  readonly requestId: string;
  /** As stored: a rule of another release may be unknown here, and is then passed over. */
  readonly ruleId: string;
  /** When it came up. */
  readonly at: number;
  readonly shownAt: number | null;
  readonly dismissedAt: number | null;
}

/** The part of the settings that is about the coach. */
export interface CoachSettings {
  readonly coach: boolean;
  readonly coachRulesOff: readonly string[];
}

/** One a day, three a week, and two weeks of quiet after two cards were sent away. */
const MAX_CARDS_A_WEEK = 3;
const MAX_DISMISSALS = 2;
const QUIET_DAYS = 14;
/** The same sentence again is noise: a rule waits this long, and as long as the coach when it was sent away. */
const RULE_REST_DAYS = 3;

/** Whether ideas of this rule are wanted at all: asked before one is kept, and before one is shown. */
export function isRuleOn(ruleId: string, { coach, coachRulesOff }: CoachSettings): boolean {
  return coach && RULE_IDS.some((known) => known === ruleId) && !coachRulesOff.includes(ruleId);
}

/**
 * Today's card: the one already shown today, until it is dismissed; else the surest idea that came up today and may be
 * shown, the newest of several. An idea about yesterday's prompt is no help.
 *
 * @param past all ideas kept, in any order
 * @returns null for none: most of the time
 */
export function cardOf<Row extends KeptAdvice>(
  past: readonly Row[],
  settings: CoachSettings,
  now: number,
): Row | null {
  const isWithin = (moment: number | null, days: number): boolean =>
    moment !== null && dayOf(moment) > addDays(dayOf(now), -days);
  const count = (moment: 'shownAt' | 'dismissedAt', days: number): number =>
    past.filter((row) => isWithin(row[moment], days)).length;

  const open = past.filter(({ ruleId, dismissedAt }) => dismissedAt === null && isRuleOn(ruleId, settings));
  const hasCard = past.some(({ shownAt }) => isWithin(shownAt, 1));
  if (hasCard) return open.find(({ shownAt }) => isWithin(shownAt, 1)) ?? null;
  if (count('shownAt', 7) >= MAX_CARDS_A_WEEK || count('dismissedAt', QUIET_DAYS) >= MAX_DISMISSALS)
    return null;

  const resting = new Set(
    past
      .filter((row) => isWithin(row.shownAt, RULE_REST_DAYS) || isWithin(row.dismissedAt, QUIET_DAYS))
      .map(({ ruleId }) => ruleId),
  );
  const [card = null] = open
    .filter(({ at, ruleId }) => isWithin(at, 1) && !resting.has(ruleId))
    .sort((a, b) => b.confidence - a.confidence || b.at - a.at);
  return card;
}
