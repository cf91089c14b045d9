/**
 * Prompts of a history on their way in: what was read of its files lies here, numbers alone and each prompt once, until
 * a person has said what of it they want. A database of its own, empty at all other times.
 */
import type { DBSchema } from 'idb';
import { MATCH_MS } from '../model/imported/time-match.ts';
import { compareTold } from '../model/imported/told.ts';
import type { UsageRequest } from '../model/usage/usage.ts';
import type { HistoryPosition } from './meta-rows.ts';
import { readingAhead } from './reading-ahead.ts';
import { sideDatabase } from './side-database.ts';

const STAGING_NAME = 'trottinette-history';

/** A prompt as it would be stored. */
export interface StagedPrompt {
  readonly request: UsageRequest;
  /** Id of the source it was read from. */
  readonly source: string;
  /** The id it has if it was metered live here; null where no live request has its key. */
  readonly liveId: string | null;
}

/** A prompt as it lies there. A browser takes ten times as long to copy an object of so many fields as to copy a text. */
interface StagedRow {
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
  /** The prompt as JSON. */
  readonly json: string;
}

interface StagingSchema extends DBSchema {
  prompts: {
    key: string;
    value: StagedRow;
    indexes: { at: [at: number, id: string] };
  };
}

/** What is laid down. Its methods reject where that can't be written or read. */
export interface HistoryStaging {
  clear(): Promise<void>;
  /** Of two readings of a prompt the one that tells more stays. */
  add(prompts: readonly StagedPrompt[]): Promise<void>;
  count(): Promise<number>;
  /**
   * The next prompts after a place, by the moment they were sent; none at the end. Those that are near to each other
   * come together.
   */
  next(after: HistoryPosition | null, most: number): Promise<readonly StagedPrompt[]>;
}

/** A connection that opens at its first use. The name is for tests. */
export function createHistoryStaging(name = STAGING_NAME): HistoryStaging {
  const open = sideDatabase<StagingSchema>(name, (database) => {
    const prompts = database.createObjectStore('prompts', { keyPath: 'id' });
    prompts.createIndex('at', ['at', 'id']);
  });
  /** Ids that were laid down since it was empty: the others need no look. Null where it may not have been. */
  let laidDown: Set<string> | null = null;

  async function read(after: HistoryPosition | null, most: number): Promise<readonly StagedPrompt[]> {
    const index = (await open()).transaction('prompts').store.index('at');
    const range = after && IDBKeyRange.lowerBound([...after], true);
    return uncut((await index.getAll(range, most)).map(promptOf), most);
  }

  return {
    async clear() {
      await (await open()).clear('prompts');
      laidDown = new Set();
    },
    count: async () => (await open()).count('prompts'),
    async add(prompts) {
      const transaction = (await open()).transaction('prompts', 'readwrite');
      const { store } = transaction;
      const once = new Map<string, StagedPrompt>();
      for (const prompt of prompts) keepFuller(once, prompt);
      await Promise.all(
        [...once.values()].map(async (prompt) => {
          const { id } = prompt.request;
          const known = laidDown?.has(id) === false ? undefined : await store.get(id);
          laidDown?.add(id);
          if (!known || compareTold(prompt.request, promptOf(known).request) > 0)
            await store.put(rowOf(prompt));
        }),
      );
      await transaction.done;
    },
    next: readingAhead(read, (prompts) => {
      const last = prompts.at(-1)?.request;
      return last && [last.at, last.id];
    }),
  };
}

function rowOf(prompt: StagedPrompt): StagedRow {
  const { id, at } = prompt.request;
  return { id, at, json: JSON.stringify(prompt) };
}

function promptOf({ json }: StagedRow): StagedPrompt {
  return JSON.parse(json) as StagedPrompt;
}

function keepFuller(once: Map<string, StagedPrompt>, prompt: StagedPrompt): void {
  const known = once.get(prompt.request.id);
  if (!known || compareTold(prompt.request, known.request) > 0) once.set(prompt.request.id, prompt);
}

/** Without the last that the next ones may be near to, where there are others. */
function uncut(prompts: readonly StagedPrompt[], most: number): readonly StagedPrompt[] {
  if (prompts.length < most) return prompts;
  const gap = prompts.findLastIndex(
    ({ request }, index) => index > 0 && request.at - (prompts[index - 1]?.request.at ?? 0) > 2 * MATCH_MS,
  );
  return gap > 0 ? prompts.slice(0, gap) : prompts;
}
