/**
 * What was measured last of each figure, in docs/budgets.json, and the table of docs/BUDGETS.md that is made of it. A run
 * of some parts takes the place of their figures alone.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../harness/built.ts';
import { BUDGETS, type Budget, type BudgetId } from './budgets.ts';
import type { Figure } from './report.ts';

/** One run of the bench. */
export interface Run {
  /** When it began, in UTC: `2026-11-29T22:40Z`. */
  readonly at: string;
  /** What was measured, `-dirty` where the folder held more than that. */
  readonly commit: string;
  readonly machine: string;
  /** What else ran. */
  readonly others: string;
}

/** A figure as it was measured in one of the runs, named by its `at`. */
export type Row = Omit<Figure, 'id'> & { readonly run: string };

/** All that is known, in the order of the budgets; the runs that rows are of, oldest first. */
export interface BenchRecord {
  readonly runs: readonly Run[];
  readonly rows: Readonly<Partial<Record<BudgetId, Row>>>;
}

const RECORD = join(ROOT, 'docs/budgets.json');
const PAGE = join(ROOT, 'docs/BUDGETS.md');
const PLACE = /(<!-- budgets: begin -->\n)([\s\S]*?)(\n<!-- budgets: end -->)/;

export const BUDGET_IDS = Object.keys(BUDGETS) as BudgetId[];

export function readRecord(): BenchRecord {
  return JSON.parse(readFileSync(RECORD, 'utf8'));
}

/** What stands in docs/BUDGETS.md between its marks. */
export function readTable(): string {
  return PLACE.exec(readFileSync(PAGE, 'utf8'))?.[2] ?? '';
}

/** Writes the record, and the table into docs/BUDGETS.md. */
export function writeRecord(record: BenchRecord): void {
  const page = readFileSync(PAGE, 'utf8');
  writeFileSync(RECORD, `${JSON.stringify(record, null, 2)}\n`);
  writeFileSync(
    PAGE,
    page.replace(PLACE, (_, begin, _before, end) => `${begin}${tableOf(record)}${end}`),
  );
}

/** The record with the figures of another run in place of those of the same ids. */
export function withRun({ runs, rows }: BenchRecord, run: Run, figures: readonly Figure[]): BenchRecord {
  const measured = Object.fromEntries(figures.map(({ id, ...row }) => [id, { ...row, run: run.at }]));
  const all: BenchRecord['rows'] = { ...rows, ...measured };
  const kept = BUDGET_IDS.flatMap((id) => (all[id] ? [[id, all[id]] as const] : []));
  const isUsed = ({ at }: Run) => kept.some(([, row]) => row.run === at);
  return {
    runs: [...runs.filter(({ at }) => at !== run.at), run].filter(isUsed),
    rows: Object.fromEntries(kept),
  };
}

/** The figures with their budgets, and the runs they are of. */
export function tableOf({ runs, rows }: BenchRecord): string {
  const lines = BUDGET_IDS.flatMap((id) => {
    const { words }: Budget = BUDGETS[id];
    const row = rows[id];
    if (!row) return [];
    const number = runs.findIndex(({ at }) => at === row.run) + 1;
    const budget = words === '' ? 'reported' : row.within === false ? `${words}: over` : words;
    return [`| ${row.what} | ${row.measured} | ${number} | ${budget} |`];
  });
  const told = runs.map(
    ({ at, commit, machine, others }, index) =>
      `${index + 1}. ${at}, commit ${commit}; ${machine}; ${others}`,
  );
  const missing = BUDGET_IDS.filter((id) => !rows[id]).map((id) => `\`${id}\``);
  const owed = missing.length > 0 ? ['', `Not measured yet: ${missing.join(', ')}.`] : [];
  const head = ['| what | measured | run | budget |', '|---|---|---|---|'];
  return [...head, ...lines, ...owed, '', 'Runs:', '', ...told].join('\n');
}
