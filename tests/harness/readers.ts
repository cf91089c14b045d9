/** The reader of every row: of the table's, and of each kind of own origin. */
import { OWN_KINDS } from '../../src/sites/generic/kinds.ts';
import type { SiteRow } from '../../src/sites/row.ts';
import type { CreateReader } from '../../src/sites/site.ts';

const SITE_READERS = import.meta.glob<CreateReader>('../../src/sites/*/reader.ts', {
  import: 'createReader',
  eager: true,
});
const OWN_READERS = import.meta.glob<CreateReader>('../../src/sites/generic/own/*.ts', {
  import: 'createReader',
  eager: true,
});

/** @throws when there is none */
export function readerOf(row: SiteRow): CreateReader {
  const reader = OWN_KINDS.includes(row)
    ? OWN_READERS[`../../src/sites/generic/own/${row.id}.ts`]
    : SITE_READERS[`../../src/sites/${row.id}/reader.ts`];
  if (!reader) throw new Error(`no reader of ${row.id}`);
  return reader;
}
