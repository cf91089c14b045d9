/** What takes the place of ids, model names and words. Each is the same wherever it stands, and as long. */
import { createRandom, hashOf, type Random, randomBelow, shuffled } from './random.ts';

type Replace = (text: string) => string;

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
/** After an underscore (`msg_01X…`), twelve or more letters and digits of which one is a digit. */
const PREFIXED = /(?<=_)(?=[A-Za-z]*\d)[0-9A-Za-z]{12,}/;
/** Stable Diffusion’s pages call each run `task(…)`. */
const TASK = /(?<=\btask\()\w+(?=\))/;
/** Sixteen or more hexadecimal digits, letters among them. */
const HEXADECIMAL = /(?<!\w)(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{16,}(?!\w)/;
const ID = new RegExp(`${UUID.source}|${PREFIXED.source}|${TASK.source}|${HEXADECIMAL.source}`, 'gi');

/** Sites write "no parent" as an id of zeros, with a version or without. */
const NIL = /^0{8}-0{4}-[04]000-[08]000-0{12}$/;

/**
 * Other characters of the same kinds; a UUID keeps its version and variant.
 * @param kept ids that name a model
 */
export function createIdSubstitution(seed: number, kept: readonly string[]): Replace {
  return (text) =>
    text.replace(ID, (id) => {
      if (NIL.test(id) || kept.includes(id)) return id;
      const random = createRandom(seed ^ hashOf(id));
      const isUuid = UUID.test(id);
      return [...id]
        .map((char, index) => (isUuid && (index === 14 || index === 19) ? char : likeChar(char, random)))
        .join('');
    });
}

function likeChar(char: string, random: Random): string {
  const alphabet = ['0123456789', 'abcdef', 'ABCDEF', 'ghijklmnopqrstuvwxyz', 'GHIJKLMNOPQRSTUVWXYZ'].find(
    (all) => all.includes(char),
  );
  return alphabet?.[randomBelow(random, alphabet.length)] ?? char;
}

/** Other letters and digits for these ids, wherever they stand as a word; that one is an assistant’s stays. */
export function createNamedIdSubstitution(ids: readonly string[], random: Random): Replace {
  const letters = createLetters(random);
  const digits = shuffled([...'0123456789'], random);
  const other = (text: string) => letters(text).replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);
  return wordSubstitution(new Map(ids.map((id) => [id, id.replace(/(?<=^asst_).*|^(?!asst_).*/, other)])));
}

/** Model names get other digits; those that are ids, not names, are left. */
export function createModelSubstitution(names: readonly string[], random: Random): Replace {
  const renamed = new Map<string, string>();
  for (const name of names) {
    if (/^[0-9a-f-]{12,}$/.test(name)) continue;
    renamed.set(
      name,
      name.replace(/\d/g, () => `${1 + randomBelow(random, 9)}`),
    );
  }
  return wordSubstitution(renamed);
}

/** Replaces whole words, of which one may be the beginning of another. */
function wordSubstitution(replacements: ReadonlyMap<string, string>): Replace {
  if (replacements.size === 0) return (text) => text;
  const longestFirst = [...replacements.keys()].sort((a, b) => b.length - a.length);
  const pattern = longestFirst.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const whole = new RegExp(`(?<![\\w.-])(?:${pattern})(?![\\w-])`, 'g');
  return (text) => text.replace(whole, (word) => replacements.get(word) ?? word);
}

export interface WordSubstitution {
  /** Other letters for all of a text that is known to be content. */
  all: Replace;
  /** The same for a string of the wire, if it is a piece of content. */
  inLeaf(text: string, key: string): string;
}

/** Under these keys stand words of the protocol, even where they occur in an answer too. */
const PROTOCOL_KEY =
  /^(o|op|p|path|mask|t|event|object|phase|channel|recipient|lang|language|locale|version|encoding|effort|author|pos|slot|bot)$|(type|role|status|reason|name|kind|mode|model|id|ids|key|slug|url|href|source)$/i;

/** Under such a key, a word of an answer all the same: a person or a place. */
const PROPER_NAME = /^[A-Z][a-z]+$/;

/** Without a key, in a list of lists, a shorter string is more likely the protocol's. */
const MIN_LIST_LEAF = 4;

