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
  /** Null where it is nested deeper than the bound: told as soon as it is, since it may never end. */
  readonly raw: string | null;
}

/** Without a bound, one missing bracket would fill the memory. */
export interface JsonLimits {
  /** UTF-16 units of one item. */
  readonly characters: number;
  /** Values in one item: each takes many times the memory that it takes in the text. */
  readonly values: number;
  /** That the text is nested: what reads a value may call itself once a level. An item that is deeper is left out. */
  readonly levels: number;
}

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPENS_LIST, CLOSES_LIST, OPENS_OBJECT, CLOSES_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** The text is no JSON to its end, or an item of it is larger than any there is. */
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

/** Starts at the beginning of a text. Each piece is looked at once, however long what it belongs to. */
export function createJsonItems({ characters, values, levels }: JsonLimits): JsonItems {
  const strings = createStrings();
  const pieces = createPieces(characters);
  const valuesSeen = createCount(values);
  let text = '';
  /** From where in it what is being read begins. */
  let start = 0;
  let seen = 0;
  let depth = 0;
  let isItemTooDeep = false;
  let isObject = false;
  let isInList = false;
  let isDone = false;
  let field: string | null = null;
  let itemsRead = 0;
  let items: RawItem[] = [];

  const add = (raw: string | null): void => {
    itemsRead += 1;
    items.push({ field, place: isInList || !isObject ? itemsRead : null, raw });
  };
  /** What was read since the last mark, which ends here. */
  const cut = (): string => {
    const raw = pieces.take(text.slice(start, seen)).trim();
    valuesSeen.restart();
    start = seen + 1;
    return raw;
  };
  const take = (): void => {
    const raw = cut();
    if (raw !== '' && !isItemTooDeep) add(raw);
    isItemTooDeep = false;
  };
  const open = (mark: number): void => {
    depth += 1;
    if (depth > levels && !isItemTooDeep) {
      isItemTooDeep = true;
      add(null);
    }
    if (depth === 1) isObject = mark === OPENS_OBJECT;
    else if (depth === 2 && isObject && mark === OPENS_LIST) isInList = true;
    else return;
    itemsRead = 0;
    cut();
  };
  const close = (): void => {
    const isOutermost = depth === 1;
    if (isOutermost || (depth === 2 && isInList)) take();
    depth -= 1;
    if (!isOutermost && depth === 1) isInList = false;
    isDone ||= isOutermost;
  };
  const isBetween = () => depth === 1 || (depth === 2 && isInList);
  const mark = (code: number): void => {
    if (code === OPENS_LIST || code === OPENS_OBJECT || code === COMMA) valuesSeen.add();
    if (code === OPENS_LIST || code === OPENS_OBJECT) open(code);
    else if (code === CLOSES_LIST || code === CLOSES_OBJECT) close();
    else if (code === COMMA && isBetween()) take();
    else if (code === COLON && depth === 1 && isObject) field = nameOf(cut());
  };

  return {
    push(piece) {
      text = piece;
      start = 0;
      items = [];
      for (seen = strings.begin(text); seen < text.length; seen += 1) {
        const code = text.charCodeAt(seen);
        if (code === QUOTE) seen = strings.endAfter(seen);
        else mark(code);
      }
      pieces.add(text.slice(start));
      return items;
    },
    isDone: () => isDone,
  };
}

/** No more of an item than that. */
function bound(amount: number, most: number, fault: string): void {
  if (amount > most) throw new BrokenJson(fault);
}

/** What is being read, of pieces of text, to a bound in UTF-16 units. */
function createPieces(most: number) {
  let pieces: string[] = [];
  let length = 0;
  const add = (piece: string): void => {
    pieces.push(piece);
    length += piece.length;
    bound(length, most, 'an item is too long');
  };
  return {
    add,
    /** With its last piece; then something else is read. */
    take(last: string): string {
      add(last);
      const whole = pieces.join('');
      pieces = [];
      length = 0;
      return whole;
    },
  };
}

/** Counts what opens, and what parts one value from the next, to a bound. */
function createCount(most: number) {
  let seen = 0;
  return {
    add(): void {
      seen += 1;
      bound(seen, most, 'an item has too many values');
    },
    restart(): void {
      seen = 0;
    },
  };
}

/** Finds the ends of strings, which may lie in later pieces. */
function createStrings() {
  let text = '';
  let isInString = false;
  /** Whether the piece before ended within a string, and within an escape. */
  let isEscaped = false;

  const isEscapedAt = (place: number): boolean => {
    let first = place;
    while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
    return (place - first + Number(first === 0 && isEscaped)) % 2 === 1;
  };
  /** Place of the quote that ends the string there; the text's length where it has not come yet. */
  const endFrom = (from: number): number => {
    let end = text.indexOf('"', from);
    while (end >= 0 && isEscapedAt(end)) end = text.indexOf('"', end + 1);
    isInString = end < 0;
    if (!isInString) return end;
    isEscaped = isEscapedAt(text.length);
    return text.length;
  };

  return {
    /** @returns where the first string that began before has ended */
    begin(piece: string): number {
      text = piece;
      const at = isInString ? endFrom(0) + 1 : 0;
      if (!isInString) isEscaped = false;
      return at;
    },
    endAfter: (quote: number): number => endFrom(quote + 1),
  };
}

function nameOf(raw: string): string {
  try {
    return String(JSON.parse(raw));
  } catch {
    throw new BrokenJson('a field has no name');
  }
}
