/**
 * A message of claude.ai as its events tell it: blocks of text, thinking and tool use, each built from deltas. Only
 * what the model wrote is measured: captions, citations, tool results and marks for the page are not.
 */
import { createSseDecoder } from '../decoders/sse.ts';
import { asFields, asId, asSlug, asText, type Fields, parseJson } from '../reading/json.ts';
import { reportTokens, reportUsage } from '../reading/reported.ts';
import type { Turn } from '../reading/turn.ts';
import { readUsage } from '../reading/usage-object.ts';
import { createBlocks } from './blocks.ts';
import { readTextDelta } from './text-delta.ts';

/** How far a message has come. */
export interface MessageState {
  /** An event of the known grammar has come. */
  understood: boolean;
  /** `message_stop` has come. */
  done: boolean;
  stopReason: string;
  /** Words of an error event; '' if there was none. */
  error: string;
  /** The account's limit was reached. */
  limited: boolean;
  /** The model named by `message_start`. */
  model: string | null;
  /** The one that answers in its place, as an update or a fallback names it. */
  updatedModel: string | null;
}

/** Takes the body in pieces cut anywhere; `state` is what has come so far. */
export interface MessageReader {
  readonly state: Readonly<MessageState>;
  push(text: string): void;
  /** The body is over: its last event may lack its line ends. */
  end(): void;
}

/**
 * @param onStart called when the answer begins, with its id
 * @param onName called with the type of each event until one is understood
 */
export function createMessageReader(
  turn: Turn,
  onStart: (answer: string) => void,
  onName: (type: string) => void,
): MessageReader {
  const state: MessageState = {
    understood: false,
    done: false,
    stopReason: '',
    error: '',
    limited: false,
    model: null,
    updatedModel: null,
  };
  let blocks = createBlocks(turn, '');
  /** The message that runs. */
  let answer = '';

  function startMessage(message: Fields): void {
    answer = asId(message.uuid) ?? '';
    state.model = asSlug(message.model) ?? state.model;
    // Of its output, what stands at the beginning is none yet.
    reportTokens(turn, { ...readUsage(message.usage), output: undefined }, { call: answer });
    blocks = createBlocks(turn, answer);
    onStart(answer);
  }

  /** Takes an event in; false if it is of no known type. */
  function apply(type: string, event: Fields): boolean {
    switch (type) {
      case 'message_start':
        startMessage(asFields(event.message) ?? {});
        return true;
      case 'content_block_start':
        blocks.start(event.index, asFields(event.content_block) ?? {});
        return true;
      case 'content_block_delta':
        blocks.add(event.index, asFields(event.delta) ?? {});
        return true;
      case 'content_block_stop':
        blocks.stop(event.index, Date.parse(asText(event.stop_timestamp) ?? ''));
        return true;
      case 'message_delta':
        state.stopReason = asText(asFields(event.delta)?.stop_reason) ?? state.stopReason;
        reportUsage(turn, event.usage, { call: answer });
        return true;
      case 'content_block_retract':
        blocks.retract(event.from_index);
        return true;
      case 'message_limit':
        state.limited ||= asFields(event.message_limit)?.type === 'exceeded_limit';
        return true;
      case 'message_stop':
        state.done = true;
        return true;
      case 'error':
        state.error = errorWordsOf(event);
        return true;
      default:
        // `model_update`, `model_fallback`: what answers from now on.
        state.updatedModel = asSlug(event.to_model) ?? asSlug(event.model) ?? state.updatedModel;
        return /^model_(?:update|fallback)$/.test(type);
    }
  }

  const decoder = createSseDecoder((name, data) => {
    const quick = readTextDelta(data);
    if (quick) {
      state.understood = true;
      blocks.add(quick.index, { type: 'text_delta', text: quick.text });
      return;
    }
    const event = asFields(parseJson(data)) ?? {};
    const type = asText(event.type) ?? name;
    if (!state.understood) onName(type);
    state.understood = apply(type, event) || state.understood;
  });

  return { state, push: decoder.push, end: decoder.end };
}

/**
 * The words that say what an error is: its type and code, also where its message is itself JSON in a string.
 * @param body `{type: 'error', error: {type, message}}`, as an event or as the body of an HTTP error
 */
export function errorWordsOf(body: unknown): string {
  const error = asFields(asFields(body)?.error);
  const inner = asFields(parseJson(asText(error?.message) ?? ''));
  const code = asFields(error?.details)?.error_code;
  return ['error', error?.type, code, inner?.type].map(asText).filter(Boolean).join(' ');
}
