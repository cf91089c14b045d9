/**
 * Turns the formats the corpora come in (HTML, TiddlyWiki, LaTeX dummy text) into the Markdown-like text a chat
 * site's answer is made of: headings, lists, tables, inline code and fenced blocks, paragraphs apart by blank lines.
 */

/** HTML's names for U+00A0 to U+00FF, in order, and the other ones that documentation uses. */
const LATIN1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro ' +
  'para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil ' +
  'Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave ' +
  'Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml ' +
  'igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute ' +
  'thorn yuml';
const ENTITIES = new Map([
  ...LATIN1.split(' ').map((name, index) => [name, String.fromCharCode(0xa0 + index)]),
  ...Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', hellip: '…', oelig: 'œ' }),
  ...Object.entries({
    rsquo: '’',
    lsquo: '‘',
    ldquo: '“',
    rdquo: '”',
    mdash: '—',
    ndash: '–',
    rarr: '→',
    bull: '•',
  }),
]);

/** Text with HTML's character references replaced. */
function decodeEntities(text) {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, decimal) => String.fromCodePoint(Number(decimal)))
    .replace(/&([a-z][a-z0-9]*);/gi, (whole, name) => ENTITIES.get(name) ?? whole);
}

const withoutTags = (html) => html.replace(/<[^>]*>/g, '');
const oneLine = (html) => html.replace(/\s+/g, ' ');

/** Markup outside `<pre>` to Markdown; tags that mean nothing to the reader go. */
function flowToMarkdown(html) {
  return decodeEntities(
    withoutTags(
      oneLine(html)
        .replace(/<h([1-6])[^>]*>/gi, (_, level) => `\n\n${'#'.repeat(Number(level))} `)
        .replace(/<\/h[1-6]>/gi, '\n\n')
        .replace(/<li[^>]*>\s*(<p[^>]*>)?/gi, '\n- ')
        .replace(/<\/?(?:b|strong)(?:\s[^>]*)?>/gi, '**')
        .replace(/<\/?(?:code|tt|kbd)(?:\s[^>]*)?>/gi, '`')
        .replace(/<\/t[dh]>\s*<t[dh][^>]*>/gi, ' | ')
        .replace(/<t[dh][^>]*>/gi, '\n| ')
        .replace(/<\/t[dh]>/gi, ' |')
        .replace(/<br[^>]*>/gi, '\n')
        .replace(/<\/?(?:p|div|ul|ol|dl|dt|dd|table|section|blockquote)(?:\s[^>]*)?>/gi, '\n\n'),
    ),
  );
}

/** A table cell holds one line. */
const cellsOnOneLine = (html) =>
  html.replace(
    /(<t[dh]\b[^>]*>)([\s\S]*?)(?=<\/t[dh]>)/gi,
    (_, tag, cell) => tag + cell.replace(/<\/?(?:p|div|ul|ol|li|br|pre)\b[^>]*>/gi, ' ').trim(),
  );

/** The readable body of an HTML page, from where the known manuals begin, without their navigation. */
export function htmlToText(html) {
  const body = cellsOnOneLine(html)
    .replace(/^[\s\S]*<div id="(?:preamble|DisplayArea|content)"[^>]*>/, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<script type="text\/html"[^>]*>([\s\S]*?)<\/script>/gi, '$1') // Node-RED keeps its help in these
    .replace(/<(script|style|head|nav|aside|header|footer|svg)\b[\s\S]*?<\/\1>/gi, '');
  const parts = body.split(/<pre[^>]*>([\s\S]*?)<\/pre>/gi);
  const text = parts.map((part, index) =>
    index % 2 === 0
      ? flowToMarkdown(part)
      : `\n\n\`\`\`\n${decodeEntities(withoutTags(part)).trim()}\n\`\`\`\n\n`,
  );
  return tidy(text.join(''));
}

/** A .tid file: header fields, a blank line, wikitext. System tiddlers and other types hold no prose. */
export function tiddlerToText(tid) {
  const end = tid.search(/\r?\n\r?\n/);
  const header = tid.slice(0, end);
  if (end < 0 || /^title: \$:/m.test(header) || /^type: (?!text\/vnd\.tiddlywiki)/m.test(header)) return '';
  const markdown = tid
    .slice(end)
    .replace(/^!+ ?/gm, (marks) => `${'#'.repeat(marks.trim().length)} `)
    .replace(/^\*+ /gm, (marks) => `${'  '.repeat(marks.length - 2)}- `)
    .replace(/''/g, '**')
    .replace(/\[\[([^\]|]*)(?:\|[^\]]*)?\]\]/g, '$1')
    .replace(/<\/?\$?[a-z][^>]*>|<<[^>]*>>/gi, '');
  return tidy(decodeEntities(markdown));
}

/** Markdown without its front matter and raw HTML comments. */
export function markdownToText(markdown) {
  return tidy(markdown.replace(/^---\n[\s\S]*?\n---\n/, '').replace(/<!--[\s\S]*?-->/g, ''));
}

/** Ends of lines as \n, no trailing blanks, at most one blank line. */
export function tidy(text) {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t\u00a0]+$/gm, '')
    .replace(/\*\*\s*\*\*|``(?!`)(?<!```)/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
