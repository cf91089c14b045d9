/**
 * Two entries for each row, written before a build (git-ignored), so that a page pays for its own site only. plugins.ts
 * makes one synchronous file of each, and no loader that would come after the page's scripts.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  CONTENT_SCRIPT_FOLDER,
  type ContentScriptPart,
  contentScriptPath,
} from '../../src/model/messages/content-scripts.ts';
import { OWN_KINDS } from '../../src/sites/generic/kinds.ts';
import type { SiteRow } from '../../src/sites/row.ts';
import { watchedOf, watchedSource } from '../../src/sites/watched.ts';
import { writeWhole } from './write-whole.ts';

const ROOT = resolve(import.meta.dirname, '../..');

export interface EntryPaths {
  /** Runs in the page's world. */
  readonly tap: string;
  /** Runs in our own world of the page. */
  readonly relay: string;
}

/** Paths from the project's root: what is made of an entry has the same path, but for the ending. */
export function entryPaths({ id }: SiteRow): EntryPaths {
  const entry = (part: ContentScriptPart) => contentScriptPath(id, part).replace(/js$/, 'ts');
  return { tap: entry('tap'), relay: entry('relay') };
}

/** From an entry to the reader of its row, or of its kind of own origin. */
function readerPath(row: SiteRow): string {
  return `../sites/${OWN_KINDS.includes(row) ? `generic/own/${row.id}` : `${row.id}/reader`}.ts`;
}

/** Writes the entries of all rows and removes others; files that stand already are left alone. */
export function writeContentEntries(rows: readonly SiteRow[]): void {
  const folder = join(ROOT, CONTENT_SCRIPT_FOLDER);
  mkdirSync(folder, { recursive: true });
  const wanted = new Map(rows.flatMap(entriesOf));
  for (const name of readdirSync(folder)) {
    if (!wanted.has(`${CONTENT_SCRIPT_FOLDER}/${name}`)) rmSync(join(folder, name), { force: true });
  }
  for (const [path, source] of wanted) writeWhole(join(ROOT, path), source);
}

/** Each carries what it needs of its row, as a literal, and nothing of the table. */
function entriesOf(row: SiteRow): [path: string, source: string][] {
  const { id, endpoints } = row;
  const { tap, relay } = entryPaths(row);
  const prompts = endpoints.filter(({ role }) => role === 'prompt').map((endpoint) => endpoint.id);
  return [
    [tap, tapSource(row)],
    [relay, relaySource(row, JSON.stringify({ id, prompts }))],
  ];
}

/** What watches a transport: the file in src/page/, and what it exports. */
const TRAPS: Readonly<Record<string, readonly (readonly [file: string, trap: string])[]>> = {
  http: [
    ['fetch', 'tapFetch'],
    ['xhr', 'tapXhr'],
  ],
  socket: [['socket', 'tapSockets']],
  events: [['event-source', 'tapEventSources']],
  peer: [['peer', 'tapPeers']],
};

function tapSource({ id, endpoints }: SiteRow): string {
  const transports = new Set(endpoints.map(({ transport }) => transport));
  const onNetwork = endpoints.filter(({ transport }) => TRAPS[transport]);
  const asksHeaders = onNetwork.some(({ headers = [] }) => headers.length > 0);
  const traps = [
    ...[...transports].flatMap((transport) => TRAPS[transport] ?? []),
    ...(asksHeaders ? [['xhr-headers', 'tapXhrHeaders'] as const] : []),
  ];
  const watched = watchedSource(watchedOf({ id, endpoints: onNetwork }));
  const parts = [
    ...traps,
    ...(asksHeaders ? [['headers', 'readHeaders'] as const] : []),
    ['tap', 'startTap'] as const,
  ];
  const imports = parts.map(([file, name]) => `import { ${name} } from '../page/${file}.ts';\n`);
  const trapNames = traps.map(([, trap]) => trap).join(', ');
  return `${imports.join('')}
startTap(${watched}, [${trapNames}]${asksHeaders ? ', readHeaders' : ''});
`;
}

function relaySource(row: SiteRow, relayed: string): string {
  const inDocument = row.endpoints
    .filter(({ transport }) => transport === 'document')
    .map(({ id: name, path, query, answer }) => ({ id: name, path, query, answer }));
  const imports = `import { startRelay } from '../content/relay.ts';
import { createReader } from '${readerPath(row)}';
`;
  if (inDocument.length === 0) return `${imports}\nstartRelay(${relayed}, createReader);\n`;
  return `import { watchDocument } from '../content/document-answers.ts';
${imports}
startRelay(${relayed}, createReader, (push) => watchDocument(${JSON.stringify(inDocument)}, push));
`;
}
