/** A message of chat.deepseek.com as its document has it: fragments, of which the model wrote some. */
import { asFields, asList, asText, type Fields } from '../reading/json.ts';
import { createParts, type PartKind } from '../reading/parts.ts';
import type { Turn } from '../reading/turn.ts';

const MAX_FRAGMENTS = 1_000;

/** What the model wrote; other types are searches, tips, and what the site puts in place of a filtered answer. */
const KINDS: ReadonlyMap<unknown, PartKind> = new Map([
  ['RESPONSE', 'answer'],
  ['THINK', 'reasoning'],
  ['THINKING', 'reasoning'],
]);

/** One message being written, and the turn it counts for. */
export interface DeepseekMessage {
  readonly turn: Turn;
  /** UTF-16 units of all fragments the model wrote. */
  length(): number;
  /** Writes into a part of the message, or over it. */
  write(kind: PartKind, part: string, text: string, isAppend: boolean): void;
  /** The same into a fragment; its number counts from 1, undefined is the last one's. */
  writeFragment(number: number | undefined, text: string, isAppend: boolean): void;
  /** What a fragment is, told apart from it: what it says from now on is of that kind. */
  nameFragment(number: number | undefined, type: unknown): void;
  addFragments(list: unknown): void;
  /**
   * Fragments as a whole: the message so far, seen again; a template in its place takes nothing back.
   * @param before units of the message that an earlier request was counted for
   */
  setFragments(list: unknown, before: number): void;
}

/** Begins without fragments; what the model writes goes to the turn's answer and reasoning. */
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

  function addFragments(list: unknown, skip = 0): void {
    let left = skip;
    for (const { type, content } of fragmentsIn(list)) {
      if (fragments.length >= MAX_FRAGMENTS) return;
      const kind = KINDS.get(type);
      const text = asText(content) ?? '';
      fragments.push(kind);
      if (kind) write(kind, `${fragments.length}`, text.slice(left), true);
      if (kind) left = Math.max(0, left - text.length);
    }
  }

  return {
    turn,
    length: () => length,
    write,
    writeFragment(number = fragments.length, text, isAppend) {
      const kind = fragments[number - 1];
      if (kind) write(kind, `${number}`, text, isAppend);
    },
    nameFragment(number = fragments.length, type) {
      if (number > 0 && number <= fragments.length) fragments[number - 1] = KINDS.get(type);
    },
    addFragments,
    setFragments(list, before) {
      const written = fragmentsIn(list).filter(({ type }) => KINDS.has(type));
      fragments = [];
      if (written.length > 0) parts.clear();
      if (written.length > 0) length = 0;
      addFragments(list, skipOf(written, before));
    },
  };
}

function fragmentsIn(list: unknown): Fields[] {
  return asList(list).map((item) => asFields(item) ?? {});
}

/** The first whole view of a continued message holds what was written before. */
function skipOf(written: readonly Fields[], before: number): number {
  const length = written.reduce((sum, { content }) => sum + (asText(content)?.length ?? 0), 0);
  return length >= before ? before : 0;
}
