/**
 * Google's streamed replies (`rt=c`): `)]}'`, then frames of a decimal length, a line feed and JSON. The length is in
 * UTF-16 units from right after its digits, line feeds included; the last frame may lack its line feed.
 *
 * The lines carry the structure too: no JSON text can hold a line of digits followed by a line that opens an array,
 * so a header is known as one whatever lengths are told. A right length only lets a frame out as soon as it is there.
 */
import { parseJson } from '../reading/json.ts';

/** A frame longer than this (UTF-16 units) is no answer of any model we know: it is skipped rather than held. */
const MAX_FRAME_CHARS = 1_000_000;

const DIGITS = /^\s*(\d{1,9})\s*$/;

/** Takes text cut anywhere and lets each frame out as soon as it is whole. */
export interface LengthPrefixedDecoder {
  /** The next piece of the body. */
  push(text: string): void;
  /** The body is over: lets out what the last line feed or a wrong length kept back. */
  end(): void;
}

/**
 * @param onFrame called with the parsed JSON of each frame; what is no JSON is dropped
 * @param onSkip called when a frame was too long to be held
 */
export function createLengthPrefixedDecoder(
  onFrame: (frame: unknown) => void,
  onSkip: () => void = () => {},
): LengthPrefixedDecoder {
  /** The line that has not ended yet. */
  let rest = '';
  /** The lines of the frame so far, each with its line feed. */
  let frame = '';
  /** Length told for the frame, from right after the digits. */
  let told = 0;
  let tried = false;
  let skipping = false;
  /** A line of digits that is a header if the next line opens an array. */
  let header: { at: number; told: number } | undefined;

  function letOut(text: string): boolean {
    const value = parseJson(text);
    if (value !== undefined) onFrame(value);
    return value !== undefined;
  }

  function startFrame(length: number): void {
    frame = '';
    told = length;
    tried = false;
    skipping = false;
    header = undefined;
  }

  function line(text: string): void {
    if (header && text.trimStart().startsWith('[')) {
      const before = frame.slice(0, header.at);
      const { told: length } = header;
      if (!skipping && before.trim() !== '') letOut(before);
      startFrame(length);
    } else if (text.trim() !== '') {
      const digits = DIGITS.exec(text);
      header = digits ? { at: frame.length, told: Number(digits[1]) } : undefined;
    }
    if (!skipping) frame += `${text}\n`;
    if (frame.length > MAX_FRAME_CHARS) skip();
    // The one line feed after the digits is not part of `frame`.
    else if (!tried && !header && frame.length + 1 >= told && frame.trim() !== '') {
      tried = true;
      if (letOut(frame)) startFrame(0);
    }
  }

  function skip(): void {
    if (!skipping) onSkip();
    startFrame(0);
    skipping = true;
  }

  return {
    push(text) {
      let from = 0;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
        line(rest + text.slice(from, end));
        rest = '';
        from = end + 1;
      }
      rest += text.slice(from);
      if (rest.length > MAX_FRAME_CHARS) {
        skip();
        rest = '';
      }
    },
    end() {
      if (rest !== '') line(rest);
      if (!skipping && frame.trim() !== '') letOut(header ? frame.slice(0, header.at) : frame);
      rest = '';
      startFrame(0);
    },
  };
}
