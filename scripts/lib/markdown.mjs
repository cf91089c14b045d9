/**
 * The Markdown of our own documents as HTML: headings, paragraphs, lists, tables, code, links, emphasis, folded parts.
 * Anything else fails, so that no page shows marks: a library for all of Markdown would have to be trusted with less.
 */

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const quoted = (text) => escaped(text).replaceAll('"', '&quot;');

/** As the forges make a heading's anchor. */
export function anchorOf(heading) {
  const text = heading.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/<[^>]*>/g, '');
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

/** `code`, ![alternative](picture), [words](link), **strong**, *emphasis*. */
const MARKS =
  /(`+)(.+?)\1|!\[([^\]]*)\]\(([^)]+)\)|\[((?:[^[\]]|\[[^\]]*\])*)\]\(([^)]+)\)|\*\*(.+?)\*\*|\*(\S(?:.*?\S)?)\*/;

/**
 * @param {string} text of one block
 * @param {(target: string) => string | undefined} linkOf where a link leads in what is made; undefined for nowhere
 * @returns {string} HTML
 */
export function inline(text, linkOf) {
  const found = MARKS.exec(text);
  if (!found) return escaped(text);
  const [whole, , code, alternative, picture, words, target, strong, emphasis] = found;
  const within = (part) => inline(part, linkOf);
  const made = () => {
    if (code !== undefined) return `<code>${escaped(code)}</code>`;
    if (picture !== undefined) return `<img src="${quoted(linkOf(picture))}" alt="${quoted(alternative)}">`;
    if (strong !== undefined) return `<strong>${within(strong)}</strong>`;
    if (emphasis !== undefined) return `<em>${within(emphasis)}</em>`;
    const href = linkOf(target);
    return href === undefined ? within(words) : `<a href="${quoted(href)}">${within(words)}</a>`;
  };
  return escaped(text.slice(0, found.index)) + made() + within(text.slice(found.index + whole.length));
}

const cellsOf = (row) =>
  row
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));

/** Kinds of blocks: which lines are one, and its HTML of those lines. The first that fits is it. */
const BLOCKS = [
  [/^$/, (line) => line === '', () => ''],
  [/^<!--.*-->$/, () => false, () => ''],
  [/^<\/?(?:details|summary)>.*$/, () => false, ([line]) => line],
  [/^#{1,6} /, () => false, ([line], say) => headingOf(line, say)],
  [/^```/, (_, lines) => lines.length === 1 || lines.at(-1) !== '```', (lines) => codeOf(lines)],
  [/^\|/, (line) => line.startsWith('|'), (lines, say) => tableOf(lines, say)],
  [/^- /, (line) => /^(?:- | {2,}\S)/.test(line), (lines, say) => listOf('ul', lines, say)],
  [/^\d+\. /, (line) => /^(?:\d+\. | {2,}\S)/.test(line), (lines, say) => listOf('ol', lines, say)],
  [
    /^[^<]/,
    (line) => line !== '' && !/^(?:#{1,6} |```|\||- |<)/.test(line),
    (lines, say) => `<p>${say(lines.join(' '))}</p>`,
  ],
];

function headingOf(line, say) {
  const [, marks, words] = /^(#{1,6}) (.*)$/.exec(line);
  return `<h${marks.length} id="${anchorOf(words)}">${say(words)}</h${marks.length}>`;
}

function codeOf(lines) {
  return `<pre><code>${escaped(lines.slice(1, -1).join('\n'))}</code></pre>`;
}

function tableOf([head, , ...rows], say) {
  const row = (line, cell) =>
    `<tr>${cellsOf(line)
      .map((text) => `<${cell}>${say(text)}</${cell}>`)
      .join('')}</tr>`;
  const body = rows.map((line) => row(line, 'td')).join('\n');
  return `<div class="wide"><table><thead>${row(head, 'th')}</thead><tbody>\n${body}\n</tbody></table></div>`;
}

function listOf(tag, lines, say) {
  const items = lines.join('\n').split(/\n(?=- |\d+\. )/);
  const texts = items.map((item) => item.replace(/^(?:- |\d+\. )/, '').replace(/\s*\n\s*/g, ' '));
  return `<${tag}>${texts.map((text) => `<li>${say(text)}</li>`).join('')}</${tag}>`;
}

/**
 * @param {string} markdown
 * @param {(target: string) => string | undefined} linkOf as for `inline`
 * @returns {string} HTML
 * @throws with the line that can't be read
 */
export function toHtml(markdown, linkOf) {
  const lines = markdown.split('\n');
  const say = (text) => inline(text, linkOf);
  const made = [];
  while (lines.length > 0) {
    const block = BLOCKS.find(([first]) => first.test(lines[0]));
    if (!block) throw new Error(`no page of ours has this: ${lines[0]}`);
    const [, goesOn, html] = block;
    const own = [lines.shift()];
    while (lines.length > 0 && goesOn(lines[0], own)) own.push(lines.shift());
    made.push(html(own, say));
  }
  return made.filter((html) => html !== '').join('\n');
}
