/**
 * An answer of Perplexity as its events tell it: in blocks, told whole or patched. Three generations of blocks hold
 * the same text, two of them at once, so only one is measured.
 */
import { createTextParts, type TextParts } from '../decoders/text-parts.ts';
import { asFields, asList, asName, asSlug, asText, type Fields, parseJson } from '../reading/json.ts';
import { asIndex } from '../reading/numbers.ts';
import { errorWords, type Progress } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';

/** Parts are numbered by step, item and chunk, of which there are at most this many each. */
const LIMIT = 10_000;
const MAX_PAYLOADS = 2_000;
const MAX_DEPTH = 16;

export interface Answer {
  readonly turn: Turn;
  readonly progress: Progress;
  take(event: Fields): void;
}

/** Newer generations stand over older ones; of two of one rank, the first that says something is measured. */
type Lane = 'workflow' | 'numbered' | 'ask' | 'steps';
const RANK: Readonly<Record<Lane, number>> = { workflow: 3, numbered: 2, ask: 2, steps: 1 };

export function createAnswer(turn: Turn, progress: Progress): Answer {
  const reasoning = createTextParts(turn.reasoning);
  let lane: { name: Lane; parts: TextParts } | undefined;
  /** What the payloads of a workflow are: answer, thinking. */
  const variants = new Map<number, string>();

  /** The parts of the answer in this lane; undefined where another lane is measured. */
  function partsIn(name: Lane): TextParts | undefined {
    if (lane?.name === name) return lane.parts;
    if (lane && RANK[lane.name] >= RANK[name]) return undefined;
    if (lane) turn.dropAnswer(lane.name);
    lane = { name, parts: createTextParts(turn.answer(name)) };
    return lane.parts;
  }

  /** A list of chunks, told whole from an offset on, or some of it by index. */
  function takeChunks(parts: TextParts, base: number, chunks: unknown, offset = 0): void {
    for (const [index, chunk] of entriesOf(chunks)) {
      const text = asText(chunk);
      if (text !== undefined) parts.set(base + offset + (index ?? parts.size), text);
    }
    if (Array.isArray(chunks)) parts.cut(base + offset + chunks.length, base + LIMIT);
  }

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

  function takePlan(block: Fields): void {
    for (const [index = 0, goal] of entriesOf(block.goals)) {
      const text = asText(asFields(goal)?.description);
      if (text !== undefined) reasoning.set(index, text);
    }
  }

  function takeField(usage: string, field: string, value: unknown): void {
    const block = asFields(value) ?? {};
    if (field === 'workflow_block') takeWorkflow(block);
    else if (field === 'markdown_block') takeMarkdown(usage, block);
    else if (field === 'plan_block') takePlan(block);
  }

  function takeBlock(block: Fields): void {
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
  }

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
