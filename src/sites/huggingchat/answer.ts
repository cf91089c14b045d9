/** An answer of chat-ui as its updates tell it. */
import type { MediaType } from '../../model/usage/usage.ts';
import { createThinkSplitter } from '../decoders/think-tags.ts';
import { asFields, asSlug, asText, type Fields, toJson } from '../reading/json.ts';
import { errorWords, type Progress } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';

/** Takes updates in the order they come. */
export interface HuggingAnswer {
  take(update: Fields): void;
  /** The stream is over. */
  end(): void;
}

/** Writes into the turn; how the answer ended goes into `progress`. */
export function createHuggingAnswer(turn: Turn, progress: Progress): HuggingAnswer {
  /** Reasoning that came as such, not within the answer. */
  let hasOwnReasoning = false;
  const splitter = () =>
    createThinkSplitter(
      (text) => turn.answer().append(text),
      (text) => {
        // What came as such is told once more in the answer's tags.
        if (!hasOwnReasoning) turn.reasoning.append(text);
      },
    );
  let said = splitter();

  /** The whole answer, once more: it stands for what was streamed. */
  function takeFinal(text: string, interrupted: unknown): void {
    if (text !== '') {
      turn.answer().reset();
      if (!hasOwnReasoning) turn.reasoning.reset();
      said = splitter();
      said.push(text);
    }
    said.end();
    if (interrupted === true) progress.stopped = true;
    progress.done = true;
  }

  /** Takes an update in; false if it is of no known type. */
  function apply(update: Fields): boolean {
    // Tokens are padded so that their length says nothing.
    const token = asText(update.token)?.replaceAll('\0', '') ?? '';
    switch (update.type) {
      case 'stream':
        said.push(token);
        return true;
      case 'reasoning':
        if (update.subtype === 'stream') turn.reasoning.append(token);
        hasOwnReasoning ||= update.subtype === 'stream';
        return true;
      case 'routerMetadata':
        turn.modelRequested = asSlug(update.model) ?? turn.modelRequested;
        return true;
      case 'title':
        if (turn.intent === 'unknown') turn.intent = 'new';
        return true;
      case 'tool':
        takeTool(turn, update);
        return true;
      case 'file':
        takeFile(turn, update);
        return true;
      case 'status':
        takeStatus(progress, update);
        return true;
      case 'elicitation':
        progress.awaited = true;
        return true;
      case 'finalAnswer':
        takeFinal(asText(update.text) ?? '', update.interrupted);
        return true;
      default:
        return false;
    }
  }

  return {
    take(update) {
      progress.understood = apply(update) || progress.understood;
      if (turn.reasoning.length > 0) turn.noteThinking();
    },
    end() {
      said.end();
      if (turn.intent === 'unknown' && progress.understood) turn.intent = 'followup';
    },
  };
}

function takeTool(turn: Turn, { subtype, call }: Fields): void {
  const args = asFields(call)?.parameters;
  if (subtype === 'call' && args !== undefined) turn.tool.append(toJson(args));
}

function takeFile(turn: Turn, { name, sha, mime }: Fields): void {
  const type = /^(image|video|audio)\//.exec(asText(mime) ?? '')?.[1] as MediaType | undefined;
  if (type) turn.addMedia(asText(sha) ?? asText(name) ?? type, { type });
}

function takeStatus(progress: Progress, { status, message, statusCode }: Fields): void {
  if (status === 'error') progress.error = errorWords(statusCode === 429 ? 'rate limit' : '', message);
  if (status === 'finished') progress.done = true;
}
