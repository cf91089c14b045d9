/**
 * The coach in the tab: reads a prompt as it is sent, and lets go of it. Its entry runs beside the relays only where a
 * person switched it on; the relay then asks it, and tells the background a rule's id and how sure it is.
 */
import { type AdviceContext, adviceFor } from '../coach/advice.ts';
import { featuresOf } from '../coach/features.ts';
import { dayOf } from '../model/calendar/day.ts';
import type { Turn } from '../sites/reading/turn.ts';
import type { Adviser } from './tab-turns.ts';

/** Null where no rule has anything to say of the prompt. */
export const advise: Adviser = (turn, turns) => {
  return adviceFor(featuresOf(turn.input.kept ?? ''), contextOf(turn, turns));
};

function contextOf(turn: Turn, turns: readonly Turn[]): AdviceContext {
  const { mode, kind, intent, contextTokens, inputTokens } = turn;
  return {
    mode,
    kind,
    intent,
    contextTokens,
    inputTokens,
    mediaToday: mediaOn(dayOf(turn.at), turns),
    regenerations: regenerationsUpTo(turn, turns),
  };
}

/** Pictures and films asked for that day: what was produced, and at least one for each prompt that asked. */
function mediaOn(day: string, turns: readonly Turn[]): number {
  return turns
    .filter(({ kind, at }) => (kind === 'image' || kind === 'video') && dayOf(at) === day)
    .map((turn) => turn.usage(turn.at).media.reduce((sum, { count }) => sum + count, 0))
    .reduce((sum, ofTurn) => sum + Math.max(1, ofTurn), 0);
}

/** How often in a row the conversation's last prompt was asked again, this turn included. */
function regenerationsUpTo({ conversation }: Turn, turns: readonly Turn[]): number {
  const own = turns.filter((other) => other.conversation === conversation).reverse();
  const firstOther = own.findIndex(({ intent }) => intent !== 'regenerate');
  return firstOther < 0 ? own.length : firstOther;
}
