/** The table of docs/BUDGETS.md is what the bench measured, and each budget is some part's to measure. */
import { expect, it } from 'vitest';
import { BUDGETS } from './budgets.ts';
import { PARTS } from './index.ts';
import { type BenchRecord, BUDGET_IDS, type Run, readRecord, readTable, tableOf, withRun } from './record.ts';
import type { Figure } from './report.ts';

const run = (at: string): Run => ({ at, commit: 'abc1234', machine: 'a machine', others: 'at rest' });
const figure = (id: Figure['id'], measured: string, within: boolean | null = true): Figure => {
  return { id, what: `what ${id} is`, measured, within };
};

it('docs/BUDGETS.md has the table of docs/budgets.json', () => {
  expect(readTable()).toBe(tableOf(readRecord()));
});

it('every budget is of a part, and every part has one', () => {
  const budgeted = new Set<string>(BUDGET_IDS.map((id) => BUDGETS[id].part));
  expect([...budgeted].sort()).toEqual(Object.keys(PARTS).sort());
});

it('every row is of a run that is told, and has a budget', () => {
  const { runs, rows } = readRecord();
  const told = new Set(runs.map(({ at }) => at));
  expect(told.size).toBe(runs.length);
  expect(new Set(Object.values(rows).map((row) => row.run))).toEqual(told);
  expect(BUDGET_IDS).toEqual(expect.arrayContaining(Object.keys(rows)));
});

it('a run takes the place of what it measured alone, and of runs nothing is left of', () => {
  const none: BenchRecord = { runs: [], rows: {} };
  const first = withRun(none, run('1'), [figure('storm', 'old'), figure('popup-warm', 'old', false)]);
  const second = withRun(first, run('2'), [figure('popup-warm', 'new')]);
  expect(second.rows).toEqual({
    storm: { what: 'what storm is', measured: 'old', within: true, run: '1' },
    'popup-warm': { what: 'what popup-warm is', measured: 'new', within: true, run: '2' },
  });
  expect(second.runs.map(({ at }) => at)).toEqual(['1', '2']);
  expect(tableOf(first)).toContain('| what popup-warm is | old | 1 | ≤ 70 ms: over |');
  expect(tableOf(second)).toContain('| what popup-warm is | new | 2 | ≤ 70 ms |');
  // A run is written part by part.
  const more = withRun(second, run('2'), [figure('popup-warm', 'new'), figure('disk', 'new')]);
  expect(more.runs.map(({ at }) => at)).toEqual(['1', '2']);
  const third = withRun(second, run('3'), [figure('storm', 'new')]);
  expect(third.runs.map(({ at }) => at)).toEqual(['2', '3']);
});
