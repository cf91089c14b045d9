/** Takes elements that only the page understands (`<grok:render …>…</grok:render>`) out of a text cut anywhere. */

/** An element longer than this (UTF-16 units) is none: it is let out as text. */
const MAX_ELEMENT_CHARS = 20_000;

/** Takes text cut anywhere and lets out what is visible of it. */
export interface ElementFilter {
  push(text: string): void;
  /** The text is over: what looked like the beginning of an element was none. */
  end(): void;
}

/** @param name of the elements; none stands in another */
export function createElementFilter(name: string, onText: (text: string) => void): ElementFilter {
  const open = `<${name}`;
  const close = `</${name}>`;
  let held = '';

  function letOut(length: number): void {
    if (length > 0) onText(held.slice(0, length));
    held = held.slice(length);
  }

  return {
    push(text) {
      held += text;
      for (;;) {
        const start = held.indexOf(open);
        if (start < 0) {
          letOut(held.length - beginningAt(held, open));
          return;
        }
        letOut(start);
        const end = held.indexOf(close);
        if (end < 0) {
          if (held.length > MAX_ELEMENT_CHARS) letOut(held.length);
          return;
        }
        held = held.slice(end + close.length);
      }
    },
    end() {
      letOut(held.length);
    },
  };
}

/** How many of the text's last units may begin the word. */
function beginningAt(text: string, word: string): number {
  for (let length = Math.min(word.length - 1, text.length); length > 0; length--) {
    if (text.endsWith(word.slice(0, length))) return length;
  }
  return 0;
}
