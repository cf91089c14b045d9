/** The entries of a Notion thread that a model writes: built by patches, or told whole. */
import { asFields, asList, asSlug, asText, type Fields } from '../reading/json.ts';
import { asIndex, asTokens } from '../reading/numbers.ts';
import { createParts } from '../reading/parts.ts';
import { reportTokens } from '../reading/reported.ts';
import type { Turn } from '../reading/turn.ts';

const MAX_ENTRIES = 500;
const MAX_PARTS = 500;
/** The entries a model writes; all others are settings, tools and what they found. */
export const INFERENCE = 'agent-inference';

type TokenField = 'inputTokens' | 'outputTokens';

interface Entry {
  readonly index: number;
  readonly id: string;
  readonly writes: boolean;
  /** The types of its parts. */
  readonly parts: string[];
  inputTokens: number;
  outputTokens: number;
}

/** Entries in the order of the thread; those the model doesn't write are kept for their places alone. */
export interface Entries {
  add(value: unknown): void;
  /** The whole thread anew: what is told after it is of these entries. */
  sync(values: readonly unknown[]): void;
  /** The entry as it is now; a new one where none has its id. */
  retell(fields: Fields): void;
  /** `{o, p, v}`: `a` adds, `x` appends, others replace; a path is `/s/<entry>/<field>/<part>/content`. */
  patch(patch: Fields): void;
}

/** Writes texts, the model and the tokens the wire reports into the turn. */
export function createEntries(turn: Turn): Entries {
  const entries: Entry[] = [];
  const parts = createParts(turn);

  function add(value: unknown): void {
    const index = entries.length;
    if (index >= MAX_ENTRIES) return;
    const fields = asFields(value) ?? {};
    const writes = fields.type === INFERENCE;
    const entry = { index, id: asText(fields.id) ?? '', writes, parts: [], inputTokens: 0, outputTokens: 0 };
    entries.push(entry);
    take(entry, fields);
  }

  function take(entry: Entry, fields: Fields): void {
    if (!entry.writes) return;
    for (const [at, part] of asList(fields.value).entries()) setPart(entry, at, asFields(part) ?? {});
    turn.model = asSlug(fields.model) ?? turn.model;
    for (const name of ['inputTokens', 'outputTokens'] as const) takeTokens(entry, name, fields[name]);
  }

  function setPart(entry: Entry, at: number, part: Fields): void {
    if (at > entry.parts.length || at >= MAX_PARTS) return;
    entry.parts[at] = asText(part.type) ?? '';
    write(entry, at, part.content, 'set');
  }

  function write(entry: Entry, at: number, content: unknown, how: 'set' | 'append'): void {
    const type = entry.parts[at];
    const part = `${entry.index}/${at}`;
    const text = asText(content) ?? '';
    if (type === 'text') parts[how]('answer', part, text);
    else if (type === 'thinking') parts[how]('reasoning', part, text);
    else if (type === 'tool_use') turn.tool.append(text);
  }

  function takeTokens(entry: Entry, name: TokenField, value: unknown): void {
    const told = asTokens(value);
    if (told === undefined) return;
    entry[name] = told;
    reportAll(turn, entries, name);
  }

  function patchEntry(entry: Entry, how: unknown, path: readonly string[], value: unknown): void {
    const [field, part, last] = path;
    if (!entry.writes) return;
    if (field === 'inputTokens' || field === 'outputTokens') takeTokens(entry, field, value);
    if (field !== 'value' || part === undefined) return;
    const at = part === '-' ? entry.parts.length : (asIndex(part) ?? MAX_PARTS);
    if (last === undefined) setPart(entry, at, asFields(value) ?? {});
    else if (last === 'content') write(entry, at, value, how === 'x' ? 'append' : 'set');
  }

  return {
    add,
    sync(values) {
      entries.length = 0;
      parts.clear();
      turn.tool.reset();
      values.forEach(add);
    },
    retell(fields) {
      const entry = entries.find(({ id }) => id !== '' && id === fields.id);
      if (entry) take(entry, fields);
      else add(fields);
    },
    patch({ o: how, p: path, v: value }) {
      const [, list, index = '', ...below] = (asText(path) ?? '').split('/');
      if (list !== 's') return;
      const entry = entries[asIndex(index) ?? MAX_ENTRIES];
      if (below.length > 0) {
        if (entry) patchEntry(entry, how, below, value);
      } else if (how === 'a') add(value);
    },
  };
}

/**
 * Of all steps of an agent together. Most of what they read is the same instructions each time, and the thread: what
 * goes beyond the prompt is context.
 */
function reportAll(turn: Turn, entries: readonly Entry[], name: TokenField): void {
  const total = entries.reduce((sum, { [name]: tokens }) => sum + tokens, 0);
  if (name === 'outputTokens') reportTokens(turn, { output: total });
  else turn.contextTokens = Math.max(turn.contextTokens, total - turn.givenTokens);
}
