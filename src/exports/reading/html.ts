/** Text of HTML that is never shown: nothing of it is made part of a document. */
import { withoutEntities } from '../../sites/decoders/html-text.ts';

const HIDDEN = /<(script|style|template|svg|noscript)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?(?:-->|$)/gi;
/** Where a line ends as one reads it. */
const BREAKS = /<br\b[^>]*>|<\/(?:p|div|li|tr|h[1-6]|pre|blockquote|ul|ol|table)\s*>/gi;
const TAGS = /<\/?[a-z][^>]*>/gi;

/** The text a person sees, a line a block. */
export function textOfHtml(html: string): string {
  const text = html.replace(HIDDEN, '').replace(BREAKS, '\n').replace(TAGS, '');
  return withoutEntities(text)
    .replace(/\n{2,}/g, '\n')
    .trim();
}
