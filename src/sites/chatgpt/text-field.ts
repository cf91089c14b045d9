/**
 * A text of a message as the wire edits it, passed on to a meter. Only positions are kept, never the text. A visible
 * answer is what it says last; what a model has thought or written to a tool stays written, however often it is told.
 */
import type { TextMeter } from '../reading/text-meter.ts';
import { createMarkFilter } from './marks.ts';

/** One text, by its edits; lengths are in UTF-16 units of the wire. */
export interface TextField {
  append(text: string): void;
  /** The whole text so far. */
  set(text: string): void;
  /** Cuts the text to its first `length` units. */
  truncate(length: number): void;
}

/** Of an answer: its marks are left out, and what is cut off or replaced is no longer measured. */
export function createVisibleField(meter: TextMeter): TextField {
  const marks = createMarkFilter();
  /** Units on the wire, marks included. */
  let wireLength = 0;

  return {
    append(text) {
      wireLength += text.length;
      meter.append(marks.push(text));
    },
    set(text) {
      marks.reset();
      wireLength = text.length;
      meter.snapshot(marks.push(text));
    },
    truncate(length) {
      const cut = wireLength - length;
      if (cut <= 0) return;
      // Exact unless a mark is cut off with the rest.
      wireLength = length;
      marks.reset();
      meter.truncate(Math.max(0, meter.length - cut));
    },
  };
}

/** Of reasoning or a tool's input: nothing is taken back, and what is told again is not measured twice. */
export function createWrittenField(meter: TextMeter): TextField {
  /** Where the wire stands, and how far the text was ever measured. */
  let position = 0;
  let measured = 0;

  function append(text: string): void {
    position += text.length;
    if (position <= measured) return;
    meter.append(text.slice(Math.max(0, text.length - (position - measured))));
    measured = position;
  }

  return {
    append,
    set(text) {
      position = 0;
      append(text);
    },
    truncate(length) {
      position = Math.min(position, length);
    },
  };
}
