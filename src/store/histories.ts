/**
 * Taking in what a page laid down of a person's history, a batch a transaction, and taking it back: whole, at any time,
 * whether it was taken in whole or is still on the way.
 */
import type { HistoryChoices } from '../model/messages/wire.ts';
import { type OpenDatabase, writeTogether } from './database.ts';
import { emptyTrash } from './deletion.ts';
import { Draft } from './draft.ts';
import type { HistoryStaging, StagedBatch, StagedPrompt } from './history-staging.ts';
import { undoBatch } from './history-undo.ts';
import { draftPrompts, NO_COUNTS, newAfterAll } from './imported.ts';
import { getMeta, putMeta } from './meta.ts';
import type {
  BroughtHistory,
  HistoryCounts,
  HistoryRun,
  HistoryTaking,
  HistoryUndoing,
} from './meta-rows.ts';
import type { Database, WriteTransaction } from './schema.ts';

/** Prompts that are taken in in one transaction: recording waits for it. */
export const HISTORY_BATCH = 1_000;

/** The last history that was taken in or back, under way or done; undefined where there was none. */
export async function readHistoryRun(database: Database): Promise<HistoryRun | undefined> {
  return (await database.get('meta', 'history-run')) as HistoryRun | undefined;
}

/** All that were brought and not taken back, oldest first. */
export async function readHistories(database: Database): Promise<readonly BroughtHistory[]> {
  return ((await database.get('meta', 'histories')) as readonly BroughtHistory[] | undefined) ?? [];
}

/** Forgets what a page laid down and nobody had taken in. */
export async function dropUnbegunHistory(openDatabase: OpenDatabase, staging: HistoryStaging): Promise<void> {
  if ((await readHistoryRun(await openDatabase()))?.phase !== 'taking') await staging.clear();
}

/**
 * Begins to take in what lies there; false where another history is under way.
 * @param id of this import, random
 * @param now epoch ms
 */
export async function beginHistory(
  transaction: WriteTransaction,
  choices: HistoryChoices,
  id: string,
  now: number,
): Promise<boolean> {
  const run = await getMeta(transaction, 'history-run');
  if (run && run.phase !== 'done') return false;
  const sources = choices.sources.map((source) => source.id);
  const history = { id, at: now, sources, counts: NO_COUNTS };
  await changeHistories(transaction, (histories) => [...histories, history]);
  await putMeta(transaction, 'history-run', {
    id,
    phase: 'taking',
    choices,
    position: null,
    done: 0,
    counts: NO_COUNTS,
  });
  return true;
}

/** Begins to take the last one back; false where there is none. What was deleted of it can't be had back afterwards. */
export async function beginHistoryUndo(transaction: WriteTransaction): Promise<boolean> {
  const last = (await getMeta(transaction, 'histories'))?.at(-1);
  if (!last) return false;
  await emptyTrash(transaction);
  const run = await getMeta(transaction, 'history-run');
  await putMeta(transaction, 'history-run', {
    id: last.id,
    phase: 'undoing',
    choices: run?.choices ?? { sources: [], restores: false, undecided: false },
    position: null,
    done: 0,
    counts: last.counts,
  });
  return true;
}

/**
 * Takes the next batch in, or back.
 * @returns whether there is more
 */
export async function stepHistory(database: Database, staging: HistoryStaging): Promise<boolean> {
  const run = await readHistoryRun(database);
  if (!run || run.phase === 'done') return false;
  const batch = run.phase === 'taking' ? await staging.next(run.position, HISTORY_BATCH) : undefined;
  const isDone = await writeTogether(database, async (transaction) => {
    const current = await getMeta(transaction, 'history-run');
    // Two may have taken the same step.
    if (JSON.stringify(current) !== JSON.stringify(run)) return false;
    return run.phase === 'taking' ? takeBatch(transaction, run, batch) : undoStep(transaction, run);
  });
  if (isDone) await staging.clear();
  return !isDone;
}

async function takeBatch(
  transaction: WriteTransaction,
  run: HistoryTaking,
  batch: StagedBatch | undefined,
): Promise<boolean> {
  if (!batch) {
    await putMeta(transaction, 'history-run', { ...run, phase: 'done' });
    return true;
  }
  const { prompts, place } = batch;
  const wanted = prompts.filter((prompt) => isChosen(prompt, run.choices));
  const counts = await takePrompts(transaction, run, wanted);
  await putMeta(transaction, 'history-run', {
    ...run,
    position: place,
    done: run.done + prompts.length,
    counts,
  });
  await changeHistories(transaction, (histories) =>
    histories.map((each) => (each.id === run.id ? { ...each, counts } : each)),
  );
  return false;
}

async function takePrompts(
  transaction: WriteTransaction,
  run: HistoryTaking,
  prompts: readonly StagedPrompt[],
): Promise<HistoryCounts> {
  if (prompts.length === 0) return run.counts;
  const draft = new Draft(transaction);
  const taking = { ...run.choices, run: run.id };
  const fates = await draftPrompts(draft, prompts, taking);
  const shift = newAfterAll(draft, prompts, taking);
  await draft.write();
  const { added, known, ...others } = countedWith(run.counts, [...fates.values()]);
  return { ...others, added: added + shift, known: known - shift };
}

/** Whether a person wants this prompt. */
export function isChosen({ source, account, request }: StagedPrompt, { sources }: HistoryChoices): boolean {
  return sources.some(
    (wanted) =>
      wanted.id === source &&
      (wanted.account === null || wanted.account === account) &&
      request.day >= wanted.from &&
      request.day <= wanted.to,
  );
}

/** Counts with so many more fates. */
export function countedWith(counts: HistoryCounts, fates: readonly (keyof HistoryCounts)[]): HistoryCounts {
  const sums: Record<keyof HistoryCounts, number> = { ...counts };
  for (const fate of fates) sums[fate] += 1;
  return sums;
}

async function undoStep(transaction: WriteTransaction, run: HistoryUndoing): Promise<boolean> {
  const next = await undoBatch(transaction, run.id, run.position ?? '');
  const isDone = next === null;
  await putMeta(transaction, 'history-run', {
    ...run,
    phase: isDone ? 'done' : 'undoing',
    position: next,
    done: run.done + 1,
  });
  if (!isDone) return false;
  await changeHistories(transaction, (histories) => histories.filter(({ id }) => id !== run.id));
  return true;
}

async function changeHistories(
  transaction: WriteTransaction,
  change: (histories: readonly BroughtHistory[]) => readonly BroughtHistory[],
): Promise<void> {
  await putMeta(transaction, 'histories', change((await getMeta(transaction, 'histories')) ?? []));
}
