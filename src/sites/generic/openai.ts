/**
 * Answers in the form of OpenAI's chat completions, which most servers speak, streamed or whole. Sources:
 * platform.openai.com API reference (Chat Completions, streaming); `reasoning_content` as DeepSeek, Qwen and vLLM write
 * it, `reasoning` as OpenRouter does.
 */

import { createEventDecoder } from '../decoders/events.ts';
import { bodyFields } from '../reading/body.ts';
import { asFields, asList, asSlug, asText, type Fields } from '../reading/json.ts';
import { readBody, startTurn } from '../reading/prompt.ts';
import { wordsOf } from '../reading/refusal.ts';
import { type BodyDecoder, outcomeOf, type Progress, type Take } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';
import type { SiteRow } from '../row.ts';
import type { OpenExchange, Tab } from '../site.ts';
import { type AnswerWriter, createAnswerWriter, writing } from './answer-writer.ts';
import { createHistory, type History, readFound, retryOf } from './history.ts';
import { isBackground, readAsked } from './openai-request.ts';

/** Takes an event of one form of answer in; false if it is of another. */
export type Form = (event: Fields, name: string, write: AnswerWriter) => boolean;

/** Objects with a list of `choices`, pieces or whole; false for any other. */
export const takeChatCompletion: Form = (event, _, write) => {
  if (!Array.isArray(event.choices)) return false;
  for (const choice of event.choices) takeChoice(asFields(choice) ?? {}, write);
  write.usage(usageOf(event));
  return true;
};

/** Where it is: some servers keep it beside (Groq, llama.cpp), or in the last choice (Moonshot). */
function usageOf({ usage, x_groq: groq, timings, choices }: Fields): unknown {
  const inChoice = asFields(asList(choices).at(-1))?.usage;
  return asFields(usage) ?? asFields(asFields(groq)?.usage) ?? asFields(inChoice) ?? timings;
}

function takeChoice(choice: Fields, write: AnswerWriter): void {
  const { index, text, finish_reason: reason } = choice;
  const message = asFields(choice.delta) ?? asFields(choice.message) ?? {};
  const parts = asList(message.content).flatMap((part) => partsOf(asFields(part)?.thinking));
  const thought = [...partsOf(message.reasoning_details), ...parts].join('');
  write.think(message.reasoning_content ?? message.reasoning ?? thought);
  for (const part of [...partsOf(message.content), message.refusal, text]) write.say(part, index);
  const called = asList(message.tool_calls).map((call) => asFields(call)?.function);
  // The latter is of before there were tools.
  for (const call of [...called, message.function_call]) {
    const { name, arguments: args } = asFields(call) ?? {};
    write.tool(name);
    write.tool(args);
  }
  for (const image of asList(message.images)) {
    const url = asText(asFields(asFields(image)?.image_url)?.url);
    // The picture itself may stand in it: its end is enough to know it again.
    if (url !== undefined) write.turn.addMedia(url, { type: 'image' });
  }
  write.finish(reason);
}

/** Texts of a content: a string, or parts. */
export function partsOf(content: unknown): unknown[] {
  return typeof content === 'string' ? [content] : asList(content).map((part) => asFields(part)?.text);
}

/** Takes an event of any of the forms in; false if it is of none. */
export function takeAnyForm(
  forms: readonly Form[],
  name: string,
  event: Fields,
  write: AnswerWriter,
): boolean {
  const { turn, progress } = write;
  if (event.error || name === 'error') {
    progress.error = wordsOf(event.error ?? event);
    return true;
  }
  if (!forms.some((form) => form(event, name, write))) return false;
  turn.model = asSlug(event.model) ?? asSlug(asFields(event.response)?.model) ?? turn.model;
  return true;
}

/**
 * The body of an answer in one of the forms.
 * @param conclude called once when the answer is whole by its own word: the page may read no further, and never hear of
 *   the body's end (ollama's client)
 */
export function readForms(
  forms: readonly Form[],
  turn: Turn,
  progress: Progress,
  note: Take,
  lane?: string,
  conclude?: () => void,
): BodyDecoder {
  const write = createAnswerWriter(turn, progress, lane);
  const decoder = createEventDecoder((type, data) => {
    const wasDone = progress.done;
    if (data === '[DONE]') progress.done = true;
    const event = asFields(data);
    const name = asText(event?.type) ?? type;
    if (event && takeAnyForm(forms, name, event, write)) progress.understood = true;
    else if (event) note(event, type);
    if (progress.done && !wasDone) conclude?.();
  });
  return writing(decoder, write);
}

/** What a program does in its own way; by default as the protocol has it. */
export interface ChatWays {
  /** Of the chats a page sends whole. */
  readonly history?: History;
  /** What a body asks of a model; undefined where it is no prompt of a person. */
  readonly ask?: typeof readAsked;
  /** Reads the answer. */
  readonly read?: (turn: Turn, progress: Progress, note: Take, conclude: () => void) => BodyDecoder;
}

/** A chat in the browser that talks to such a server and sends the whole conversation with each prompt. */
export function createOpenAiChat(
  tab: Tab,
  row: SiteRow,
  forms: readonly Form[],
  ways: ChatWays = {},
): OpenExchange {
  const { history = createHistory(), ask = readAsked } = ways;
  const read: NonNullable<ChatWays['read']> =
    ways.read ??
    ((turn, progress, note, conclude) => readForms(forms, turn, progress, note, undefined, conclude));
  /** The first whose stream was no failure: who can't have one asks without. */
  let streamed: Turn | undefined;
  return (exchange) => {
    const asked = ask(bodyFields(exchange.body), exchange.url);
    if (!asked || isBackground(asked, streamed?.cameToNothing === false)) return undefined;
    const prompt = history.read('', asked.messages);
    const turn =
      prompt.ongoing ??
      retryOf(prompt) ??
      startTurn(tab, exchange, {
        key: null,
        intent: asked.hasEarlier && prompt.intent === 'new' ? 'followup' : prompt.intent,
        effort: asked.effort,
        model: asked.model,
        texts: prompt.texts,
        contextTokens: prompt.contextTokens + asked.earlierTokens,
      });
    prompt.belongsTo(turn);
    readFound(prompt);
    if (!asked.isStreamed && turn === streamed) streamed = undefined;
    if (asked.isStreamed && streamed?.cameToNothing !== false) streamed = turn;
    if (turn.outcome !== 'pending') turn.settle('pending', tab.now());
    return readBody(tab, turn, row, (progress, note) => {
      const conclude = () => turn.settle(outcomeOf(turn, progress, 200, 'complete'), tab.now());
      return read(turn, progress, note, conclude);
    });
  };
}
