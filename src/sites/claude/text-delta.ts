/**
 * The one event that comes by the thousand, read at a tenth of what JSON.parse takes. It knows only the site's own
 * spelling of it with a text free of escapes, so it can say nothing that JSON.parse would not.
 */

/** The class is every UTF-16 unit a JSON string may hold as it is: from the space on, without `"` and `\`. */
const TEXT_DELTA =
  /^\{"type":"content_block_delta","index":(0|[1-9]\d{0,5}),"delta":\{"type":"text_delta","text":"([ !#-[\]-\uffff]*)"\}\}$/;

/** A piece of text, and the index of its block. */
export interface TextDelta {
  index: number;
  text: string;
}

/** The delta this is; undefined where it is anything else, or spelled in any other way. */
export function readTextDelta(data: string): TextDelta | undefined {
  const found = TEXT_DELTA.exec(data);
  return found ? { index: Number(found[1]), text: found[2] ?? '' } : undefined;
}
