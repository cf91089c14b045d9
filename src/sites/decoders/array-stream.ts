/**
 * One JSON array that grows for as long as an answer runs, cut anywhere: arrays within it that end with a known word
 * are let out as soon as they close. The whole is never held.
 */

/** What is begun and not let out may be this long (UTF-16 units); beyond it is let go of. */
const MAX_CHARS = 1_000_000;
const MAX_DEPTH = 64;

/** Takes text cut anywhere; what is too long or too deep is left out. */
export interface ArrayStreamDecoder {
  /** The next piece of the body. */
  push(text: string): void;
}

/** All that changes the state of the scan. */
const MARK = /["\\[\]]/g;

/**
 * @param last the string the wanted arrays end with
 * @param onSkip called when something was too long to be held
 */
export function createArrayStreamDecoder(
  last: string,
  onArray: (array: readonly unknown[]) => void,
  onSkip: () => void = () => {},
): ArrayStreamDecoder {
  const end = `"${last}"`;
  /** From the first bracket that may belong to a wanted array. */
  let held = '';
  /** Where in `held` the open brackets stand; negative for those whose text was let go. */
  const open: number[] = [];
  /** Brackets open beyond those. */
  let deeper = 0;
  let at = 0;
  let inString = false;
  let afterBackslash = false;

  function letGo(): void {
    open.fill(-1);
    held = held.slice(at);
    at = 0;
  }

  function endsWithWord(): boolean {
    let to = at - 1;
    while (/\s/.test(held[to - 1] ?? '')) to--;
    return held.startsWith(end, to - end.length) && held[to - end.length - 1] !== '\\';
  }

  function close(): void {
    const from = open.pop();
    if (from === undefined || from < 0 || !endsWithWord()) return;
    let array: unknown;
    try {
      array = JSON.parse(held.slice(from, at));
    } catch {
      return;
    }
    letGo();
    if (Array.isArray(array)) onArray(array);
  }

  function step(mark: string): void {
    if (mark === '"') inString = !inString;
    else if (inString) return;
    else if (mark === '[' && open.length < MAX_DEPTH) open.push(at - 1);
    else if (mark === '[') deeper++;
    else if (deeper > 0) deeper--;
    else close();
  }

  return {
    push(text) {
      held += text;
      if (afterBackslash && text !== '') {
        at++;
        afterBackslash = false;
      }
      MARK.lastIndex = at;
      for (let mark = MARK.exec(held); mark; mark = MARK.exec(held)) {
        at = mark.index + 1;
        if (mark[0] !== '\\') step(mark[0]);
        else if (inString) {
          afterBackslash = at === held.length;
          if (!afterBackslash) at++;
        }
        MARK.lastIndex = at;
      }
      at = held.length;
      if (held.length <= MAX_CHARS) return;
      letGo();
      onSkip();
    },
  };
}
