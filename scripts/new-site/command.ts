/**
 * `npm run new-site -- ID [--host H] [--label WORDS] [--dry-run]`: writes a site that works: its row, reader, README,
 * captures and test, and its lines in the tables, from template/: a made-up chat that speaks as most do. `--dry-run`
 * shows what would be written.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type PlannedFile, plannedFiles } from './files.ts';
import { checkedSite } from './names.ts';

const USAGE = 'npm run new-site -- ID [--host H] [--label WORDS] [--dry-run]';

/**
 * @param args the command line
 * @returns the paths written, none for a dry run
 * @throws with a message for people when the site can't be written; nothing is written then
 */
export function newSite(root: string, args: readonly string[], say: (text: string) => void): string[] {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { host: { type: 'string' }, label: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  });
  const [id, ...others] = positionals;
  if (id === undefined || others.length > 0) throw new Error(`give one id: ${USAGE}`);
  const site = checkedSite(root, id, values.label, values.host);
  const files = plannedFiles(root, site);
  if (values['dry-run']) {
    for (const file of files) say(shown(file));
    say('\nnothing is written: a dry run');
    return [];
  }
  for (const { path, text } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const file of files) say(listed(file));
  return files.map(({ path }) => path);
}

function listed({ path, before }: PlannedFile): string {
  return `${(before === undefined ? 'new' : 'changed').padEnd(8)} ${path}`;
}

/** The same with the lines that are added. */
function shown(file: PlannedFile): string {
  const known = new Set(file.before?.split('\n'));
  const added = file.text
    .trimEnd()
    .split('\n')
    .filter((line) => !known.has(line));
  return [`\n${listed(file)}`, ...added.map((line) => `  + ${line}`)].join('\n');
}
