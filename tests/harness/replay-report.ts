/** What a replay shows people (a line for each capture, a table of the sites) and machines (totals). */
import { type Capture, isNegative } from './capture.ts';
import { bySite } from './plan.ts';
import type { ReplayResult } from './replay.ts';

export interface Totals {
  readonly captures: number;
  readonly passed: number;
  readonly failed: number;
  readonly requests: { readonly expected: number; readonly counted: number };
  /** Look-alikes, and how many requests they were wrongly taken for. */
  readonly negatives: { readonly played: number; readonly counted: number };
}

/** @param unread captures that count as failed because no reader stands for their site */
export function totalsOf(results: readonly ReplayResult[], unread: readonly Capture[]): Totals {
  const passed = results.filter(({ differences }) => differences.length === 0).length;
  const negatives = results.filter(({ capture }) => isNegative(capture));
  const positives = results.filter(({ capture }) => !isNegative(capture));
  const captures = results.length + unread.length;
  return {
    captures,
    passed,
    failed: captures - passed,
    requests: {
      expected: sum(
        [...results.map(({ capture }) => capture), ...unread],
        ({ expected }) => expected.requests,
      ),
      counted: sum(positives, ({ counted }) => counted),
    },
    negatives: { played: negatives.length, counted: sum(negatives, ({ counted }) => counted) },
  };
}

/** `ok    chatgpt/text-short`, or what differed. */
export function resultLine({ capture, differences }: ReplayResult): string {
  const name = `${capture.site}/${capture.scenario}`;
  if (differences.length === 0) return `ok    ${name}`;
  const details = differences.map(
    ({ field, expected, found }) => `        ${field}: expected ${shown(expected)}, found ${shown(found)}`,
  );
  return [`WRONG ${name}`, ...details].join('\n');
}

/** Site × scenario: requests counted of those expected, and what differed; sites without a reader on one line each. */
export function scenarioTable(results: readonly ReplayResult[], unread: readonly Capture[]): string {
  const rows = results.map(({ capture, counted, differences }) => [
    capture.site,
    capture.scenario,
    `${counted} of ${capture.expected.requests}`,
    differences.length === 0
      ? 'ok'
      : `WRONG: ${[...new Set(differences.map(({ field }) => field))].join(', ')}`,
  ]);
  const others = [...bySite(unread)].map(([site, captures]) => [
    site,
    `${captures.length} captures`,
    '',
    'no reader',
  ]);
  return aligned([['site', 'scenario', 'requests', 'result'], ...rows, ...others]);
}

/** Columns padded to their widest cell. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, column) => Math.max(cell.length, widest[column] ?? 0)),
    [],
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
