/** A person's history over the store of the extension: read by a worker of the page, taken in by the background. */
import type { Brought, HistoryChoices, RuntimeMessage } from '../../../model/messages/wire.ts';
import { sendMessage } from '../../../platform/send.ts';
import { createDatabase } from '../../../store/database.ts';
import { readDays } from '../../../store/days.ts';
import { ALL_DAYS } from '../../../store/export.ts';
import { readHistories } from '../../../store/histories.ts';
import { createHistoryStaging } from '../../../store/history-staging.ts';
import { readSettings } from '../../../store/settings.ts';
import { createWatch } from '../../shell/live.ts';
import type { ChosenFile, HistoryClient, HistoryReading, Preview, ReadingProgress } from './reading.ts';
import type { Asked, Told } from './worker.ts';

/** Years are read, not watched. */
const REFRESH_MS = 60_000;
/** How often a step that could not be stored is tried, and how long is waited between. */
const TRIES = 5;
const RETRY_MS = 1_000;

const openDatabase = createDatabase();
const staging = createHistoryStaging();
const { watch, touch } = createWatch(REFRESH_MS);

async function read(): Promise<HistoryReading> {
  const [settings, database] = await Promise.all([readSettings(), openDatabase()]);
  const [rows, histories] = await Promise.all([
    readDays(database, ALL_DAYS.from, ALL_DAYS.to),
    readHistories(database),
  ]);
  return { settings, now: Date.now(), rows, histories };
}

async function readFiles(
  files: readonly ChosenFile[],
  told: (progress: ReadingProgress) => void,
  cancelled: AbortSignal,
): Promise<Preview> {
  const { zone } = await readSettings();
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<Preview>((resolve, reject) => {
      cancelled.addEventListener('abort', () => reject(cancelled.reason));
      worker.onerror = () => reject(new Error('the worker ended'));
      worker.onmessage = ({ data }: MessageEvent<Told>) => {
        if (data.of === 'progress') told(data.progress);
        else if (data.of === 'preview') resolve(data.preview);
        else reject(new Error('nothing can be laid down'));
      };
      worker.postMessage({ files, zone } satisfies Asked);
    }).finally(() => worker.terminate());
  } catch (error) {
    await staging.clear().catch(() => undefined);
    throw error;
  }
}

async function take(
  choices: HistoryChoices,
  told: (progress: { done: number; total: number }) => void,
  cancelled: AbortSignal,
): Promise<number | null> {
  const total = await staging.count();
  if (!(await sendMessage({ type: 'brought/begin', choices })).ok) return null;
  const taken = await stepThrough((done) => told({ done, total }), cancelled);
  if (cancelled.aborted) await undo();
  touch();
  return taken?.added ?? null;
}

/**
 * Begun, it goes on to its end, if need be without this page.
 * @returns null where it was cancelled, or can't be stored now
 */
async function stepThrough(told: (done: number) => void, cancelled?: AbortSignal): Promise<Brought | null> {
  for (let failures = 0; failures < TRIES && !cancelled?.aborted; ) {
    const reply = await sendMessage({ type: 'brought/step' });
    if (reply.ok && reply.brought) {
      told(reply.brought.done);
      if (reply.brought.isDone) return reply.brought;
      failures = 0;
    } else {
      failures += 1;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
  return null;
}

async function undo(): Promise<boolean> {
  const message: RuntimeMessage = { type: 'brought/undo' };
  const isUndone = (await sendMessage(message)).ok && (await stepThrough(() => undefined)) !== null;
  touch();
  return isUndone;
}

export const historyClient: HistoryClient = {
  browserLanguages: navigator.languages,
  watch,
  read,
  readFiles,
  take,
  forget: () => staging.clear(),
  undo,
};
