/** Every reader there is, with the captures this repository holds of its site. */
import { join } from 'node:path';
import { OWN_KINDS } from '../../src/sites/generic/kinds.ts';
import type { SiteRow } from '../../src/sites/row.ts';
import type { CreateReader } from '../../src/sites/site.ts';
import { SITES } from '../../src/sites/table.ts';
import { type Capture, readCaptures } from '../harness/capture.ts';
import { readerOf } from '../harness/readers.ts';

const TESTS = join(import.meta.dirname, '..');

export interface Subject {
  readonly row: SiteRow;
  readonly createReader: CreateReader;
  readonly captures: readonly Capture[];
}

/** Readers of the table's rows, and of what a person can run on an origin of their own. */
export const SUBJECTS: readonly Subject[] = [...SITES, ...OWN_KINDS].map((row) => ({
  row,
  createReader: readerOf(row),
  captures: readCaptures(join(TESTS, 'fixtures', row.id)),
}));
