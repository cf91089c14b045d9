/**
 * Lines of a code, a colon and a JSON value (`0:"Hello"`), decoded from text cut anywhere: the data stream of the
 * Vercel AI SDK 4 (ai-sdk.dev, "Data Stream Protocol") and what other sites made of it.
 */

import { parseJson } from '../reading/json.ts';

/** A line longer than this (UTF-16 units) is none we read: it is skipped rather than held. */
const MAX_LINE_CHARS = 1_000_000;

const LINE = /^(\w{1,8}):(.+)$/s;

/** Takes text cut anywhere; lines of any other form are left out. */
export interface CodedLineDecoder {
  /** The next piece of the body. */
  push(text: string): void;
  /** The body is over: its last line may lack a line end. */
  end(): void;
}

/** @param onLine called for each line that has a code and a value; others are passed over */
export function createCodedLineDecoder(onLine: (code: string, value: unknown) => void): CodedLineDecoder {
  /** The line begun by earlier pieces; undefined while one that is too long is skipped. */
  let begun: string | undefined = '';

  function take(line: string): void {
    const [, code = '', json = ''] = LINE.exec(line) ?? [];
    if (code === '') return;
    const value = parseJson(json);
    if (value !== undefined) onLine(code, value);
  }

  return {
    push(text) {
      let from = 0;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
        if (begun !== undefined) take(begun + text.slice(from, end));
        begun = '';
        from = end + 1;
      }
      if (begun === undefined) return;
      begun += text.slice(from);
      if (begun.length > MAX_LINE_CHARS) begun = undefined;
    },
    end() {
      if (begun !== undefined) take(begun);
      begun = '';
    },
  };
}
