import { BUDGETS, type BudgetId } from './budgets.ts';

/** One measured line of the bench. */
export interface Figure {
  readonly id: BudgetId;
  readonly what: string;
  /** As a person reads it, with its noise. */
  readonly measured: string;
  /** null: reported only. */
  readonly within: boolean | null;
}

export function figuresTable(figures: readonly Figure[]): string {
  const rows = [['what', 'measured', 'budget', ''], ...figures.map(toRow)];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}

function toRow({ id, what, measured, within }: Figure): string[] {
  return [what, measured, BUDGETS[id].words, within === null ? 'reported' : within ? 'within' : 'OVER'];
}
