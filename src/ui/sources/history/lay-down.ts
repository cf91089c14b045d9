/**
 * Reads files into prompts that lie ready to be taken in. Nothing of a file outlives its reading but these numbers: its
 * texts are measured and dropped item by item, its keys hashed.
 */
import { importedRequest } from '../../../exports/imported-request.ts';
import type { Problem } from '../../../exports/listener.ts';
import { readFiles } from '../../../exports/read-files.ts';
import type { ReadPrompt } from '../../../exports/source.ts';
import { SOURCES } from '../../../exports/sources.ts';
import type { HistoryStaging, StagedPrompt } from '../../../store/history-staging.ts';
import { importId, requestId } from '../../../store/ids.ts';
import { createAccounts, type FoundAccount } from './accounts.ts';
import type { ChosenFile, Preview, ReadingProgress } from './reading.ts';

/** What prompts are made requests with. */
export interface LayingDown {
  readonly staging: HistoryStaging;
  /** Of the install; null where it never recorded anything. */
  readonly salt: string | null;
  /** Server zone the person chose; null for each site's own. */
  readonly zone: string | null;
  /** Epoch ms. */
  readonly now: number;
}

interface FoundPrompt {
  readonly prompt: ReadPrompt;
  /** Id of the source it was read from. */
  readonly source: string;
  /** See `StagedPrompt`. */
  readonly account: number;
}

/** Prompts laid down together. */
const BATCH = 1_000;
/** Files named where something was the matter; more would not be read. */
const MOST_NAMES = 5;

/** What was found beside prompts. */
export interface FoundBeside {
  /** What was the matter with which files. */
  readonly problems: Preview['problems'];
  readonly accounts: readonly FoundAccount[];
}

/** Nothing of a file outlives this but numbers, and the names of files for as long as the page shows them. */
export async function layDownFiles(
  files: readonly ChosenFile[],
  parts: LayingDown,
  told: (progress: ReadingProgress) => void,
): Promise<FoundBeside> {
  const { now } = parts;
  const accounts = createAccounts();
  const problems = new Map<Problem, { files: number; names: string[] }>();
  let waiting: FoundPrompt[] = [];
  let prompts = 0;
  let progress = { readBytes: 0, allBytes: 0 };
  let laying = parts.staging.clear();
  // It is told where it is waited for, as each batch is.
  laying.catch(() => undefined);
  /** Reading goes on while a batch is laid down; the next waits for it. */
  const flush = async (least: number): Promise<void> => {
    told({ ...progress, prompts });
    if (waiting.length < least) return;
    const batch = waiting;
    waiting = [];
    await laying;
    laying = layDown(batch, parts);
    laying.catch(() => undefined);
  };
  await readFiles(
    files,
    SOURCES,
    {
      prompts(read, source, file) {
        for (const prompt of read)
          waiting.push({ prompt, source, account: accounts.of(prompt, source, file) });
        prompts += read.length;
      },
      problem(path, problem) {
        const known = problems.get(problem) ?? { files: 0, names: [] };
        known.files += 1;
        if (known.names.length < MOST_NAMES && !known.names.includes(path)) known.names.push(path);
        problems.set(problem, known);
      },
      progress: (readBytes, allBytes) => {
        progress = { readBytes, allBytes };
      },
      keepUp: () => flush(BATCH),
    },
    now,
  );
  await flush(1);
  await laying;
  return { problems: [...problems].map(([problem, of]) => ({ problem, ...of })), accounts: accounts.all() };
}

async function layDown(prompts: readonly FoundPrompt[], parts: LayingDown): Promise<void> {
  for (let start = 0; start < prompts.length; start += BATCH)
    await parts.staging.add(
      await Promise.all(prompts.slice(start, start + BATCH).map((one) => staged(one, parts))),
    );
}

async function staged(
  { prompt, source, account }: FoundPrompt,
  { salt, zone }: LayingDown,
): Promise<StagedPrompt> {
  const { site, liveKey, importKey, provenance } = prompt;
  const isMeteredLive = salt !== null && liveKey !== null && provenance === 'export';
  const [id, liveId] = await Promise.all([
    importId(site, liveKey ?? importKey),
    isMeteredLive ? requestId(salt, site, liveKey) : null,
  ]);
  return { request: importedRequest(prompt, { id, zone }), source, account, liveId };
}
