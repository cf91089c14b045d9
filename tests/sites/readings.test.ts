/**
 * What every capture is read as, in full, stands in `readings/<site>.txt`; what it is read as where one of its fields is
 * missing or says something else, in `fields/<site>.txt`. A change of a reader shows there as the difference it makes,
 * to be read before it is taken over (npx vitest run --project unit tests/sites/readings.test.ts -u).
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SUBJECTS } from '../fuzz/subjects.ts';
import { fieldsOf } from './fields.ts';
import { fixturesOf } from './played.ts';
import { readingOf } from './readings.ts';

const SITES = SUBJECTS.map(({ row, createReader }) => ({
  id: row.id,
  readings: () => fixturesOf(row.id).flatMap((capture) => readingOf(createReader, row, capture)),
  fields: () => fieldsOf(createReader, row, fixturesOf(row.id)),
}));

describe.each(['readings', 'fields'] as const)('%s', (what) => {
  const folder = join(import.meta.dirname, what);

  it.each(SITES)('of $id are as written down', async (site) => {
    await expect(`${site[what]().join('\n')}\n`).toMatchFileSnapshot(join(folder, `${site.id}.txt`));
  });

  it('are written down of every site, and nothing else is', () => {
    expect(readdirSync(folder).sort()).toEqual(SITES.map(({ id }) => `${id}.txt`).sort());
  });
});
