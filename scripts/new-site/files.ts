/** The files of a new site, made from template/, and what others say of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ABOUT, type SiteAbout } from '../../src/sites/about.ts';
import type { SiteRow } from '../../src/sites/row.ts';
import { SITES } from '../../src/sites/table.ts';
import {
  README_WORDS,
  readmeTable,
  tableIn,
  tableLine,
  withTable,
  wordsOf,
} from '../../tests/harness/sites-doc.ts';
import { identifierOf, type NewSite } from './names.ts';
import { row as templateRow } from './template/row.ts';

export interface PlannedFile {
  /** From the project's root. */
  readonly path: string;
  readonly text: string;
  /** What stands there now; undefined for a new file. */
  readonly before: string | undefined;
}

const TEMPLATE = join(import.meta.dirname, 'template');

/** What the template's reader reads. */
const TEMPLATE_ABOUT: SiteAbout = { counts: ['text'], tokens: 'counted', limits: [] };

/**
 * All that is written for a site, nothing being written yet.
 * @throws when a file that must be added to is not of the form it had
 */
export function plannedFiles(root: string, site: NewSite): PlannedFile[] {
  const { id } = site;
  const captures = readdirSync(join(TEMPLATE, 'captures'));
  const fresh = (name: string, path: string, paths: readonly [from: string, to: string][] = []) => {
    const template = readFileSync(join(TEMPLATE, name), 'utf8');
    const moved = paths.reduce((text, [from, to]) => text.replaceAll(from, to), template);
    return { path, text: named(moved, site), before: undefined };
  };
  const changed = (path: string, change: (text: string) => string) => {
    const before = readFileSync(join(root, path), 'utf8');
    return { path, text: change(before), before };
  };
  const row: SiteRow = { ...templateRow, ...site, hosts: [site.host] };
  const abouts = { ...ABOUT, [id]: TEMPLATE_ABOUT };
  return [
    fresh('row.ts', `src/sites/${id}/row.ts`, [['../../../src/sites/', '../']]),
    fresh('reader.ts', `src/sites/${id}/reader.ts`, [['../../../src/sites/', '../']]),
    fresh('README.md', `src/sites/${id}/README.md`),
    fresh('reader.test.ts', `tests/sites/${id}/reader.test.ts`, [
      ["'./", `'../../../src/sites/${id}/`],
      ['../../../tests/sites/', '../'],
    ]),
    ...captures.map((name) => fresh(`captures/${name}`, `tests/fixtures/${id}/${name}`)),
    ...['readings', 'fields'].map((what) => fresh(`${what}.txt`, `tests/sites/${what}/${id}.txt`)),
    changed('src/sites/table.ts', (text) => withRow(text, id)),
    changed('src/sites/about.ts', (text) => withAbout(text, id)),
    changed('permissions.lock', (text) => withHost(text, site)),
    ...Object.entries(README_WORDS).map(([page, words]) =>
      changed(page, (text) => withTable(text, readmeTable(words, [...SITES, row], abouts))),
    ),
    changed('docs/SITES.md', (text) =>
      withLine(text, [...wordsOf(row, undefined, abouts), `${captures.length}/${captures.length}`]),
    ),
  ];
}

/** Each of the template's names by the site's own, in one go: one may hold another, as made-up.example does. */
function named(text: string, { id, label, host }: NewSite): string {
  const own = new Map([
    ['chat.example', host],
    ['<id>', id],
    ['Example', label],
    ['example', id],
  ]);
  return text.replace(
    /chat\.example|(?<=tests\/fixtures\/)<id>|\b[Ee]xample\b(?!\.)/g,
    (name) => own.get(name) ?? name,
  );
}

function withRow(table: string, id: string): string {
  const name = identifierOf(id);
  const imported = replaced(
    table,
    /^(?=import \{ row as )/m,
    `import { row as ${name} } from './${id}/row.ts';\n`,
  );
  return replaced(imported, /(?=\n\];\n$)/, `\n  ${name},`);
}

function withAbout(about: string, id: string): string {
  const { counts, tokens } = TEMPLATE_ABOUT;
  const entry = `'${id}': { counts: ['${counts.join("', '")}'], tokens: '${tokens}', limits: [] },`;
  return replaced(about, /(export const ABOUT\b[\s\S]*?)(?=\n\};\n)/, `$1\n  ${entry}`);
}

/** The lock with the site's host among the others, which a person is asked for by a click. */
function withHost(lock: string, { id, label, host }: NewSite): string {
  const lines = lock.trimEnd().split('\n');
  const isComment = (line: string) => line.startsWith('#');
  const line = `if allowed, host https://${host}/*: ${label} (src/sites/${id}/row.ts)`;
  const sorted = [...lines.filter((one) => !isComment(one)), line].sort();
  return `${[...lines.filter(isComment), ...sorted].join('\n')}\n`;
}

/** The generated table of a page with one line more. */
function withLine(page: string, cells: readonly string[]): string {
  const table = tableIn(page);
  const columns = (table.split('\n')[0] ?? '').split(' | ').length;
  return withTable(page, `${table}\n${tableLine(cells, columns)}`);
}

function replaced(text: string, pattern: RegExp, by: string): string {
  if (!pattern.test(text)) throw new Error(`has another form than expected: nothing of ${pattern} in it`);
  return text.replace(pattern, by);
}
