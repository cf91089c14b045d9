/**
 * The visible text of some elements of a page's HTML, without a browser's parser: tags, styles, scripts and comments
 * are left out, the entities texts are written with are read. Good enough to measure a text, not to show it.
 */

/** Elements whose content is no text. */
const HIDDEN: ReadonlySet<string> = new Set(['style', 'script', 'template', 'svg', 'noscript']);
/** Elements that have no end. */
const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta source track wbr'.split(' '),
);

const TAG = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][a-z0-9-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi;
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/** @param marks what the tag of a wanted element holds, such as an attribute */
export function textWithin(html: string, marks: RegExp): string {
  let text = '';
  let from = 0;
  /** How many elements are open within the wanted one; 0 outside. */
  let depth = 0;
  let hidden = '';
  for (const tag of html.matchAll(TAG)) {
    const [whole, slash, name = '', attributes = ''] = tag;
    const element = name.toLowerCase();
    if (depth > 0 && hidden === '') text += html.slice(from, tag.index);
    from = tag.index + whole.length;
    if (element === '' || (hidden !== '' && element !== hidden)) continue;
    if (HIDDEN.has(element)) hidden = slash === '/' || attributes.endsWith('/') ? '' : element;
    else if (slash === '/') depth = Math.max(0, depth - 1);
    else if (!VOID.has(element) && !attributes.endsWith('/') && (depth > 0 || marks.test(attributes)))
      depth++;
  }
  if (depth > 0 && hidden === '') text += html.slice(from).replace(/<[^>]*$/, '');
  return withoutEntities(text);
}

/**
 * Entities as the characters they stand for, those texts are written with.
 * @param more what other names stand for
 */
export function withoutEntities(text: string, more: ReadonlyMap<string, string> = new Map()): string {
  return text.replace(
    /&(?:([a-z][a-z0-9]*)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi,
    (entity, name: string, decimal: string, hex: string) => {
      if (name) return (Object.hasOwn(NAMED, name) ? NAMED[name] : more.get(name)) ?? entity;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
    },
  );
}
