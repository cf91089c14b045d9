/**
 * An answer of Perplexity as its events tell it: in blocks, told whole or patched. Three generations of blocks hold
 * the same text, two of them at once, so only one is measured.
 */
import { asFields, asList, asSlug, asText, type Fields, parseJson } from '../reading/json.ts';
import { errorWords, type Progress } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';
import { createBlocks } from './blocks.ts';
import { createLanes } from './lanes.ts';

/** Takes events in the order they come. */
export interface Answer {
  readonly turn: Turn;
  readonly progress: Progress;
  take(event: Fields): void;
}

/** Writes into the turn; how the answer ended goes into `progress`. */
export function createAnswer(turn: Turn, progress: Progress): Answer {
  const partsIn = createLanes(turn);
  const takeBlock = createBlocks(turn, partsIn);

  /** The oldest form: a list of steps, of which the last holds the answer. */
  function takeSteps(json: string): void {
    for (const step of asList(parseJson(json))) {
      const fields = asFields(step);
      const answer = asText(asFields(fields?.content)?.answer);
      if (fields?.step_type !== 'FINAL' || answer === undefined) continue;
      partsIn('steps')?.set(0, asText(asFields(parseJson(answer))?.answer) ?? answer);
    }
  }

  return {
    turn,
    progress,
    take(event) {
      progress.understood ||= event.blocks !== undefined || event.status !== undefined;
      for (const block of asList(event.blocks)) takeBlock(asFields(block) ?? {});
      const text = asText(event.text);
      if (text?.startsWith('[')) takeSteps(text);
      if (turn.produced) turn.model = asSlug(event.display_model) ?? turn.model;
      const code = asText(event.error_code);
      if (event.status === 'FAILED' || code !== undefined) progress.error = errorWords(code, event.status);
      progress.done ||= event.status === 'COMPLETED' || event.final_sse_message === true;
      progress.done ||= event.text_completed === true;
    },
  };
}
