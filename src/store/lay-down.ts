/** Laying down the rows of an export file, all of them, before any is taken in. */
import { backupBatches } from '../model/backup/backup.ts';
import type { DeletionStatement } from '../model/backup/deletions.ts';
import { parsedBatch } from '../model/backup/parsed-batch.ts';
import type { BackupTable } from '../model/messages/wire.ts';
import type { DayRow, UsageRequest } from '../model/usage/usage.ts';
import type { FileContents } from './import-look.ts';
import type { Staging } from './staging.ts';

/** Where a row stands that is none of ours. */
export interface RejectedRow {
  readonly table: BackupTable;
  /** In the file, from 1. */
  readonly row: number;
}

/** What lies there now. */
export interface LaidDown {
  readonly contents: FileContents;
  readonly rejected: readonly RejectedRow[];
  /** Rows that lie there. */
  readonly total: number;
}

/** Who lays it down, and hears how far it is. */
export interface LayingDown {
  readonly staging: Staging;
  /** Epoch ms: what is dated after it is refused. */
  readonly now: number;
  /** Called with each batch; what it throws ends it. */
  readonly onRows?: (rows: number) => void;
}

/**
 * Lays all rows of a file down, in place of what lay there.
 * @param open reads the file from its start
 * @throws SyntaxError where it is no export of ours, or no whole one
 */
export async function layDown(
  open: () => AsyncIterable<string>,
  { staging, now, onRows }: LayingDown,
): Promise<LaidDown> {
  const days: DayRow[] = [];
  const deletions: DeletionStatement[] = [];
  const highestRev = new Map<string, number>();
  const rejected: RejectedRow[] = [];
  let total = 0;
  // The next rows are read while the database takes these.
  let adding = Promise.resolve();
  await staging.clear();
  for await (const { table, rows } of backupBatches(open)) {
    const { batch, rejected: places } = parsedBatch(table, rows, now);
    rejected.push(...places.map((row) => ({ table, row })));
    if (batch.table === 'days') days.push(...batch.rows.map(({ value }) => value));
    else if (batch.table === 'deletions') deletions.push(...batch.rows.map(({ value }) => value));
    else for (const { value } of batch.rows) noteRev(highestRev, value);
    await adding;
    adding = staging.add(batch);
    adding.catch(() => undefined);
    total += batch.rows.length;
    onRows?.(total);
  }
  await adding;
  return { contents: { days, deletions, highestRev }, rejected, total };
}

function noteRev(highestRev: Map<string, number>, { device, rowRev }: UsageRequest): void {
  highestRev.set(device, Math.max(rowRev, highestRev.get(device) ?? 0));
}
