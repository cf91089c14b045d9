/**
 * In which segment a path differs from those a pattern takes. A pattern can't be asked how far it got, so paths that
 * differ in one segment are tried: with a word of the pattern in its place, without it, or with one put in.
 */

/** `path segment 3 ("convo", the row has "conversation")`; undefined where more than one segment differs. */
export function pathDifference(pattern: string, path: string): string | undefined {
  const whole = new RegExp(`^(?:${pattern})$`);
  const segments = path.split('/').slice(1);
  const words = wordsOf(pattern);
  const fits = (changed: readonly string[]) => whole.test(`/${changed.join('/')}`);
  for (const [index, segment] of segments.entries()) {
    const word = words.find(({ sample }) => fits(segments.with(index, sample)));
    if (word) return `path segment ${index + 1} ("${segment}", the row has "${word.source}")`;
  }
  for (const [index, segment] of segments.entries()) {
    if (fits(segments.toSpliced(index, 1))) return `path segment ${index + 1} ("${segment}" is one too many)`;
  }
  // A word that stands there already tells less of what is missing.
  const missing = [...words].sort(
    (a, b) => Number(segments.includes(a.sample)) - Number(segments.includes(b.sample)),
  );
  for (const word of missing) {
    const index = [...segments, ''].findIndex((_, at) => fits(segments.toSpliced(at, 0, word.sample)));
    if (index >= 0) return `path segment ${index + 1} (the row has "${word.source}" there)`;
  }
  return undefined;
}

interface Word {
  /** As it stands in the pattern. */
  readonly source: string;
  /** What it takes, as a path might have it. */
  readonly sample: string;
}

const CLASS = /\[(?:[^\]\\]|\\.)*\]|\\[wd]/g;
/** Private use: stands for a class of characters while the pattern is cut. */
const FIRST_MARK = 0xe000;
const MARK = /[\ue000-\ue0ff]/g;

/** What may stand in one segment. */
function wordsOf(pattern: string): Word[] {
  const classes: string[] = [];
  const marked = pattern.replace(CLASS, (found) => String.fromCharCode(FIRST_MARK + classes.push(found) - 1));
  const pieces = marked.split(/[/()|^$]|\?:/).map((piece) => piece.replace(/^[?*+]/, ''));
  return [...new Set(pieces)]
    .filter((piece) => piece !== '')
    .map((piece) => ({
      source: unescaped(piece.replace(MARK, (mark) => classes[mark.charCodeAt(0) - FIRST_MARK] ?? '')),
      sample: unescaped(
        piece
          .replace(MARK, '1')
          .replace(/(.)\{(\d+)[\d,]*\}/g, (_, one: string, times: string) => one.repeat(Number(times)))
          .replace(/[+*?]/g, ''),
      ),
    }));
}

function unescaped(pattern: string): string {
  return pattern.replace(/\\(\W)/g, '$1');
}
