/**
 * Finds the JSON in a body whatever it is framed in (server-sent events, lines, prefixed lines, frames with a length
 * before them, objects one after the other), and puts other JSON in its place with the framing kept right.
 */

import { jsonText } from './json-text.ts';

/** Rewrites one parsed JSON object, array or string. */
export type Rewrite = (value: unknown) => unknown;

/**
 * Rewrites every top-level JSON object and array of a body. Lengths that stand before one are corrected: decimal
 * lines that count UTF-16 units (Google's), and four-byte big-endian byte counts (Connect, gRPC).
 */
export function rewriteJson(body: Buffer, rewrite: Rewrite): Buffer {
  // One character a byte: JSON's own characters are ASCII, so other bytes can't be mistaken for them.
  const text = body.toString('latin1');
  let result = '';
  let from = 0;
  for (let at = nextOpening(text, 0); at >= 0; at = nextOpening(text, at)) {
    const end = endOfJson(text, at);
    const rewritten = end < 0 ? undefined : rewriteIsland(text.slice(at, end), rewrite);
    if (rewritten === undefined) {
      at++;
      continue;
    }
    result += text.slice(from, at);
    result = withLengthBefore(result, text.slice(at, end), rewritten);
    result += rewritten;
    from = end;
    at = end;
  }
  return Buffer.from(result + text.slice(from), 'latin1');
}

/** Brackets; and the quote of a string that follows a line's short prefix, `0:"Hel"`, or is all of the words of an event. */
const OPENING = /[{[]|(?<=^(?:[a-z0-9]{1,3}:|event: (?:text|reasoning)\ndata: ))"/gm;

function nextOpening(text: string, from: number): number {
  OPENING.lastIndex = from;
  return OPENING.exec(text)?.index ?? -1;
}

/** Where the bracket or quote at `start` closes; -1 if it never does. */
function endOfJson(text: string, start: number): number {
  let depth = 0;
  let inString = false;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (inString) {
      if (char === '\\') at++;
      else if (char === '"') {
        inString = false;
        if (depth === 0) return at + 1;
      }
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') depth++;
    else if ((char === '}' || char === ']') && --depth === 0) return at + 1;
  }
  return -1;
}

function utf8(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8');
}

/** @returns latin1 like its input; undefined if it is no JSON after all */
function rewriteIsland(island: string, rewrite: Rewrite): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(utf8(island));
  } catch {
    return undefined;
  }
  const json = jsonText(rewrite(value));
  const isEscaped = /\\u[0-9a-f]{4}/i.test(island) && !/[\x80-\xff]/.test(island);
  return Buffer.from(isEscaped ? escapeNonAscii(json) : json, 'utf8').toString('latin1');
}

function escapeNonAscii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** What stands before an island, its length corrected if that is what it ends in. */
function withLengthBefore(before: string, island: string, rewritten: string): string {
  const grownUnits = utf8(rewritten).length - utf8(island).length;
  const line = /(?<=^|\n)\d+(?=\r?\n$)/.exec(before);
  // The count includes the line ends around the frame, how many is the site's affair: only the change matters.
  if (line)
    return (
      before.slice(0, line.index) + (Number(line[0]) + grownUnits) + before.slice(line.index + line[0].length)
    );
  const bytes = Buffer.from(before.slice(-4), 'latin1');
  if (bytes.length !== 4 || bytes.readUInt32BE() !== island.length) return before;
  bytes.writeUInt32BE(rewritten.length);
  return before.slice(0, -4) + bytes.toString('latin1');
}
