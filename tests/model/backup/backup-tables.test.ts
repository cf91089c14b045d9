/** Every column of an exported table has its own field of the row, under the field's name. */
import { expect, it } from 'vitest';
import { DAY_COLUMNS, REQUEST_COLUMNS } from '../../../src/model/backup/backup-tables.ts';
import type { CsvColumn } from '../../../src/model/backup/csv.ts';
import { FOOTPRINT_KEYS, type Footprint, OUTCOMES, TOKEN_KEYS } from '../../../src/model/usage/usage.ts';
import { requestOf } from '../footprint/usage.ts';
import { dayRow } from '../summaries/week-rows.ts';

const FOOTPRINT = Object.fromEntries(
  FOOTPRINT_KEYS.map((key, index) => [key, { low: index + 0.1, central: index + 0.2, high: index + 0.3 }]),
) as unknown as Footprint;
const FOOTPRINT_CELLS = FOOTPRINT_KEYS.flatMap((key, index) => [
  [`${key}_low`, index + 0.1],
  [`${key}_central`, index + 0.2],
  [`${key}_high`, index + 0.3],
]);

/** Distinct numbers for these names, from the first on. */
const numbered = (names: readonly string[], first: number) =>
  Object.fromEntries(names.map((name, index) => [name, first + index]));

const cellsOf = <Row>(columns: readonly CsvColumn<Row>[], row: Row) =>
  columns.map(([name, value]) => [name, value(row)]);

it('of a request', () => {
  const media = [{ type: 'image', count: 2 }] as const;
  const plain = {
    id: 'id',
    rev: 3,
    device: 'mine',
    at: Date.UTC(2026, 10, 22, 8, 30),
    day: '2026-11-22',
    tzOffsetMin: 60,
    site: 'claude',
    kind: 'image',
    intent: 'edit',
    mode: 'agent',
    effort: 'high',
    model: 'opus',
    generations: 4,
    ...numbered(TOKEN_KEYS, 10),
    totalTokens: 99,
    outcome: 'stopped',
    durationMs: 1234,
    seen: 'dom',
    session: true,
    factors: '2026.10/FR',
    provenance: 'export',
    rowRev: 7,
  };
  const tokenSource = { input: 'reported', output: 'counted', reasoning: 'inferred' };
  const row = requestOf({ ...plain, tokenSource, media, footprint: FOOTPRINT } as unknown as Parameters<
    typeof requestOf
  >[0]);
  const { factors, provenance, rowRev, outcome, durationMs, seen, session, at, ...before } = plain;
  const cells = Object.fromEntries(cellsOf(REQUEST_COLUMNS, row));
  expect(cells).toEqual({
    ...before,
    at: '2026-11-22T08:30:00.000Z',
    inputSource: 'reported',
    outputSource: 'counted',
    reasoningSource: 'inferred',
    media: '[{"type":"image","count":2}]',
    ...{ outcome, durationMs, seen, session, factors, provenance, rowRev },
    ...Object.fromEntries(FOOTPRINT_CELLS),
  });
  expect(Object.fromEntries(cellsOf(REQUEST_COLUMNS, { ...row, media: [] })).media).toBeNull();
});

it('of a day', () => {
  const plain = {
    device: 'mine',
    day: '2026-11-22',
    site: 'claude',
    model: 'opus',
    kind: 'image',
    mode: 'agent',
    requests: 30,
    sessions: 31,
    generations: 32,
    ...numbered(TOKEN_KEYS, 10),
    images: 33,
    videos: 34,
    audios: 35,
    videoSeconds: 36,
    audioSeconds: 37,
    durationMs: 38,
    factors: '2026.10/FR',
    frozen: true,
    provenance: 'export',
    rev: 39,
  };
  const outcomes = numbered(OUTCOMES, 50);
  const row = dayRow({ ...plain, outcomes, footprint: FOOTPRINT } as unknown as Parameters<typeof dayRow>[0]);
  expect(Object.fromEntries(cellsOf(DAY_COLUMNS, row))).toEqual({
    ...plain,
    ...outcomes,
    ...Object.fromEntries(FOOTPRINT_CELLS),
  });
});
