/**
 * Measures a text as it streams by, without keeping it: tokens always; in the test build (`__MEASURE__`) also the
 * text itself, so that its length and hash can be compared with what the capture says was visible.
 */
import type { TextMark } from '../../model/usage/observation.ts';
import { TokenCounter } from '../../model/usage/tokens.ts';

/** A snapshot is only kept to find what is new in the next one; past this length the last one stands. */
const MAX_SNAPSHOT_CHARS = 1_000_000;

/** A question short enough for the coach is a fraction of this. */
const MAX_KEPT_CHARS = 4_000;

/** One text; it may come by pieces, as snapshots, or both in turn. */
export class TextMeter {
  /** The text itself, where the coach is to see a prompt before it is told of: null otherwise, and again afterwards. */
  kept: string | null = null;
  #counter = new TokenCounter();
  /** Tokens of text that was measured before a part of it was cut off, or that is only taken to have been there. */
  #earlierTokens = 0;
  #snapshot = '';
  #length = 0;
  #text = '';

  /** The next piece of the text. */
  append(text: string): void {
    if (text === '') return;
    this.#counter.add(text);
    this.#length += text.length;
    if (this.kept !== null && this.kept.length < MAX_KEPT_CHARS) this.kept += text;
    if (__MEASURE__) this.#text += text;
  }

  /** The whole text so far, for sites that repeat it: mostly the last one plus a piece, sometimes replaced. */
  snapshot(text: string): void {
    if (text.length > MAX_SNAPSHOT_CHARS) return;
    // Text that came piece by piece, or was let go of, can't be compared: the snapshot stands for all of it.
    if (this.#length !== this.#snapshot.length || !text.startsWith(this.#snapshot)) this.reset();
    this.append(text.slice(this.#snapshot.length));
    this.#snapshot = text;
  }

  /**
   * Cuts the text to its first `length` units.
   * @param tokens what they came to, not rounded, where that was looked at; else it is taken in proportion
   */
  truncate(length: number, tokens = (this.exactTokens * length) / this.#length): void {
    if (length >= this.#length) return;
    const text = __MEASURE__ ? this.#text : '';
    this.reset();
    this.#earlierTokens = tokens;
    this.#length = length;
    if (__MEASURE__) this.#text = text.slice(0, length);
  }

  /**
   * A part of the text was left out: taken to be as dense as the rest.
   * @param ratio how much was left out for each unit so far
   */
  leaveOut(ratio: number): void {
    this.#earlierTokens += this.exactTokens * ratio;
    // The next snapshot stands for all of the text, this part included.
    this.#snapshot = '';
  }

  /** Forgets everything: the site took the text back. */
  reset(): void {
    this.#counter = new TokenCounter();
    this.#earlierTokens = 0;
    this.#snapshot = '';
    this.#length = 0;
    if (__MEASURE__) this.#text = '';
    if (this.kept !== null) this.kept = '';
  }

  /** Lets go of the text kept for comparison: the answer is over. A later snapshot is measured as a whole. */
  release(): void {
    this.#snapshot = '';
  }

  get tokens(): number {
    return this.#length > 0 ? Math.max(1, Math.round(this.exactTokens)) : 0;
  }

  /** The same before it is rounded, for sums. */
  get exactTokens(): number {
    return this.#earlierTokens + this.#counter.exactTokens;
  }

  /** UTF-16 units measured. */
  get length(): number {
    return this.#length;
  }

  /** The text seen; '' outside the test build. */
  get measuredText(): string {
    return this.#text;
  }
}

/** What texts come to. */
export function countTokens(texts: readonly string[]): number {
  const counter = new TokenCounter();
  for (const text of texts) counter.add(text);
  return counter.tokens;
}

/** Length and FNV-1a (32 bit, over UTF-16 units) of a text. */
export function markText(text: string): TextMark {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return { length: text.length, hash: (hash >>> 0).toString(16).padStart(8, '0') };
}

/** What tells apart things that are long stands at their end, of URLs and of files in base64 alike. */
const END_CHARS = 256;

/** The mark of a text's end. To keep the end itself would keep all of it in memory, a picture of megabytes among them. */
export function markEnd(text: string): string {
  return markText(text.slice(-END_CHARS)).hash;
}
