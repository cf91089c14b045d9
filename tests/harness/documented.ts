/** Tables of documents that a test holds to what it found. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of docs/, as one line. */
export function documented(file: string): string {
  return readFileSync(join(import.meta.dirname, '../../docs', file), 'utf8').replace(/\s+/g, ' ');
}

/** The cells, row by row, of the table between `<!-- name: begin -->` and its end in a file of docs/. */
export function documentedTable(file: string, name: string): string[][] {
  const text = readFileSync(join(import.meta.dirname, '../../docs', file), 'utf8');
  const [, table = ''] = new RegExp(`<!-- ${name}: begin -->([^]*)<!-- ${name}: end -->`).exec(text) ?? [];
  const [, , ...rows] = table.trim().split('\n');
  return rows.map((row) => row.slice(2, -2).split(' | '));
}
