/** Columns of amounts, in the order of the table. */
export const AMOUNTS: readonly string[];

/** What is wrong with a report. */
export class ReportRefused extends Error {}

/** A report as rows of the tables, columns by name; amounts as decimal text. Throws `ReportRefused`. */
export function reportRows(document: unknown): {
  readonly report: Readonly<Record<string, string>>;
  readonly cells: readonly Readonly<Record<string, string>>[];
};
