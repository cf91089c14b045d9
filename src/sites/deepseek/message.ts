/**
 * A message of chat.deepseek.com as edits tell it: `{p, o, v}`, path, operation (SET, APPEND, BATCH) and value. A path
 * or operation that is left out is that of the edit before; a BATCH is a list of edits below its own path.
 */

import { asFields, asList, asText, type Fields } from '../reading/json.ts';
import { asIndex } from '../reading/numbers.ts';
import { createParts, type PartKind } from '../reading/parts.ts';
import { reportTokens } from '../reading/reported.ts';
import type { Progress } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';

/** A batch in a batch in a batch is no known form. */
const MAX_DEPTH = 4;
const MAX_FRAGMENTS = 1_000;

/** What the model wrote; other types are searches, tips, and what the site puts in place of a filtered answer. */
const KINDS: ReadonlyMap<unknown, PartKind> = new Map([
  ['RESPONSE', 'answer'],
  ['THINK', 'reasoning'],
  ['THINKING', 'reasoning'],
]);

/** Messages before fragments were, of early 2025. */
const PLAIN_FIELDS: ReadonlyMap<unknown, PartKind> = new Map([
  ['content', 'answer'],
  ['thinking_content', 'reasoning'],
]);

export interface DeepseekMessage {
  /** UTF-16 units of all fragments the model wrote. */
  length(): number;
  /**
   * Reads one stream of edits.
   * @param before units of the message that an earlier request was counted for
   */
  edits(progress: Progress, before: number): { push(edit: Fields): void };
}

export function createMessage(turn: Turn): DeepseekMessage {
  const parts = createParts(turn);
  /** Kind of each fragment; undefined where the model didn't write it. */
  let fragments: (PartKind | undefined)[] = [];
  let length = 0;

  function write(kind: PartKind, part: string, text: string, isAppend: boolean): void {
    if (isAppend) parts.append(kind, part, text);
    else parts.set(kind, part, text);
    length += text.length;
  }

  function addFragments(list: unknown, skip: number): void {
    let left = skip;
    for (const fragment of asList(list)) {
      if (fragments.length >= MAX_FRAGMENTS) return;
      const { type, content } = asFields(fragment) ?? {};
      const kind = KINDS.get(type);
      const text = asText(content) ?? '';
      fragments.push(kind);
      if (kind) write(kind, `${fragments.length}`, text.slice(left), true);
      if (kind) left = Math.max(0, left - text.length);
    }
  }

  /** Fragments as a whole: the message so far, seen again; a template in its place takes nothing back. */
  function setFragments(list: unknown, skip: number): void {
    const isWritten = asList(list).some((fragment) => KINDS.has(asFields(fragment)?.type));
    fragments = [];
    if (isWritten) parts.clear();
    if (isWritten) length = 0;
    addFragments(list, skip);
  }

  function takeStatus(progress: Progress, status: unknown): void {
    if (status === 'FINISHED') progress.done = true;
    if (status === 'INCOMPLETE') progress.stopped = true;
    if (status === 'CONTENT_FILTER') progress.error = 'content filter';
  }

  return {
    length: () => length,
    edits(progress, before) {
      let path: readonly string[] = [];
      let operation: unknown = 'SET';

      /** The first whole view of a continued message holds what was written before. */
      function skipOf(list: unknown): number {
        const texts = asList(list).map((item) => asFields(item) ?? {});
        const sum = texts
          .filter(({ type }) => KINDS.has(type))
          .reduce((all, { content }) => all + (asText(content) ?? '').length, 0);
        return sum >= before ? before : 0;
      }

      function takeField(name: string, value: unknown, isAppend: boolean): void {
        const kind = PLAIN_FIELDS.get(name);
        if (kind && asText(value)) write(kind, name, asText(value) ?? '', isAppend);
        else if (name === 'fragments' && isAppend) addFragments(value, 0);
        else if (name === 'fragments') setFragments(value, skipOf(value));
        else if (name === 'status') takeStatus(progress, value);
        else if (name === 'accumulated_token_usage') reportTokens(turn, { total: value });
        else if (name === 'conversation_mode' && value === 'DEEP_SEARCH') turn.mode = 'research';
      }

      function apply(at: readonly string[], what: unknown, value: unknown, depth: number): void {
        if (what === 'BATCH' && Array.isArray(value)) {
          if (depth < MAX_DEPTH) for (const edit of value) batched(at, asFields(edit) ?? {}, depth);
          return;
        }
        const [root, field, index, leaf] = at;
        const isAppend = what === 'APPEND';
        if (root === undefined) {
          for (const [name, item] of Object.entries(asFields(value) ?? {})) apply([name], 'SET', item, depth);
          return;
        }
        if (root !== 'response') return;
        progress.understood = true;
        if (field === undefined) {
          for (const [name, item] of Object.entries(asFields(value) ?? {})) takeField(name, item, false);
        } else if (index === undefined) {
          takeField(field, value, isAppend);
        } else if (field === 'fragments' && leaf === 'content') {
          const number = index === '-1' ? fragments.length : (asIndex(index) ?? MAX_FRAGMENTS) + 1;
          const kind = fragments[number - 1];
          if (kind) write(kind, `${number}`, asText(value) ?? '', isAppend);
        }
      }

      function batched(at: readonly string[], { p, o = 'SET', v }: Fields, depth: number): void {
        apply([...at, ...namesOf(p)], o, v, depth + 1);
      }

      return {
        push({ p, o, v }) {
          if (p !== undefined) path = namesOf(p);
          if (o !== undefined) operation = o;
          apply(path, operation, v, 0);
        },
      };
    },
  };
}

function namesOf(path: unknown): readonly string[] {
  return asText(path)?.split('/') ?? [];
}
