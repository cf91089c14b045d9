/** What the events of a LibreChat stream tell of its answer. */
import type { Branches } from '../reading/branches.ts';
import { asFields, asId, asList, asSlug, asText, type Fields } from '../reading/json.ts';
import { wordsOf } from '../reading/prompt.ts';
import { reportTokens } from '../reading/reported.ts';
import type { Progress } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';

/** A prompt and the stream of its answer, which several requests may read. */
export interface Stream {
  readonly turn: Turn;
  /** Where the tab's conversations stand, and the message the prompt stands under. */
  readonly branches: Branches;
  readonly parent: string;
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
    replaceContent(turn, asList(asFields(event.resumeState)?.aggregatedContent));
  } else if (event.event === 'on_message_delta' || event.event === 'on_reasoning_delta') {
    const content = asFields(asFields(event.data)?.delta)?.content;
    for (const part of Array.isArray(content) ? content : [content]) addPart(turn, asFields(part) ?? {});
  } else if (event.event === 'on_run_step_delta') {
    const calls = asList(asFields(asFields(event.data)?.delta)?.tool_calls);
    for (const call of calls) turn.tool.append(asText(asFields(call)?.args) ?? '');
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
  if (content.length > 0) replaceContent(turn, content);
  else if (asText(response.text)) turn.answer().snapshot(String(response.text));
  turn.model = asSlug(response.model) ?? turn.model;
  reportTokens(turn, { input: request.tokenCount, output: response.tokenCount });
  if (response.error === true) progress.error = wordsOf(response.text);
  progress.stopped ||= response.unfinished === true || event.aborted === true;
  progress.done = true;
  stream.done = true;
  const conversation = asId(asFields(event.conversation)?.conversationId);
  if (conversation === undefined) return;
  turn.conversation = conversation;
  stream.branches.grow(conversation, stream.parent, asId(response.messageId) ?? '');
}

function addPart(turn: Turn, part: Fields): void {
  if (part.type === 'text')
    turn.answer().append(asText(part.text) ?? asText(asFields(part.text)?.value) ?? '');
  if (part.type !== 'think') return;
  turn.reasoning.append(asText(part.think) ?? asText(asFields(part.think)?.value) ?? '');
  turn.noteThinking();
}

/** All parts of the answer, told once more. */
function replaceContent(turn: Turn, content: readonly unknown[]): void {
  turn.answer().reset();
  turn.reasoning.reset();
  for (const part of content) addPart(turn, asFields(part) ?? {});
}
