/** Every reader there is, with the captures this repository holds of its site. */
import { join } from 'node:path';
import { OWN_KINDS } from '../../src/sites/generic/kinds.ts';
import type { SiteRow } from '../../src/sites/row.ts';
import type { CreateReader } from '../../src/sites/site.ts';
import { SITES } from '../../src/sites/table.ts';
import { type Capture, readCaptures } from '../harness/capture.ts';

const TESTS = join(import.meta.dirname, '..');

export interface Subject {
  readonly row: SiteRow;
  readonly createReader: CreateReader;
  readonly captures: readonly Capture[];
}

async function subject(row: SiteRow, path: string): Promise<Subject> {
  const { createReader } = await import(/* @vite-ignore */ path);
  return { row, createReader, captures: readCaptures(join(TESTS, 'fixtures', row.id)) };
}

/** Readers of the table's rows, and of what a person can run on an origin of their own. */
export const SUBJECTS: readonly Subject[] = await Promise.all([
  ...SITES.map((row) => subject(row, `../../src/sites/${row.id}/reader.ts`)),
  ...OWN_KINDS.map((row) => subject(row, `../../src/sites/generic/own/${row.id}.ts`)),
]);
