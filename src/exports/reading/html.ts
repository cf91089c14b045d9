/** Text of HTML that is never shown: nothing of it is made part of a document. */
import { withoutEntities } from '../../sites/decoders/html-text.ts';
import { ENTITIES } from './entities.ts';

/** A tag, a comment, or an element of which nothing is text. */
interface Markup {
  /** Where it begins, and what comes after it. */
  readonly start: number;
  readonly end: number;
  /** As it stands there; '' of what holds no text. */
  readonly tag: string;
}

const OPENS = /<(?:(script|style|template|svg|noscript)\b|!--|\/?[a-z])/gi;
const IS_LINE_BREAK = /^<br\b/i;
/** Where a line begins or ends as one reads it: of a block, and of a cell, which stands apart from the one beside it. */
const IS_BLOCK = /^<\/?(?:p|div|li|t[dhr]|h[1-6]|pre|blockquote|ul|ol|table)\b/i;
const SOURCE = /\bsrc="([^"]*)"/i;

/** The text a person sees, a line a block. */
export function textOfHtml(html: string): string {
  let text = '';
  let from = 0;
  for (const { start, end, tag } of markupOf(html)) {
    text += html.slice(from, start);
    if (IS_LINE_BREAK.test(tag) || IS_BLOCK.test(tag)) text += '\n';
    from = end;
  }
  return plainText(text + html.slice(from))
    .replace(/\n\s*\n/g, '\n')
    .trim();
}

/** What has no tags: entities as the characters they stand for. */
export function plainText(text: string): string {
  return withoutEntities(text, ENTITIES);
}

/** What stands between line breaks, with its tags. */
export function linesOfHtml(html: string): string[] {
  const lines: string[] = [];
  let from = 0;
  for (const { start, end, tag } of markupOf(html)) {
    if (!IS_LINE_BREAK.test(tag)) continue;
    lines.push(html.slice(from, start));
    from = end;
  }
  return [...lines, html.slice(from)];
}

/** Addresses of the pictures in it. */
export function imagesOfHtml(html: string): string[] {
  const tags = [...markupOf(html)].filter(({ tag }) => /^<img\b/i.test(tag));
  return tags.flatMap(({ tag }) => SOURCE.exec(tag)?.[1] ?? []);
}

/** Without elements that are drawn instead of shown as text, such as `<grok:render …>…</grok:render>`. */
export function withoutElements(text: string, names: readonly string[]): string {
  const endAfter = createEnds(text);
  const opens = new RegExp(`<(${names.join('|')})\\b`, 'g');
  let kept = '';
  let from = 0;
  for (let found = opens.exec(text); found; found = opens.exec(text)) {
    const tagEnd = endAfter('>', found.index);
    const isAlone = tagEnd !== undefined && text[tagEnd - 2] === '/';
    const end = isAlone ? tagEnd : tagEnd && endAfter(`</${found[1]}>`, tagEnd);
    if (!end) continue;
    kept += text.slice(from, found.index);
    from = end;
    opens.lastIndex = end;
  }
  return kept + text.slice(from);
}

/** Each character is looked at once, however many tags without an end there are. */
function* markupOf(html: string): Generator<Markup> {
  const endAfter = createEnds(html);
  const opens = new RegExp(OPENS);
  for (let found = opens.exec(html); found; found = opens.exec(html)) {
    const [mark, hidden] = found;
    const start = found.index;
    const isComment = mark === '<!--';
    const hiddenEnd = isComment
      ? (endAfter('-->', start) ?? html.length)
      : hidden && endAfter(`</${hidden.toLowerCase()}\\s*>`, start);
    const end = hiddenEnd || endAfter('>', start);
    if (!end) continue;
    yield { start, end, tag: hiddenEnd ? '' : html.slice(start, end) };
    opens.lastIndex = end;
  }
}

/** Finds what comes after a mark; one that does not come again is not looked for again. */
function createEnds(html: string): (mark: string, from: number) => number | undefined {
  const marks = new Map<string, RegExp | null>();
  return (mark, from) => {
    const known = marks.get(mark);
    if (known === null) return undefined;
    const pattern = known ?? new RegExp(mark, 'gi');
    pattern.lastIndex = from;
    const isThere = pattern.test(html);
    marks.set(mark, isThere ? pattern : null);
    return isThere ? pattern.lastIndex : undefined;
  };
}
