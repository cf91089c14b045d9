/**
 * A text that comes as numbered parts (sections, chunks), each told anew or added to: measured whole, in the order of
 * the numbers. Mostly the last part grows, which costs no more than the piece; other changes measure all again.
 */
import type { TextMeter } from '../reading/text-meter.ts';

const MAX_PARTS = 20_000;
/** Text kept for comparison (UTF-16 units); what comes beyond is let go. */
const MAX_CHARS = 1_000_000;
/** In a longer text a part that grows before others is measured at the end: measuring all again would take too long. */
const MAX_ORDERED_CHARS = 65_536;

/** Parts by their numbers, from 0. */
export interface TextParts {
  /** The part is now this text. */
  set(part: number, text: string): void;
  /** The part goes on with this text. */
  append(part: number, text: string): void;
  /** Parts from this number on, up to another, are no more. */
  cut(from: number, to?: number): void;
  /** How many there are. */
  readonly size: number;
}

/** @param part numbers from 0 on; others are passed over */
export function createTextParts(meter: TextMeter): TextParts {
  const parts = new Map<number, string>();
  let last = -1;
  let chars = 0;

  function measure(): void {
    meter.reset();
    for (const part of [...parts.keys()].sort((a, b) => a - b)) meter.append(parts.get(part) ?? '');
  }

  /** The part comes to `text`, of which `added` is new; undefined where that can't be told. */
  function put(part: number, text: string, added: string | undefined): void {
    const more = text.length - (parts.get(part)?.length ?? 0);
    if (!(part >= 0) || chars + more > MAX_CHARS) return;
    if (parts.size >= MAX_PARTS && !parts.has(part)) return;
    parts.set(part, text);
    chars += more;
    if (added === undefined || (part < last && chars <= MAX_ORDERED_CHARS)) measure();
    else meter.append(added);
    last = Math.max(last, part);
  }

  return {
    set(part, text) {
      const known = parts.get(part) ?? '';
      if (text === known) return;
      put(part, text, text.startsWith(known) ? text.slice(known.length) : undefined);
    },
    append(part, text) {
      if (text !== '') put(part, (parts.get(part) ?? '') + text, text);
    },
    cut(from, to = Number.POSITIVE_INFINITY) {
      const gone = [...parts.keys()].filter((part) => part >= from && part < to);
      if (gone.length === 0) return;
      for (const part of gone) {
        chars -= parts.get(part)?.length ?? 0;
        parts.delete(part);
      }
      last = [...parts.keys()].reduce((highest, part) => Math.max(highest, part), -1);
      measure();
    },
    get size() {
      return parts.size;
    },
  };
}
