/** One measured line of the bench, beside its budget. */
export interface Figure {
  readonly what: string;
  /** As a person reads it, with its noise. */
  readonly measured: string;
  readonly budget: string;
  /** null: reported only. */
  readonly within: boolean | null;
}

export function figuresTable(figures: readonly Figure[]): string {
  const rows = [['what', 'measured', 'budget', ''], ...figures.map(toRow)];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}

function toRow({ what, measured, budget, within }: Figure): string[] {
  return [what, measured, budget, within === null ? 'reported' : within ? 'within' : 'OVER'];
}
