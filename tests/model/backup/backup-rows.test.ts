import { expect, it } from 'vitest';
import { parseBackupDay, parseBackupRequest } from '../../../src/model/backup/backup-rows.ts';
import { NOON, someRequest } from '../samples.ts';
import { dayRow } from '../summaries/week-rows.ts';

const LATER = NOON + 86_400_000 * 7;

it.each([
  ['2026.11/FR', true, true],
  ['2026.11/US-CAMX', true, true],
  ['~2026.11/FR', false, true],
  ['mixed', false, true],
  ['2026.11/', false, false],
  ['2026.11/fr', false, false],
  ['the 2026.11/FR', false, false],
  ['2026.11/FR or so', false, false],
  ['~mixed', false, false],
])('the factors %s may stand in a request: %s, in a day: %s', (factors, ofRequest, ofDay) => {
  expect(parseBackupRequest({ ...someRequest(), factors }, LATER)?.factors).toBe(
    ofRequest ? factors : undefined,
  );
  expect(parseBackupDay({ ...dayRow(), factors }, LATER)?.factors).toBe(ofDay ? factors : undefined);
});

it.each([true, undefined])('a request keeps what is said of its proof: %s', (unproven) => {
  const { unproven: kept } = parseBackupRequest({ ...someRequest(), unproven }, LATER) ?? {};
  expect(kept).toBe(unproven);
});

it.each(['', 'a b', '/id', 'id.', 'a'.repeat(65)])('no request has the id "%s"', (id) => {
  expect(parseBackupRequest({ ...someRequest(), id }, LATER)).toBeUndefined();
});
