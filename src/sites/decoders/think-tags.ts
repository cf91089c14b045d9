/**
 * Parts a text in what is said and what is thought, where models write their reasoning into the answer between
 * `<think>` and `</think>`. The tags may be cut anywhere.
 */

const OPEN = '<think>';
const CLOSE = '</think>';

/** Takes text cut anywhere and lets each part out as it comes. */
export interface ThinkSplitter {
  push(text: string): void;
  /** The text is over: what looked like the beginning of a tag was none. */
  end(): void;
}

/** Line ends that part the reasoning from the answer belong to neither. */
export function createThinkSplitter(
  onAnswer: (text: string) => void,
  onReasoning: (text: string) => void,
): ThinkSplitter {
  let thinking = false;
  /** What may turn out to be the beginning of a tag. */
  let held = '';
  /** White space at the beginning of the answer after a thought is none of it. */
  let trims = false;

  function say(text: string): void {
    if (thinking) {
      if (text !== '') onReasoning(text);
      return;
    }
    const said = trims ? text.trimStart() : text;
    if (said === '') return;
    trims = false;
    onAnswer(said);
  }

  return {
    push(text) {
      let rest = held + text;
      held = '';
      for (;;) {
        const tag = thinking ? CLOSE : OPEN;
        const at = rest.indexOf(tag);
        if (at < 0) {
          const kept = heldLength(rest, tag);
          say(rest.slice(0, rest.length - kept));
          held = rest.slice(rest.length - kept);
          return;
        }
        say(rest.slice(0, at));
        rest = rest.slice(at + tag.length);
        thinking = !thinking;
        trims = true;
      }
    },
    end() {
      say(held);
      held = '';
    },
  };
}

/** How many of the text's last characters may be the beginning of the tag. */
function heldLength(text: string, tag: string): number {
  for (let length = Math.min(tag.length - 1, text.length); length > 0; length--) {
    if (text.endsWith(tag.slice(0, length))) return length;
  }
  return 0;
}
