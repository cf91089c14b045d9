/** Writes what servers of large models tell into a turn, whatever form they tell it in. */
import { createThinkSplitter, type ThinkSplitter } from '../decoders/think-tags.ts';
import { asFields, asText, toJson } from '../reading/json.ts';
import { asIndex } from '../reading/numbers.ts';
import { type CallName, expectUsage, reportUsage } from '../reading/reported.ts';
import type { BodyDecoder, Progress } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';

const MAX_CHOICES = 16;

/** Reasons to stop that are no good end, as OpenAI, the AI SDK and Anthropic name them. */
const BAD_ENDS: readonly unknown[] = ['content_filter', 'content-filter', 'error', 'refusal'];

/** Values come as the wire has them: what is not of the type expected is ignored. */
export interface AnswerWriter {
  readonly turn: Turn;
  readonly progress: Progress;
  /** A piece of the visible answer; some models write their reasoning into it, in tags. */
  say(text: unknown, choice?: unknown): void;
  think(text: unknown): void;
  /** A piece of what the model wrote for a tool. */
  tool(text: unknown): void;
  /** The answer is over, for this reason; nothing if it is not. */
  finish(reason: unknown): void;
  /** What the server says it took, in any of the known spellings. */
  usage(usage: unknown): void;
  /** Nothing more will come. */
  end(): void;
}

/**
 * Of one call of a model.
 * @param lane tells answers to one prompt apart where several are written at once
 */
export function createAnswerWriter(turn: Turn, progress: Progress, lane?: string): AnswerWriter {
  const answer = lane ?? '';
  // Of one answer, a further writer is a further call: the page told the model what its tools found.
  const name: CallName = lane === undefined ? { call: `${turn.calls.size}` } : { lane };
  expectUsage(turn, name);
  const choices = new Map<number, ThinkSplitter>();

  function splitterOf(choice: number): ThinkSplitter | undefined {
    const known = choices.get(choice);
    if (known || choices.size >= MAX_CHOICES) return known;
    const meter = turn.answer(`${answer}${choice}`);
    const splitter = createThinkSplitter((text) => meter.append(text), think);
    choices.set(choice, splitter);
    turn.generations = Math.max(turn.generations, choices.size);
    return splitter;
  }

  function think(text: unknown): void {
    const thought = asText(text);
    if (thought === undefined) return;
    turn.reasoning.append(thought);
    turn.noteThinking();
  }

  return {
    turn,
    progress,
    say(text, choice) {
      const said = asText(text);
      if (said !== undefined) splitterOf(asIndex(choice) ?? 0)?.push(said);
    },
    think,
    tool(text) {
      turn.tool.append(asText(text) ?? (asFields(text) ? toJson(text) : ''));
    },
    finish(reason) {
      if (asText(reason) === undefined) return;
      if (BAD_ENDS.includes(reason)) progress.error ||= `error ${reason}`;
      progress.done = true;
    },
    usage: (usage) => reportUsage(turn, usage, name),
    end() {
      for (const splitter of choices.values()) splitter.end();
    },
  };
}

/** The decoder whose values the writer takes: where its body ends, both let out what they held back. */
export function writing(decoder: Required<BodyDecoder>, write: AnswerWriter): BodyDecoder {
  return {
    push: decoder.push,
    end() {
      decoder.end();
      write.end();
    },
  };
}
