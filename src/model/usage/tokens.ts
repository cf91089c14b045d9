/**
 * Counts tokens as text streams by, close to what the o200k tokenizer would count, without its 2.4 MB of ranks.
 *
 * A token starts where two neighbouring characters seldom stand together. So each character gets a kind (a Latin
 * letter is its own kind, other characters go by script or use), and each step from one kind to the next costs a fixed
 * part of a token, fitted to o200k by scripts/calibrate-tokens.mjs. The letters tell the languages apart by themselves:
 * `th` is cheap and `kz` is dear. Costs are whole units and never negative: where a stream is cut changes nothing, and
 * more text is never fewer tokens. Held-out error: tests/model/usage/tokens.test.ts.
 */
import { TOKEN_COSTS, UNITS_PER_TOKEN } from './token-costs.ts';

/** Kinds 0 to 25 are the letters a to z; the rows of token-costs.ts name all. */
const OTHER_LATIN = 26;
const UPPER = 27;
const SPACE = 28;
const MORE_SPACE = 29;
const NEWLINE = 30;
const DIGIT = 31;
const THIRD_DIGIT = 33;
const MARK = 34;
const SAME_MARK = 35;
const SYMBOL = 36;
const CJK_MARK = 42;
const HAN = 43;
const EMOJI = 47;
const OTHER = 48;
export const KINDS = 49;

/** Where runs of one kind begin in Unicode, last first. Past ASCII they begin at multiples of 16. */
const RUNS: readonly (readonly [start: number, kind: number])[] = [
  [0xff00, CJK_MARK], // full-width forms
  [0xfe00, EMOJI], // variation selectors
  [0xf900, HAN],
  [0xe000, OTHER],
  [0xd800, EMOJI], // surrogates
  [0xac00, 46], // Hangul
  [0xa000, OTHER],
  [0x3400, HAN],
  [0x30a0, 45], // Katakana
  [0x3040, 44], // Hiragana
  [0x2e80, CJK_MARK],
  [0x2000, SYMBOL],
  [0x1e00, OTHER_LATIN], // Vietnamese
  [0x10a0, OTHER],
  [0x0e00, 41], // Thai and near
  [0x0900, 40], // Indic
  [0x0530, 39], // Armenian, Hebrew, Arabic
  [0x0400, 38], // Cyrillic
  [0x0370, 37], // Greek
  [0x00c0, OTHER_LATIN],
  [0x00a0, SYMBOL],
  [0x0080, OTHER],
  [0x007b, MARK],
  [0x0061, 0],
  [0x005b, MARK],
  [0x0041, UPPER],
  [0x003a, MARK],
  [0x0030, DIGIT],
  [0x0021, MARK],
  [0x000e, SPACE],
  [0x000a, NEWLINE],
  [0x0000, SPACE],
];

const ASCII = 0x80;

/** The kind of each ASCII character, then of each 16 units of all. */
const KIND_OF_SLOT = Uint8Array.from({ length: ASCII + 0x1000 }, (_, slot) => {
  const unit = slot < ASCII ? slot : (slot - ASCII) << 4;
  const [start, kind] = RUNS.find(([first]) => unit >= first) ?? [0, SPACE];
  return kind === 0 ? unit - start : kind;
});

/** Units by `to * KINDS + from`; token-costs.ts writes 0 as `(`. */
const COSTS = Uint8Array.from(TOKEN_COSTS, (char) => char.charCodeAt(0) - 40);

/**
 * The kind of the UTF-16 unit `unit`, which follows the unit `previous` of kind `from`. Digits go by threes, the second
 * of two blanks starts a run, and so does a mark said twice.
 */
export function kindAfter(from: number, previous: number, unit: number): number {
  const kind = KIND_OF_SLOT[unit < ASCII ? unit : ASCII + (unit >> 4)] ?? OTHER;
  if (kind < SPACE || kind > MARK) return kind;
  if (kind === SPACE) return from === SPACE || from === MORE_SPACE ? MORE_SPACE : SPACE;
  if (kind === DIGIT) return from >= DIGIT && from < THIRD_DIGIT ? from + 1 : DIGIT;
  return kind === MARK && unit === previous ? SAME_MARK : kind;
}

/** A running count of o200k-like tokens: constant memory, any slices of the text, even between surrogates. */
export class TokenCounter {
  // Not `#`: V8 optimizes code with private names late, and most answers are short.
  private units = 0;
  private kind = NEWLINE;
  /** -1 before any text. */
  private last = -1;

  /** Counts the next piece of the text. */
  add(text: string): void {
    let units = this.units;
    let kind = this.kind;
    let last = this.last;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      const next = kindAfter(kind, last, unit);
      units += COSTS[next * KINDS + kind] ?? 0;
      kind = next;
      last = unit;
    }
    this.units = units;
    this.kind = kind;
    this.last = last;
  }

  /** Whole tokens so far: 0 before any text, at least 1 after some. */
  get tokens(): number {
    return this.last < 0 ? 0 : Math.max(1, Math.round(this.units / UNITS_PER_TOKEN));
  }
}
