/**
 * The items of a large JSON text, cut out as it streams by: elements of the outermost list, or fields of the outermost
 * object, of which lists come element by element. Strings are jumped over, so that text costs next to nothing.
 */

/** An item as it stands in the file. */
export interface RawItem {
  /** Name of the outermost object's field; null in a list. */
  readonly field: string | null;
  /** Its place in its list, from 1; null for a field that is none. */
  readonly place: number | null;
  readonly raw: string;
}

/** Without a bound, one missing bracket would fill the memory; what reads a value may call itself once a level. */
export interface JsonLimits {
  /** UTF-16 units of one item. */
  readonly characters: number;
  /** That the text is nested. */
  readonly levels: number;
}

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPENS_LIST, CLOSES_LIST, OPENS_OBJECT, CLOSES_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** The text is no JSON to its end, or an item of it is larger or deeper than any there is. */
export class BrokenJson extends SyntaxError {}

/** Takes text cut anywhere. */
export interface JsonItems {
  /**
   * @returns the items that end within this piece
   * @throws BrokenJson
   */
  push(piece: string): RawItem[];
  /** Whether the outermost list or object has come to its end. */
  isDone(): boolean;
}

/** Starts at the beginning of a text. */
export function createJsonItems({ characters, levels }: JsonLimits): JsonItems {
  let text = '';
  let seen = 0;
  /** Where what is being read began. */
  let start = 0;
  let depth = 0;
  let isObject = false;
  let isInList = false;
  let isDone = false;
  let field: string | null = null;
  /** Items of the list that were read. */
  let count = 0;
  let items: RawItem[] = [];

  const take = (end: number): void => {
    const raw = text.slice(start, end).trim();
    start = end + 1;
    if (raw === '') return;
    count += 1;
    items.push({ field, place: isInList || !isObject ? count : null, raw });
  };
  const open = (mark: number): void => {
    depth += 1;
    if (depth > levels) throw new BrokenJson('nested too deep');
    if (depth === 1) isObject = mark === OPENS_OBJECT;
    else if (depth === 2 && isObject && mark === OPENS_LIST) isInList = true;
    else return;
    count = 0;
    start = seen + 1;
  };
  const close = (): void => {
    const isOutermost = depth === 1;
    if (isOutermost || (depth === 2 && isInList)) take(seen);
    depth -= 1;
    if (!isOutermost && depth === 1) isInList = false;
    isDone ||= isOutermost;
  };
  const isBetween = () => depth === 1 || (depth === 2 && isInList);
  const mark = (code: number): void => {
    if (code === OPENS_LIST || code === OPENS_OBJECT) open(code);
    else if (code === CLOSES_LIST || code === CLOSES_OBJECT) close();
    else if (code === COMMA && isBetween()) take(seen);
    else if (code === COLON && depth === 1 && isObject) {
      field = nameOf(text.slice(start, seen));
      start = seen + 1;
    }
  };

  return {
    push(piece) {
      text = text.slice(start) + piece;
      seen -= start;
      start = 0;
      items = [];
      for (; seen < text.length; seen += 1) {
        const code = text.charCodeAt(seen);
        if (code !== QUOTE) {
          mark(code);
          continue;
        }
        const end = endOfString(text, seen);
        if (end < 0) break;
        seen = end;
      }
      if (text.length - start > characters) throw new BrokenJson('an item is too long');
      return items;
    },
    isDone: () => isDone,
  };
}

/** Place of the quote that ends the string beginning at `start`; -1 where it has not come yet. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text.charCodeAt(before) === BACKSLASH) before -= 1;
    if ((end - before) % 2 === 1) return end;
  }
  return -1;
}

function nameOf(raw: string): string {
  try {
    return String(JSON.parse(raw));
  } catch {
    throw new BrokenJson('a field has no name');
  }
}
