/**
 * What every capture is read as, in full, stands in `readings/<site>.txt`. A change of a reader shows there as the
 * difference it makes, to be read before it is taken over (npx vitest run --project unit tests/sites/readings.test.ts -u).
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SUBJECTS } from '../fuzz/subjects.ts';
import { fixturesOf } from './played.ts';
import { readingOf } from './readings.ts';

const READINGS = join(import.meta.dirname, 'readings');

it.each(SUBJECTS)('captures of $row.id are read as written down', async ({ row, createReader }) => {
  const readings = fixturesOf(row.id).flatMap((capture) => readingOf(createReader, row, capture));
  await expect(`${readings.join('\n')}\n`).toMatchFileSnapshot(join(READINGS, `${row.id}.txt`));
});

it('every site has its readings, and nothing else stands there', () => {
  const ids = SUBJECTS.map(({ row }) => `${row.id}.txt`);
  expect(readdirSync(READINGS).sort()).toEqual(ids.sort());
});
