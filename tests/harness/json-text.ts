/**
 * JSON as text, also where JSON.stringify gives up: values nested deeper than functions may call themselves, and
 * numbers as the wire may write them and JavaScript never would (`1e309`, `-0`).
 */

/** Stands in a value for text that is written as it is. */
export class Verbatim {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What JSON.stringify gives, of values JSON knows; `undefined` is `null`. */
export function jsonText(value: unknown): string {
  let text = '';
  /** What is still to be written, the last first. */
  const left: unknown[] = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (next instanceof Verbatim) text += next.text;
    else if (typeof next !== 'object' || next === null) text += JSON.stringify(next) ?? 'null';
    else for (const piece of piecesOf(next).reverse()) left.push(piece);
  }
  return text;
}

/** Brackets, names and commas of a list or an object, and what stands between them. */
function piecesOf(value: object): unknown[] {
  const isList = Array.isArray(value);
  const [open, close] = isList ? '[]' : '{}';
  const pieces: unknown[] = [new Verbatim(open as string)];
  for (const [index, [name, item]] of Object.entries(value).entries()) {
    const comma = index > 0 ? ',' : '';
    pieces.push(new Verbatim(isList ? comma : `${comma}${JSON.stringify(name)}:`), item);
  }
  return [...pieces, new Verbatim(close as string)];
}
