/**
 * A message of claude.ai as its events tell it: blocks of text, thinking and tool use, each built from deltas. Only
 * what the model wrote is measured: captions, citations, tool results and marks for the page are not.
 */
import { createSseDecoder } from '../decoders/sse.ts';
import { asFields, asId, asSlug, asText, type Fields, parseJson } from '../json.ts';
import type { TextMeter } from '../text-meter.ts';
import type { Turn } from '../turn.ts';
import { readTextDelta } from './text-delta.ts';

/** Blocks open at once; the site opens one at a time. */
const MAX_OPEN_BLOCKS = 64;

/** A block's stated thinking time beyond this is no thinking time. */
const MAX_THINKING_MS = 3_600_000;

/** The tool that starts a research run. */
const RESEARCH_TOOL = 'launch_extended_search_task';

type BlockKind = 'text' | 'thinking' | 'tool_use' | 'other';

/** Which delta fills which block, and the field its text is in. Tool results come as `input_json_delta` too. */
const DELTAS: ReadonlyMap<string, { block: BlockKind; field: string }> = new Map([
  ['text_delta', { block: 'text', field: 'text' }],
  ['thinking_delta', { block: 'thinking', field: 'thinking' }],
  ['input_json_delta', { block: 'tool_use', field: 'partial_json' }],
]);

interface Block {
  kind: BlockKind;
  startedAt: number;
  /** Length of the reasoning when the block began. */
  reasoningBefore: number;
}

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
}

export interface MessageReader {
  readonly state: Readonly<MessageState>;
  push(text: string): void;
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
  };
  const blocks = new Map<unknown, Block>();
  let answer = '';

  function meterOf(kind: BlockKind): TextMeter {
    if (kind === 'text') return turn.answer(answer);
    return kind === 'thinking' ? turn.reasoning : turn.tool;
  }

  function startBlock(index: unknown, block: Fields): void {
    const kind = blockKindOf(block.type);
    if (kind === 'thinking' && turn.mode === 'standard') turn.mode = 'reasoning';
    if (kind === 'tool_use' && block.name === RESEARCH_TOOL) turn.mode = 'research';
    if (kind === 'text' || kind === 'thinking') meterOf(kind).append(asText(block[kind]) ?? '');
    if (blocks.size >= MAX_OPEN_BLOCKS) return;
    const startedAt = Date.parse(asText(block.start_timestamp) ?? '');
    blocks.set(index, { kind, startedAt, reasoningBefore: turn.reasoning.length });
  }

  function addDelta(index: unknown, delta: Fields): void {
    const known = DELTAS.get(asText(delta.type) ?? '');
    if (!known) return;
    // Without its start a block of text still tells itself by its deltas; a tool's call and its result don't.
    const kind = blocks.get(index)?.kind ?? (known.block === 'tool_use' ? 'other' : known.block);
    if (kind === known.block) meterOf(kind).append(asText(delta[known.field]) ?? '');
  }

  function stopBlock(index: unknown, stoppedAt: number): void {
    const block = blocks.get(index);
    blocks.delete(index);
    if (block?.kind !== 'thinking' || turn.reasoning.length > block.reasoningBefore) return;
    const thinkingMs = stoppedAt - block.startedAt;
    if (thinkingMs > 0 && thinkingMs <= MAX_THINKING_MS)
      turn.thinkingMs = Math.min(MAX_THINKING_MS, (turn.thinkingMs ?? 0) + thinkingMs);
  }

  function startMessage(message: Fields): void {
    blocks.clear();
    state.model = asSlug(message.model) ?? state.model;
    answer = asId(message.uuid) ?? '';
    onStart(answer);
  }

  /** Takes an event in; false if it is of no known type. */
  function apply(type: string, event: Fields): boolean {
    switch (type) {
      case 'message_start':
        startMessage(asFields(event.message) ?? {});
        return true;
      case 'content_block_start':
        startBlock(event.index, asFields(event.content_block) ?? {});
        return true;
      case 'content_block_delta':
        addDelta(event.index, asFields(event.delta) ?? {});
        return true;
      case 'content_block_stop':
        stopBlock(event.index, Date.parse(asText(event.stop_timestamp) ?? ''));
        return true;
      case 'message_delta':
        state.stopReason = asText(asFields(event.delta)?.stop_reason) ?? state.stopReason;
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
        return false;
    }
  }

  const decoder = createSseDecoder((name, data) => {
    const quick = readTextDelta(data);
    if (quick) {
      state.understood = true;
      addDelta(quick.index, { type: 'text_delta', text: quick.text });
      return;
    }
    const event = asFields(parseJson(data)) ?? {};
    const type = asText(event.type) ?? name;
    if (!state.understood) onName(type);
    state.understood = apply(type, event) || state.understood;
  });

  return { state, push: decoder.push };
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

function blockKindOf(type: unknown): BlockKind {
  return type === 'text' || type === 'thinking' || type === 'tool_use' ? type : 'other';
}
