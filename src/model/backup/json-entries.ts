/** Reads a large JSON object piece by piece: what its fields hold, the items of arrays one by one. */

/** A field of the object, or one item of a field that is an array. */
export interface JsonEntry {
  readonly name: string;
  /** Place in the array, from 1; null for a field that is none. */
  readonly row: number | null;
  readonly value: unknown;
}

/** No field or item of ours comes near it; without a bound, one missing bracket would fill the memory. */
const MOST_CHARACTERS = 1_000_000;

/** Nor is anything of ours nested so deep; what reads such a value may call itself once a level. */
const MOST_LEVELS = 64;

/** The file is no JSON object to its end: it breaks off, or was changed by something that is not us. */
export class BrokenJson extends SyntaxError {}

/**
 * @param isWanted by name of a field: of others nothing is given, and whether they are JSON is not looked at
 * @throws BrokenJson where the text is no whole JSON object, or an entry is larger or deeper than any of ours
 */
export async function* jsonEntries(
  pieces: AsyncIterable<string>,
  isWanted: (name: string) => boolean = () => true,
): AsyncGenerator<JsonEntry> {
  let field: Field = { name: null, items: null };
  const cutter = createCutter();
  for await (const piece of pieces) {
    for (const { raw, end } of cutter.push(piece)) {
      if (end === 'name') field = { name: parsed(raw) as string, items: null };
      else if (end === 'array opens') field = { ...field, items: 0 };
      else {
        const { name, items }: Field = field;
        if (raw !== '' && name !== null && isWanted(name)) {
          field = { name, items: items === null ? null : items + 1 };
          yield { name, row: field.items, value: parsed(raw) };
        }
        // What stands between the end of an array and the next name is nothing.
        if (end === 'array closes') field = { name: null, items: null };
      }
    }
  }
  if (!cutter.isDone()) throw new BrokenJson('no whole JSON object');
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    throw new BrokenJson('an entry is no JSON');
  }
}

interface Field {
  readonly name: string | null;
  /** How many items were read; null where it is no array. */
  readonly items: number | null;
}

/** Text up to a mark that says what it was. */
interface Cut {
  readonly raw: string;
  readonly end: 'name' | 'value' | 'array opens' | 'array closes';
}

/** Of characters: as numbers they are compared several times as fast, and a file has a hundred million. */
const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Cuts the text at the marks of the outermost object and of the arrays right in it. */
function createCutter() {
  /** What was not cut off yet, and how far it was looked at. */
  let text = '';
  let seen = 0;
  let depth = 0;
  let isInString = false;
  let isInArray = false;
  let isDone = false;

  /** What a mark outside strings ends; undefined where it stands deeper, or is none. */
  function endAt(mark: number): Cut['end'] | 'start' | undefined {
    if (mark === COMMA) return depth === 1 || (depth === 2 && isInArray) ? 'value' : undefined;
    if (mark === COLON) return depth === 1 ? 'name' : undefined;
    if (mark === OPEN_OBJECT || mark === OPEN_ARRAY) {
      depth += 1;
      if (depth > MOST_LEVELS) throw new BrokenJson('an entry is too deep');
      if (depth === 2) isInArray = mark === OPEN_ARRAY;
      if (depth === 1) return 'start';
      return depth === 2 && isInArray ? 'array opens' : undefined;
    }
    if (mark !== CLOSE_OBJECT && mark !== CLOSE_ARRAY) return undefined;
    depth -= 1;
    isDone = depth === 0;
    if (depth === 1 && isInArray) {
      isInArray = false;
      return 'array closes';
    }
    return isDone ? 'value' : undefined;
  }

  function* push(piece: string): Generator<Cut> {
    const whole = text + piece;
    let start = 0;
    let at = seen;
    for (; at < whole.length; at += 1) {
      const mark = whole.charCodeAt(at);
      if (mark === QUOTE) isInString = !isInString;
      else if (isInString) at += mark === BACKSLASH ? 1 : 0;
      else {
        const end = endAt(mark);
        if (!end) continue;
        if (end !== 'start') yield { raw: whole.slice(start, at).trim(), end };
        start = at + 1;
      }
    }
    text = whole.slice(start);
    seen = at - start;
    if (text.length > MOST_CHARACTERS) throw new BrokenJson('an entry is too long');
  }

  return { push, isDone: () => isDone };
}
