/**
 * A text that comes as numbered parts (sections, chunks), each told anew or added to: measured whole, in the order of
 * the numbers. Mostly the last part grows, which costs no more than the piece; any other change measures all again.
 */
import type { TextMeter } from '../text-meter.ts';

const MAX_PARTS = 20_000;
/** Text kept for comparison (UTF-16 units); what comes beyond is let go. */
const MAX_CHARS = 1_000_000;

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

  function set(part: number, text: string): void {
    const known = parts.get(part) ?? '';
    const more = text.length - known.length;
    if (text === known || !(part >= 0) || chars + more > MAX_CHARS) return;
    if (parts.size >= MAX_PARTS && !parts.has(part)) return;
    parts.set(part, text);
    chars += more;
    if (part < last || !text.startsWith(known)) measure();
    else meter.append(text.slice(known.length));
    last = Math.max(last, part);
  }

  return {
    set,
    append: (part, text) => set(part, (parts.get(part) ?? '') + text),
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
