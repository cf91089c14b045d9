/**
 * ChatGPT writes citations and widgets into the answer's text as marks between two private-use characters, e.g.
 * `\ue200cite\ue202turn0search0\ue201`. The page draws something else there: a mark is not visible text.
 */

const OPEN = '\ue200';
const CLOSE = '\ue201';
/** Before each opening and after each closing character. */
const MARK_EDGES = /(?=\ue200)|(?<=\ue201)/;
/** What is longer was no mark: the rest is text again. */
const MAX_MARK_CHARS = 20_000;

/** Takes a text in pieces cut anywhere, also within a mark; `reset` begins another text. */
export interface MarkFilter {
  /** The visible part of the next piece of text. */
  push(text: string): string;
  reset(): void;
}

/** Begins outside a mark. */
export function createMarkFilter(): MarkFilter {
  /** Characters of the mark we are in; 0 outside. */
  let markChars = 0;

  return {
    push(text) {
      if (markChars === 0 && !text.includes(OPEN)) return text;
      let visible = '';
      for (const piece of text.split(MARK_EDGES)) {
        if (markChars === 0 && !piece.startsWith(OPEN)) {
          visible += piece;
        } else {
          markChars += piece.length;
          if (piece.endsWith(CLOSE) || markChars > MAX_MARK_CHARS) markChars = 0;
        }
      }
      return visible;
    },
    reset() {
      markChars = 0;
    },
  };
}
