/**
 * Taking in what a page laid down of an export file (staging.ts): once begun it is taken in whole, a batch a transaction,
 * and a worker that dies on the way goes on where it was.
 */
import type { ParsedBatch, PlacedRow } from '../model/backup/parsed-batch.ts';
import type { ImportChoices } from '../model/messages/wire.ts';
import type { UsageRequest } from '../model/usage/usage.ts';
import { type OpenDatabase, writeTogether } from './database.ts';
import { type TakenRequests, type TakingRequests, takeDays, takeRequests } from './import-rows.ts';
import { beginSweep, stepSweep } from './import-sweep.ts';
import { renewDevice } from './install.ts';
import { getMeta, putMeta } from './meta.ts';
import type { ImportRun } from './meta-rows.ts';
import type { Database, WriteTransaction } from './schema.ts';
import type { Staging } from './staging.ts';

/** The last import, under way or done; undefined where there was none. */
export async function readImport(database: Database): Promise<ImportRun | undefined> {
  return (await database.get('meta', 'import')) as ImportRun | undefined;
}

/** Forgets what a page laid down and nobody had taken in. */
export async function dropUnbegun(openDatabase: OpenDatabase, staging: Staging): Promise<void> {
  if ((await readImport(await openDatabase()))?.phase !== 'taking') await staging.clear();
}

/** Begins to take in what lies there; false where another import is under way. No deletion may be. */
export async function beginImport(transaction: WriteTransaction, choices: ImportChoices): Promise<boolean> {
  if ((await getMeta(transaction, 'import'))?.phase === 'taking') return false;
  if (choices.isCopied) await renewDevice(transaction);
  await putMeta(transaction, 'import', {
    choices,
    phase: 'taking',
    position: null,
    sweep: null,
    done: 0,
    taken: { requests: 0, days: 0 },
    stayDeleted: { requests: 0, days: 0 },
    full: [],
  });
  return true;
}

/**
 * Takes the next batch in.
 * @param now epoch ms
 * @returns whether there is more
 */
export async function stepImport(database: Database, staging: Staging, now: number): Promise<boolean> {
  const run = await readImport(database);
  if (run?.phase !== 'taking') return false;
  const next = run.sweep ? undefined : await staging.next(run.position);
  const isDone = !run.sweep && !next;
  const step = (asks: TakingRequests['asks']) =>
    writeTogether(database, async (transaction) => {
      const current = await getMeta(transaction, 'import');
      // Two may have taken the same step.
      if (JSON.stringify(current) !== JSON.stringify(run)) return;
      if (run.sweep)
        await putMeta(transaction, 'import', { ...run, sweep: await stepSweep(transaction, run.sweep, now) });
      else if (next) await takeNext(transaction, run, next, { now, asks });
      else await putMeta(transaction, 'import', { ...run, phase: 'done' });
    });
  await step('days').catch(() => step('ids'));
  if (isDone) await staging.clear();
  return !isDone;
}

async function takeNext(
  transaction: WriteTransaction,
  run: ImportRun,
  { place, batch }: { readonly place: number; readonly batch: ParsedBatch },
  how: Pick<TakingRequests, 'now' | 'asks'>,
): Promise<void> {
  const taken = await take(transaction, run, batch, how);
  await putMeta(transaction, 'import', {
    ...taken,
    position: place,
    done: run.done + batch.rows.length,
  });
}

async function take(
  transaction: WriteTransaction,
  run: ImportRun,
  batch: ParsedBatch,
  how: Pick<TakingRequests, 'now' | 'asks'>,
): Promise<ImportRun> {
  const { restores, deletes } = run.choices;
  if (batch.table === 'requests') {
    const rows = await takeRequests(transaction, valuesOf(batch.rows), { restores, ...how });
    const full = placesOf(batch.rows, rows);
    return {
      ...run,
      taken: { ...run.taken, requests: run.taken.requests + rows.taken.length },
      stayDeleted: { ...run.stayDeleted, requests: run.stayDeleted.requests + rows.deleted.length },
      full: [...run.full, ...full],
    };
  }
  if (batch.table === 'days') {
    const rows = await takeDays(transaction, valuesOf(batch.rows), restores);
    return {
      ...run,
      taken: { ...run.taken, days: run.taken.days + rows.taken.length },
      stayDeleted: { ...run.stayDeleted, days: run.stayDeleted.days + rows.deleted.length },
    };
  }
  if (!deletes) return run;
  return { ...run, sweep: await beginSweep(transaction, valuesOf(batch.rows)) };
}

function valuesOf<Row>(rows: readonly PlacedRow<Row>[]): Row[] {
  return rows.map(({ value }) => value);
}

function placesOf(rows: readonly PlacedRow<UsageRequest>[], { full }: TakenRequests): number[] {
  const ids = new Set(full.map(({ id }) => id));
  return rows.flatMap(({ row, value }) => (ids.has(value.id) ? [row] : []));
}