/** A text that was partly taken back still begins with this much that stayed. */
const MIN_BEGINNING = 4;

/** ChatGPT's citation marks, whole or cut at either end; HTML entities; whom a prompt among people calls. */
const MARK = /\ue200[^\ue201]*(?:\ue201|$)|^[^\ue200]*\ue201/g;
const ENTITY = /&(?:[a-z]+|#\d+|#x[\da-f]+);/gi;
const CALLED = /@ChatGPT\b/;
const KEPT = new RegExp(`${MARK.source}|${ENTITY.source}|${CALLED.source}`, 'gi');
/** Markup of a site's own inside an answer, whole or cut at either end; a quotation's mark. */
const TAG = /<\/?[a-z][^<>]*(?:>|$)|^[^<>]*>|^&gt; /gi;

/**
 * Letters are exchanged one for one, so that a word cut over two pieces still comes out the same.
 * @param contents the texts that were visible
 */
export function createWordSubstitution(contents: readonly string[], random: Random): WordSubstitution {
  const letters = createLetters(random);
  const all = (text: string) => betweenMatches(text, KEPT, letters);
  const isVisible = (text: string) => contents.some((content) => content.includes(plainOf(text)));
  const isPartlyVisible = (text: string) => text.includes(' ') && isVisible(text.slice(0, MIN_BEGINNING));
  // What was there before an answer went on stands before what is seen of it.
  const visibleFrom = (text: string) =>
    contents
      .map((content) => [content, text.lastIndexOf(content.slice(0, MIN_BEGINNING))] as const)
      .find(([content, from]) => from > 0 && content.startsWith(text.slice(from)))?.[1] ?? text.length;
  const inPiece = (piece: string) => (isVisible(piece) || isPartlyVisible(piece) ? all(piece) : piece);
  // Between the lines that are seen stand others that are not: placeholders, hidden code.
  const inLine = (line: string) => (isVisible(line) ? all(line) : betweenMatches(line, TAG, inPiece));

  return {
    all,
    inLeaf(text, key) {
      const isShort = key === '' && text.length < MIN_LIST_LEAF && !contents.includes(text);
      const isProper = key === 'name' && PROPER_NAME.test(text);
      if ((PROTOCOL_KEY.test(key) && !isProper) || isShort) return text;
      if (isVisible(text)) return all(text);
      const from = visibleFrom(text);
      return text.slice(0, from).replace(/[^\n]+/g, inLine) + all(text.slice(from));
    },
  };
}

/** The text with what stands between the matches of `kept` replaced. */
function betweenMatches(text: string, kept: RegExp, replace: Replace): string {
  let result = '';
  let from = 0;
  for (const { 0: piece, index } of text.matchAll(kept)) {
    result += replace(text.slice(from, index)) + piece;
    from = index + piece.length;
  }
  return result + replace(text.slice(from));
}

/** A piece of text as a person sees it; some sites pad their pieces with NUL. */
function plainOf(piece: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return piece
    .replace(MARK, '')
    .replaceAll('\0', '')
    .replace(
      /&(?:([a-z]+)|#(x?[\da-f]+));/gi,
      (entity, name: string | undefined, code: string | undefined) =>
        code === undefined
          ? (named[name ?? ''] ?? entity)
          : String.fromCodePoint(Number(code.replace(/^x/i, '0x'))),
    );
}

/** Latin letters are permuted, Chinese characters shifted within their block (U+4E00 to U+9FA5). */
function createLetters(random: Random): Replace {
  const alphabet = [...'abcdefghijklmnopqrstuvwxyz'];
  const permuted = shuffled(alphabet, random);
  const table = new Map<string, string>();
  for (const [index, letter] of alphabet.entries()) {
    const other = permuted[index] ?? letter;
    table.set(letter, other).set(letter.toUpperCase(), other.toUpperCase());
  }
  const [first, count] = [0x4e00, 0x9fa6 - 0x4e00];
  const shift = 1 + randomBelow(random, count - 1);
  return (text) =>
    text
      .replace(/[A-Za-z]/g, (letter) => table.get(letter) ?? letter)
      .replace(/[\u4e00-\u9fa5]/g, (char) =>
        String.fromCharCode(first + ((char.charCodeAt(0) - first + shift) % count)),
      );
}
