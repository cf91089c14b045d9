/** Rows of an export file that are ours, and the places of those that are none. */
import type { BackupTable } from '../messages/wire.ts';
import type { DayRow, UsageRequest } from '../usage/usage.ts';
import { parseBackupDay, parseBackupDeletion, parseBackupRequest } from './backup-rows.ts';
import type { DeletionStatement } from './deletions.ts';

/** A row and its place in the file, from 1. */
export interface PlacedRow<Row> {
  readonly row: number;
  readonly value: Row;
}

/** Rows of one table. */
export type ParsedBatch =
  | { readonly table: 'deletions'; readonly rows: readonly PlacedRow<DeletionStatement>[] }
  | { readonly table: 'requests'; readonly rows: readonly PlacedRow<UsageRequest>[] }
  | { readonly table: 'days'; readonly rows: readonly PlacedRow<DayRow>[] };

/** @param now epoch ms: what is dated after it is refused */
export function parsedBatch(
  table: BackupTable,
  rows: readonly PlacedRow<unknown>[],
  now: number,
): { readonly batch: ParsedBatch; readonly rejected: readonly number[] } {
  const batch = parsed(table, rows, now);
  const places = new Set(batch.rows.map(({ row }) => row));
  return { batch, rejected: rows.map(({ row }) => row).filter((row) => !places.has(row)) };
}

function parsed(table: BackupTable, rows: readonly PlacedRow<unknown>[], now: number): ParsedBatch {
  const withRows = <Row>(parse: (value: unknown, now: number) => Row | undefined) =>
    rows.flatMap(({ row, value }) => {
      const found = parse(value, now);
      return found === undefined ? [] : [{ row, value: found }];
    });
  switch (table) {
    case 'requests':
      return { table, rows: withRows(parseBackupRequest) };
    case 'days':
      return { table, rows: withRows(parseBackupDay) };
    case 'deletions':
      return { table, rows: withRows(parseBackupDeletion) };
  }
}
