/**
 * What is written leads somewhere: links of the Markdown files to files and headings, and every document and
 * path that a comment, a page or a capture names. A file of another project is written `owner/name path`, and so
 * told apart.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchorOf } from '../scripts/lib/markdown.mjs';

const ROOT = resolve(import.meta.dirname, '..');

/** What git ignores: made by a build, and so not here. */
const IGNORED: readonly string[] = readFileSync(join(ROOT, '.gitignore'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.replace(/\/$/, ''));

const isIgnored = (path: string): boolean =>
  path === '.git' || IGNORED.some((ignored) => path === ignored || path.startsWith(`${ignored}/`));

/** Paths from the root of all files, and of all folders. */
function listTree(folder = ''): { files: string[]; folders: string[] } {
  const tree: { files: string[]; folders: string[] } = { files: [], folders: [] };
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (isIgnored(path)) continue;
    if (!entry.isDirectory()) {
      tree.files.push(path);
      continue;
    }
    const below = listTree(path);
    tree.files.push(...below.files);
    tree.folders.push(path, ...below.folders);
  }
  return tree;
}

const { files, folders } = listTree();
const places = new Set([...files, ...folders]);
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const pages = files.filter((path) => path.endsWith('.md'));

/** Whatever stands in code is no link. */
const withoutCode = (markdown: string): string =>
  markdown.replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, '');

/** The headings' anchors, the second of a name with -1, and those written as `id`. */
function anchorsOf(page: string): Set<string> {
  const markdown = read(page).replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, '');
  const anchors = new Set([...markdown.matchAll(/\bid="([^"]+)"/g)].map(([, id = '']) => id));
  for (const [, heading = ''] of markdown.matchAll(/^#{1,6} +(.*)$/gm)) {
    const anchor = anchorOf(heading);
    let [unique, count] = [anchor, 0];
    while (anchors.has(unique)) unique = `${anchor}-${++count}`;
    anchors.add(unique);
  }
  return anchors;
}

const LINKS = [
  /\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g,
  /^\[[^\]]+\]:\s*(\S+)/gm,
  /\b(?:href|src|srcset)="([^"]+)"/g,
];

function linksOf(page: string): string[] {
  const markdown = withoutCode(read(page));
  return LINKS.flatMap((pattern) => [...markdown.matchAll(pattern)].map(([, target = '']) => target));
}

/** Why a link leads nowhere; undefined where it leads somewhere, or out of the repository. */
function brokenLink(page: string, link: string): string | undefined {
  if (/^[a-z][a-z+.-]*:/i.test(link)) return undefined;
  const [target = '', anchor] = decodeURI(link).split('#');
  const path = target === '' ? page : normalize(join(dirname(page), target)).replace(/\/$/, '');
  if (target.startsWith('/') || (path !== '.' && !places.has(path))) return `${page}: ${link} is not here`;
  if (anchor === undefined || !path.endsWith('.md') || anchorsOf(path).has(anchor)) return undefined;
  return `${page}: ${link} has no such heading`;
}

/** The prose of a file: all of a page, the comments of code, what a capture or a factor says of itself. */
function proseOf(path: string): string {
  const text = read(path);
  if (path.endsWith('.md')) return text;
  if (path.startsWith('tests/fixtures/')) {
    const { source, note } = JSON.parse(text) as { source: string | string[]; note?: string };
    return [source, note ?? ''].flat().join('\n');
  }
  if (path.endsWith('.json')) return text;
  if (path.endsWith('.html')) return [...text.matchAll(/<!--[\s\S]*?-->/g)].join('\n');
  return [...text.matchAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*/gm)].join('\n');
}

/** Where prose is ours: corpora are other people's texts. */
const isProse = (path: string): boolean =>
  /\.(?:md|ts|mts|tsx|mjs|css|html)$/.test(path)
    ? !path.startsWith('tests/corpora/')
    : /^(?:tests\/fixtures|src\/model\/footprint\/data)\/.*\.json$/.test(path);

const ROOTS = 'src|tests|docs|scripts|icons|public';
const FOREIGN_FILE = '`?[\\w.@/[\\]{},+-]*[./]\\w+`?';

/** `owner/name path`, and what is listed after it with `and` or a comma, line numbers included. */
const FOREIGN = new RegExp(
  `(?<![\\w./-])(?!(?:${ROOTS})/)[\\w.-]+/[\\w.-]+ ${FOREIGN_FILE}` +
    `(?:(?: lines? [\\d-]+)?(?: and|,) ${FOREIGN_FILE})*`,
  'g',
);

/** A path of ours, or what looks like one; a document; a file in a folder. */
const MENTION = new RegExp(
  [
    `(?<![\\w./@:-])(?:${ROOTS})/[\\w./<>*{},…-]*[\\w/>}*]`,
    '(?<![\\w./@:<>*-])(?:\\.{0,2}/)*[\\w./<>*-]*[\\w>*-]\\.md\\b',
    '(?<![\\w./@:<>*-])(?:\\.\\./)*(?:[\\w<>*-]+/)+[\\w.<>*-]+\\.(?:ts|tsx|mts|mjs|css)\\b',
  ].join('|'),
  'g',
);

