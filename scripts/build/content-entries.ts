/**
 * Two entries for each row, written before a build (git-ignored), so that a page pays for its own site only. They end
 * in `.iife.ts`: CRXJS then makes one synchronous file of each, and no loader that would come after the page's scripts.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { SiteRow } from '../../src/sites/table.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const GENERATED = 'src/generated';

export interface EntryPaths {
  /** Runs in the page's world. */
  readonly tap: string;
  /** Runs in our own world of the page. */
  readonly relay: string;
}

/** Paths from the project's root. */
export function entryPaths(row: SiteRow): EntryPaths {
  return { tap: `${GENERATED}/${row.id}.tap.iife.ts`, relay: `${GENERATED}/${row.id}.relay.iife.ts` };
}

/** Writes the entries of all rows and removes others; files that stand already are left alone. */
export function writeContentEntries(rows: readonly SiteRow[]): void {
  const folder = join(ROOT, GENERATED);
  mkdirSync(folder, { recursive: true });
  const wanted = new Map(rows.flatMap(entriesOf));
  for (const name of readdirSync(folder)) {
    if (!wanted.has(`${GENERATED}/${name}`)) rmSync(join(folder, name));
  }
  for (const [path, source] of wanted) {
    const file = join(ROOT, path);
    if (!existsSync(file) || readFileSync(file, 'utf8') !== source) writeFileSync(file, source);
  }
}

/** Each carries what it needs of its row, as a literal, and nothing of the table. */
function entriesOf(row: SiteRow): [path: string, source: string][] {
  const { id, endpoints } = row;
  const { tap, relay } = entryPaths(row);
  const onNetwork = endpoints.filter(({ transport }) => transport !== 'document');
  const watched = JSON.stringify({ endpoints: onNetwork.map(({ role, ...endpoint }) => endpoint) });
  const prompts = endpoints.filter(({ role }) => role === 'prompt').map((endpoint) => endpoint.id);
  return [
    [
      tap,
      `import { startTap } from '../page/tap.ts';
import type { SiteRow } from '../sites/table.ts';

startTap(${watched} as unknown as SiteRow);
`,
    ],
    [relay, relaySource(row, JSON.stringify({ id, prompts }))],
  ];
}

function relaySource({ id, endpoints }: SiteRow, relayed: string): string {
  const inDocument = endpoints
    .filter(({ transport }) => transport === 'document')
    .map(({ id: name, path, query, answer }) => ({ id: name, path, query, answer }));
  const imports = `import { startRelay } from '../content/relay.ts';
import { createReader } from '../sites/${id}.ts';
`;
  if (inDocument.length === 0) return `${imports}\nstartRelay(${relayed}, createReader);\n`;
  return `import { watchDocument } from '../content/document-answers.ts';
${imports}
startRelay(${relayed}, createReader, (push) => watchDocument(${JSON.stringify(inDocument)}, push));
`;
}
