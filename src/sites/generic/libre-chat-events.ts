/** What the events of a LibreChat stream tell of its answer. */
import type { Branches } from '../reading/branches.ts';
import { asFields, asId, asList, asSlug, asText, type Fields, fieldsOf, toJson } from '../reading/json.ts';
import { asIndex } from '../reading/numbers.ts';
import { wordsOf } from '../reading/refusal.ts';
import { reportTokens } from '../reading/reported.ts';
import type { Progress } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';

/** Texts of an assistant's answer, between its calls of tools. */
const MAX_TEXTS = 50;

/** A prompt and the stream of its answer, which several requests may read. */
export interface Stream {
  readonly turn: Turn;
  /** Where the tab's conversations stand, and the message the prompt stands under. */
  readonly branches: Branches;
  readonly parent: string;
  /** Which of two models asked at once; '' where one is. */
  readonly lane: string;
  stopped: boolean;
  /** The stream's last event has come. */
  done: boolean;
}

/**
 * Takes an event of the stream in.
 * @returns false if it is of no known type
 */
export function takeEvent(stream: Stream, progress: Progress, type: string, event: Fields): boolean {
  const { turn } = stream;
  if (type === 'error' || event.error !== undefined) {
    progress.error = wordsOf(event);
  } else if (event.final === true) {
    takeFinal(stream, progress, event);
  } else if (event.sync === true) {
    replaceContent(stream, asList(asFields(event.resumeState)?.aggregatedContent));
  } else if (event.event === 'on_message_delta' || event.event === 'on_reasoning_delta') {
    const content = asFields(asFields(event.data)?.delta)?.content;
    for (const part of Array.isArray(content) ? content : [content]) addPart(stream, asFields(part) ?? {});
  } else if (event.event === 'on_run_step_delta') {
    const calls = asList(asFields(asFields(event.data)?.delta)?.tool_calls);
    for (const call of calls) turn.tool.append(asText(asFields(call)?.args) ?? '');
  } else if (event.type === 'text' && event.messageId !== undefined) {
    // Of an assistant: each text so far.
    turn.answer(laneOf(stream, event.index)).snapshot(textOf(event.text));
  } else if (event.type === 'tool_call') {
    turn.tool.snapshot(toJson(event.tool_call));
  } else {
    return event.created === true || asText(event.event)?.startsWith('on_') === true;
  }
  return true;
}

/** The last event: the answer as a whole, and what it took. */
function takeFinal(stream: Stream, progress: Progress, event: Fields): void {
  const { turn } = stream;
  const request = asFields(event.requestMessage) ?? {};
  const response = asFields(event.responseMessage) ?? {};
  const content = asList(response.content);
  if (content.length > 0) replaceContent(stream, content);
  else if (asText(response.text)) turn.answer(stream.lane).snapshot(String(response.text));
  // Assistants give their own id.
  if (!asText(response.model)?.startsWith('asst_')) turn.model = asSlug(response.model) ?? turn.model;
  // Of two models the server counts itself, as we do.
  if (stream.lane === '') reportTokens(turn, { input: request.tokenCount, output: response.tokenCount });
  if (response.error === true) progress.error = wordsOf(response.text);
  progress.stopped ||= response.unfinished === true || event.aborted === true;
  progress.done = true;
  stream.done = true;
  const conversation = asId(asFields(event.conversation)?.conversationId);
  if (conversation === undefined) return;
  turn.conversation = conversation;
  stream.branches.grow(conversation, stream.parent, asId(response.messageId) ?? '', '', turn);
}

function addPart(stream: Stream, part: Fields): void {
  const { turn, lane } = stream;
  if (part.type === 'text') turn.answer(lane).append(textOf(part.text));
  if (part.type !== 'think') return;
  turn.reasoning.append(textOf(part.think));
  turn.noteThinking();
}

/** A text: as it is, or within an object. */
function textOf(text: unknown): string {
  return asText(text) ?? asText(asFields(text)?.value) ?? '';
}

function laneOf({ lane }: Stream, index: unknown): string {
  return `${lane}#${asIndex(index) ?? 0}`;
}

/** All parts of the answer, told once more. */
function replaceContent(stream: Stream, content: readonly unknown[]): void {
  const { turn, lane } = stream;
  for (let index = 0; index < MAX_TEXTS; index++) turn.dropAnswer(laneOf(stream, index));
  turn.answer(lane).reset();
  // Two models share it: it stands as it came.
  const parts = content.map(fieldsOf).filter(({ type }) => lane === '' || type !== 'think');
  // Not all endpoints tell it once more.
  if (parts.some(({ type }) => type === 'think')) turn.reasoning.reset();
  for (const part of parts) addPart(stream, part);
}
