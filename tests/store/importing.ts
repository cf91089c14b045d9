/** Rows of a file taken in as the options page and the background do it together. */
import { parsedBatch } from '../../src/model/backup/parsed-batch.ts';
import type { BackupTable, ImportChoices, RowCounts } from '../../src/model/messages/wire.ts';
import { writeTogether } from '../../src/store/database.ts';
import { beginImport, readImport, stepImport } from '../../src/store/import.ts';
import type { Database } from '../../src/store/schema.ts';
import { createStaging, type Staging } from '../../src/store/staging.ts';
import { newName } from './databases.ts';

/** Each row is looked at as if it stood in a file. */
export type FileRows = Readonly<Partial<Record<BackupTable, readonly unknown[]>>>;

export const PLAINLY: ImportChoices = { restores: false, deletes: true, isCopied: false };

export interface ImportResult extends RowCounts {
  readonly stayDeleted: RowCounts;
  /** Place in the rows of its table, from 0. */
  readonly rejected: readonly { readonly table: BackupTable; readonly index: number }[];
}

export function newStaging(): Staging {
  return createStaging(newName());
}

/** Lays rows down, those of each table as one batch, in the order of a file. */
export async function layDown(
  staging: Staging,
  rows: FileRows,
  now: number,
): Promise<ImportResult['rejected']> {
  const rejected: ImportResult['rejected'][number][] = [];
  const isFrozen = (value: unknown) => (value as { frozen?: unknown } | null)?.frozen === true;
  const lay = async (table: BackupTable, isMeant: (value: unknown) => boolean) => {
    const placed = (rows[table] ?? [])
      .map((value, index) => ({ row: index + 1, value }))
      .filter(({ value }) => isMeant(value));
    const parsed = parsedBatch(table, placed, now);
    rejected.push(...parsed.rejected.map((row) => ({ table, index: row - 1 })));
    if (parsed.batch.rows.length > 0) await staging.add(parsed.batch);
  };
  await lay('deletions', () => true);
  await lay('days', isFrozen);
  await lay('requests', () => true);
  await lay('days', (value) => !isFrozen(value));
  return rejected;
}

export async function importRows(
  database: Database,
  rows: FileRows,
  now: number,
  choices = PLAINLY,
): Promise<ImportResult> {
  const staging = newStaging();
  const rejected = await layDown(staging, rows, now);
  await writeTogether(database, (transaction) => beginImport(transaction, choices));
  while (await stepImport(database, staging, now));
  const run = await readImport(database);
  if (!run) throw new Error('no import');
  const full = run.full.map((row) => ({ table: 'requests' as const, index: row - 1 }));
  return { ...run.taken, stayDeleted: run.stayDeleted, rejected: [...full, ...rejected] };
}
