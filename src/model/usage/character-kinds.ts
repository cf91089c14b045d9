/** What the token counter tells of a character: a Latin letter is its own kind, others go by script or use. */

/** Kinds 0 to 25 are the letters a to z; the rows of token-costs.ts name all. */
export const OTHER_LATIN = 26;
export const UPPER = 27;
export const SPACE = 28;
export const MORE_SPACE = 29;
export const NEWLINE = 30;
export const DIGIT = 31;
export const THIRD_DIGIT = 33;
export const MARK = 34;
export const SAME_MARK = 35;
export const SYMBOL = 36;
export const CYRILLIC = 38;
export const INDIC = 40;
export const CJK_MARK = 42;
export const HAN = 43;
export const EMOJI = 47;
export const OTHER = 48;
/** Those whose steps are fitted. */
export const KINDS = 49;
/** The second capital of a row; from here on, kinds of `FLAT`. */
export const SECOND_UPPER = KINDS;
export const DEVANAGARI = KINDS + 1;
export const TELUGU = KINDS + 2;
export const KHMER = KINDS + 3;
export const ODIA = KINDS + 4;
export const TIBETAN = KINDS + 5;
export const LAO = KINDS + 6;
export const RARE = KINDS + 7;
export const BOX = KINDS + 8;
/** Of Cyrillic and Greek, and Cyrillic letters that few languages write. */
export const CAPITAL = KINDS + 9;
/** The later letters of a row of capitals, A to Z and those with accents: each costs as its small letter does, and more. */
export const ROW_OF_UPPER = KINDS + 10;
export const ALL_KINDS = ROW_OF_UPPER + OTHER_LATIN + 1;

/** Characters of ASCII have a slot each, all others one for 16 of them. */
export const ASCII = 0x80;
