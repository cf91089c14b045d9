/** The blocks of a Perplexity answer: each told whole, or some of it by patches. */
import { createTextParts, type TextParts } from '../decoders/text-parts.ts';
import { asFields, asList, asName, asText, type Fields } from '../reading/json.ts';
import { asIndex } from '../reading/numbers.ts';
import type { Turn } from '../reading/turn.ts';
import type { PartsIn } from './lanes.ts';

/** Parts are numbered by step, item and chunk, of which there are at most this many each. */
const LIMIT = 10_000;
const MAX_PAYLOADS = 2_000;
const MAX_DEPTH = 16;

/** Takes the next block in: `workflow_block`, `markdown_block` or `plan_block`, or patches of one. */
export function createBlocks(turn: Turn, partsIn: PartsIn): (block: Fields) => void {
  const reasoning = createTextParts(turn.reasoning);
  /** What the payloads of a workflow are: answer, thinking. */
  const variants = new Map<number, string>();

  function takeMarkdown(usage: string, block: Fields): void {
    const number = /^ask_text_(\d{1,3})_markdown$/.exec(usage)?.[1];
    const hasText = asText(block.answer) !== undefined || entriesOf(block.chunks).length > 0;
    const parts = hasText ? partsIn(number === undefined ? 'ask' : 'numbered') : undefined;
    if (!parts) return;
    const base = (asIndex(number) ?? 0) * LIMIT;
    takeChunks(parts, base, block.chunks, asIndex(block.chunk_starting_offset));
    const whole = asText(block.answer);
    if (whole === undefined) return;
    parts.cut(base + 1, base + LIMIT);
    parts.set(base, whole);
  }

  function takePayload(address: number, payload: Fields): void {
    const variant = asText(payload.variant) ?? variants.get(address) ?? 'answer';
    if (variants.size < MAX_PAYLOADS) variants.set(address, variant);
    const base = address * LIMIT;
    if (variant === 'thinking') {
      takeChunks(reasoning, base, payload.chunks);
      turn.noteThinking();
    } else if (variant === 'answer' && entriesOf(payload.chunks).length > 0) {
      const parts = partsIn('workflow');
      if (parts) takeChunks(parts, base, payload.chunks);
    }
  }

  function takeWorkflow(block: Fields): void {
    for (const [step = 0, fields] of entriesOf(block.steps)) {
      for (const [item = 0, value] of entriesOf(asFields(fields)?.items)) {
        const payload = asFields(asFields(asFields(value)?.payload)?.text_payload);
        // The first numbers are the goals'.
        if (payload) takePayload((step + 1) * LIMIT + item, payload);
      }
    }
  }

  function takeField(usage: string, field: string, value: unknown): void {
    const block = asFields(value) ?? {};
    if (field === 'workflow_block') takeWorkflow(block);
    else if (field === 'markdown_block') takeMarkdown(usage, block);
    else if (field === 'plan_block') takePlan(reasoning, block);
  }

  return (block) => {
    const usage = asText(block.intended_usage) ?? '';
    for (const field of ['workflow_block', 'markdown_block', 'plan_block']) {
      if (block[field] !== undefined) takeField(usage, field, block[field]);
    }
    const diff = asFields(block.diff_block);
    for (const item of asList(diff?.patches)) {
      const patch = asFields(item);
      const path = asName(patch?.path ?? '')
        .split('/')
        .slice(1);
      if (patch?.op !== 'remove' && path.length <= MAX_DEPTH)
        takeField(usage, asName(diff?.field), nested(path, patch?.value));
    }
  };
}

/** A list of chunks, told whole from an offset on, or some of it by index. */
function takeChunks(parts: TextParts, base: number, chunks: unknown, offset = 0): void {
  for (const [index, chunk] of entriesOf(chunks)) {
    const text = asText(chunk);
    if (text !== undefined) parts.set(base + offset + (index ?? parts.size), text);
  }
  if (Array.isArray(chunks)) parts.cut(base + offset + chunks.length, base + LIMIT);
}

/** The goals of a plan are thoughts. */
function takePlan(reasoning: TextParts, block: Fields): void {
  for (const [index = 0, goal] of entriesOf(block.goals)) {
    const text = asText(asFields(goal)?.description);
    if (text !== undefined) reasoning.set(index, text);
  }
}

/** A value as it stands at the end of a path; what is a list there is known by its numbers. */
function nested(path: readonly string[], value: unknown): unknown {
  return path.reduceRight((inner, name) => ({ [name]: inner }), value);
}

/** The items of a list, or of what `nested` made of one; without a number, one that goes to its end. */
function entriesOf(list: unknown): (readonly [index: number | undefined, item: unknown])[] {
  if (Array.isArray(list)) return [...list.slice(0, LIMIT).entries()];
  return Object.entries(asFields(list) ?? {})
    .filter(([name]) => /^(?:-|\d{1,4})$/.test(name))
    .map(([name, item]) => [asIndex(name), item]);
}
