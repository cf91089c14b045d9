/** Text that a site builds part by part, several parts side by side, each of the visible answer or of the reasoning. */
import type { Turn } from './turn.ts';

/** Parts told apart; those beyond count as one. */
const MAX_PARTS = 200;

/** Where a part belongs. */
export type PartKind = 'answer' | 'reasoning';

/** Parts by the caller's names; of the reasoning only the last is replaced, any other one set is added. */
export interface Parts {
  append(kind: PartKind, part: string, text: string): void;
  /** The part is this text, whatever it was. */
  set(kind: PartKind, part: string, text: string): void;
  /** Takes all of it back: the site tells it anew. */
  clear(): void;
}

/** @param answer the site's id of the message, which the parts are parts of */
export function createParts(turn: Turn, answer = ''): Parts {
  const known = new Set<string>();
  /** What there was of the reasoning when its last part began. */
  let last: { readonly part: string; readonly length: number; readonly exactTokens: number } | undefined;

  function idOf(part: string): string {
    if (known.size >= MAX_PARTS && !known.has(part)) return answer;
    known.add(part);
    return `${answer}/${part}`;
  }

  function append(kind: PartKind, part: string, text: string): void {
    if (kind === 'answer') {
      turn.answer(idOf(part)).append(text);
      return;
    }
    const { length, exactTokens } = turn.reasoning;
    if (last?.part !== part) last = { part, length, exactTokens };
    turn.reasoning.append(text);
    if (text !== '') turn.noteThinking();
  }

  return {
    append,
    set(kind, part, text) {
      if (kind === 'answer') turn.answer(idOf(part)).reset();
      else if (last?.part === part) turn.reasoning.truncate(last.length, last.exactTokens);
      append(kind, part, text);
    },
    clear() {
      for (const part of known) turn.dropAnswer(`${answer}/${part}`);
      turn.dropAnswer(answer);
      turn.reasoning.reset();
      known.clear();
      last = undefined;
    },
  };
}