/** By file, names that are no file's of ours: examples of what other people's are called. */
const NO_FILES: Readonly<Record<string, readonly string[]>> = {
  'scripts/token-corpora/documents.mjs': [
    'problem.fr.md',
    'problem_fr.md',
    'problem.md',
    'exercises/streams/problem.fr.md',
    'exercises/streams/problem.md',
  ],
};

/** `<id>`, `*` and `{a,b}` stand for names. */
function patternOf(mention: string): string {
  return mention
    .replace(/[.+?^$()|[\]\\]/g, '\\$&')
    .replace(/\{([^}]*)\}/g, (_, names: string) => `(?:${names.replaceAll(',', '|')})`)
    .replace(/\*\*\/?/g, '.+')
    .replace(/<[^>]*>|\*|…/g, '[^/]+');
}

const FROM_ROOT = new RegExp(`^(?:${ROOTS})/`);

/** Whether a mention in this file is of something that is here. */
function isHere(path: string, mention: string): boolean {
  const name = mention.replace(/^(?:\.{1,2}\/)+|\/$/g, '');
  if (isIgnored(name) || NO_FILES[path]?.includes(name)) return true;
  if (name.includes('/')) {
    // Below one of our roots from the root on; else the end of a path, as far as it is said.
    const pattern = new RegExp(`${FROM_ROOT.test(name) ? '^' : '(?:^|/)'}${patternOf(name)}$`);
    return [...places].some((place) => pattern.test(place));
  }
  // In src the README of the file's own folder is meant, never the one at the root.
  const homes = name === 'README.md' && path.startsWith('src/') ? [''] : ['', 'docs', '.'];
  return homes.some((home) => places.has(normalize(join(home || dirname(path), name))));
}

const ADDRESS = /\bhttps?:\/\/[^\s)>"'`]+/g;

/** What a text names, addresses and other projects' files left out. */
function mentionsIn(prose: string): string[] {
  const own = prose.replace(ADDRESS, '').replace(FOREIGN, '');
  return [...new Set([...own.matchAll(MENTION)].map(([mention]) => mention))];
}

function strayMentions(path: string): string[] {
  const strays = mentionsIn(proseOf(path)).filter((mention) => !isHere(path, mention));
  return strays.map((mention) => `${path}: ${mention}`);
}

const NO_DOCUMENT = 'no-such-page.md';

describe('what is written', () => {
  it('links to files and headings that are here', () => {
    const broken = pages.flatMap((page) => linksOf(page).map((link) => brokenLink(page, link)));
    expect(broken.filter((problem) => problem !== undefined)).toEqual([]);
  });

  it('names no document and no path that is not here', () => {
    expect(files.filter(isProse).flatMap(strayMentions)).toEqual([]);
  });

  it.each([
    ['a page that is not here', 'docs/no-such-page', 'is not here'],
    ['a heading that is not here', 'docs/METHOD.md#no-such-heading', 'has no such heading'],
    ['a heading of its own that is not here', '#no-such-heading', 'has no such heading'],
    ['a path from nowhere', '/docs/METHOD.md', 'is not here'],
    ['a heading', 'docs/METHOD.md#the-range', undefined],
    ['a folder', 'docs/', undefined],
    ['an address', 'https://example.org/x.md#y', undefined],
  ])('follows a link to %s', (_, link, expected) => {
    const problem = brokenLink('README.md', link);
    expect(problem).toBe(expected && `README.md: ${link} ${expected}`);
  });

  it('makes the anchors forges make', () => {
    expect(anchorOf('What it counts')).toBe('what-it-counts');
    expect(anchorOf('`npm start`: two commands, [docs](docs/x.md)!')).toBe('npm-start-two-commands-docs');
    expect(anchorOf('Ce qu’il ne fait jamais')).toBe('ce-quil-ne-fait-jamais');
  });

  it.each([
    ['a path', 'see src/no/such/file.ts,', ['src/no/such/file.ts']],
    ['a README that is not beside', 'as README.md says', ['README.md']],
    ['a document', `as ${NO_DOCUMENT} says`, [NO_DOCUMENT]],
    ['a file in a folder', 'as in page/no-such-trap.ts', ['page/no-such-trap.ts']],
    ['a file of another project', 'owner/name docs/api.md lines 3-5 and src/main.ts', []],
    ['an address', 'https://example.org/docs/api.md', []],
    ['a kind of file', 'src/sites/<id>/reader.ts, tests/fixtures/<id>/*.json', []],
  ])('finds %s', (_, prose, expected) => {
    expect(mentionsIn(prose).filter((mention) => !isHere('src/page/tap.ts', mention))).toEqual(expected);
  });
});
