/** A prompt of a chat's export: measured by the same meters as live, from texts that are dropped at once. */
import { MAX_SECONDS } from '../../model/limits.ts';
import { Turn } from '../../sites/reading/turn.ts';
import type { ReadPrompt } from '../source.ts';

/** Where a prompt stands: see `ReadPrompt`. */
export interface PromptPlace {
  readonly site: string;
  readonly liveKey: string | null;
  readonly importKey: string;
}

/** @param at epoch ms the prompt was sent */
export function newTurn(at: number): Turn {
  return new Turn({ key: null, endpoint: 'export', at }, () => {});
}

/**
 * The turn is over.
 * @param endedAt epoch ms of the last that is known of it
 */
export function settled(
  turn: Turn,
  outcome: Exclude<Turn['outcome'], 'pending'>,
  endedAt: number = turn.at,
): Turn {
  // Of an answer that is not in the file nothing was counted.
  if (outcome === 'cut') turn.degraded = true;
  turn.settle(outcome, Math.min(Math.max(endedAt, turn.at), turn.at + MAX_SECONDS * 1_000));
  turn.release();
  return turn;
}

/** A turn that is settled, as the prompt it was. */
export function chatPrompt(place: PromptPlace, turn: Turn): ReadPrompt {
  const usage = turn.usage(turn.at);
  return {
    ...place,
    at: turn.at,
    provenance: 'export',
    usage,
    thinkingMs: turn.thinkingMs,
    ...(__MEASURE__ ? { texts: textsOf(turn) } : {}),
  };
}

function textsOf(turn: Turn): NonNullable<ReadPrompt['texts']> {
  return {
    input: turn.input.measuredText,
    output: [...turn.answerMeters.values()].map(({ measuredText }) => measuredText).join(''),
    reasoning: turn.reasoning.measuredText,
    tool: turn.tool.measuredText,
  };
}
