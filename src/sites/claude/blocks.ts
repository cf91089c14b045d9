/** The blocks of a message of claude.ai: text, thinking and tool use, each built from deltas. */
import { remember } from '../../model/bounded.ts';
import { asList, asName, asText, type Fields, toJson } from '../reading/json.ts';
import { asIndex } from '../reading/numbers.ts';
import type { TextMeter } from '../reading/text-meter.ts';
import type { Turn } from '../reading/turn.ts';

/** Blocks open at once; the site opens one at a time. */
const MAX_OPEN_BLOCKS = 64;

/** Blocks of one message that can be taken back; the oldest are forgotten beyond this. */
const MAX_BLOCKS = 1_000;

/** A block's stated thinking time beyond this is no thinking time. */
const MAX_THINKING_MS = 3_600_000;

/** The tool that starts a research run. */
const RESEARCH_TOOL = 'launch_extended_search_task';

type BlockKind = 'text' | 'thinking' | 'tool_use' | 'tool_result' | 'other';

/** Which delta fills which block, and the field its text is in. Results of tools come as `input_json_delta` too. */
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

/** By the events' index; without its start a text or a thought still counts, a tool's call doesn't. */
export interface Blocks {
  start(index: unknown, block: Fields): void;
  add(index: unknown, delta: Fields): void;
  /** @param stoppedAt epoch ms; NaN where it is not told */
  stop(index: unknown, stoppedAt: number): void;
  /** Blocks from this one on are taken back: of the answer, what they said is not visible any more. */
  retract(from: unknown): void;
}

/** @param answer id of the message they are of */
export function createBlocks(turn: Turn, answer: string): Blocks {
  const blocks = new Map<unknown, Block>();
  /** What there was of the answer when each block began. */
  const answerBefore = new Map<unknown, { readonly length: number; readonly exactTokens: number }>();

  function meterOf(kind: BlockKind): TextMeter {
    if (kind === 'text') return turn.answer(answer);
    if (kind === 'tool_result') return turn.read;
    return kind === 'thinking' ? turn.reasoning : turn.tool;
  }

  function start(index: unknown, block: Fields): void {
    const kind = blockKindOf(block.type);
    const { length, exactTokens } = turn.answer(answer);
    remember(answerBefore, index, { length, exactTokens }, MAX_BLOCKS);
    if (/thinking/.test(asName(block.type))) turn.noteThinking();
    if (kind === 'tool_use' && block.name === RESEARCH_TOOL) turn.mode = 'research';
    if (kind === 'text' || kind === 'thinking') meterOf(kind).append(asText(block[kind]) ?? '');
    if (kind === 'tool_result' && asList(block.content).length > 0) turn.read.append(toJson(block.content));
    if (blocks.size >= MAX_OPEN_BLOCKS) return;
    const startedAt = Date.parse(asText(block.start_timestamp) ?? '');
    blocks.set(index, { kind, startedAt, reasoningBefore: turn.reasoning.length });
  }

  function add(index: unknown, delta: Fields): void {
    const known = DELTAS.get(asText(delta.type) ?? '');
    if (!known) return;
    // Without its start a block of text still tells itself by its deltas; a tool's call and its result don't.
    const kind = blocks.get(index)?.kind ?? (known.block === 'tool_use' ? 'other' : known.block);
    const text = asText(delta[known.field]) ?? '';
    if (kind === 'tool_result') turn.read.append(withoutEscapes(text));
    else if (kind === known.block) meterOf(kind).append(text);
  }

  function stop(index: unknown, stoppedAt: number): void {
    const block = blocks.get(index);
    blocks.delete(index);
    if (block?.kind !== 'thinking' || turn.reasoning.length > block.reasoningBefore) return;
    const thinkingMs = stoppedAt - block.startedAt;
    if (thinkingMs > 0 && thinkingMs <= MAX_THINKING_MS)
      turn.thinkingMs = Math.min(MAX_THINKING_MS, (turn.thinkingMs ?? 0) + thinkingMs);
  }

  function retract(from: unknown): void {
    const place = asIndex(from);
    if (place === undefined) return;
    const taken = [...answerBefore].filter(([index]) => (asIndex(index) ?? -1) >= place);
    for (const [index] of taken) answerBefore.delete(index);
    const [first] = taken.map(([, before]) => before).sort((a, b) => a.length - b.length);
    if (first) turn.answer(answer).truncate(first.length, first.exactTokens);
  }

  return { start, add, stop, retract };
}

function blockKindOf(type: unknown): BlockKind {
  if (type === 'redacted_thinking') return 'thinking';
  return type === 'text' || type === 'thinking' || type === 'tool_use' || type === 'tool_result'
    ? type
    : 'other';
}

/** JSON in pieces, its `\\uXXXX` as the characters they stand for: the model reads those. */
function withoutEscapes(json: string): string {
  return json.replace(/\\u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}
