/**
 * Prompts of a history on their way in: what was read of its files lies here, numbers alone and each prompt once, until
 * a person has said what of it they want. A database of its own, empty at all other times.
 */
import { type DBSchema, unwrap } from 'idb';
import { groupedBy } from '../model/grouped.ts';
import { compareTold } from '../model/imported/told.ts';
import type { UsageRequest } from '../model/usage/usage.ts';
import type { HistoryPosition } from './meta-rows.ts';
import { readingAhead } from './reading-ahead.ts';
import { firstRows, sideDatabase } from './side-database.ts';

const STAGING_NAME = 'trottinette-brought';
const DAY_MS = 24 * 3_600_000;
/** Prompts of a part: what is taken in together is one or several. */
const MOST_OF_PART = 1_000;
/** Rows asked for at once. */
const ROWS_TOGETHER = 8;

/** A prompt as it would be stored. */
export interface StagedPrompt {
  readonly request: UsageRequest;
  /** Id of the source it was read from. */
  readonly source: string;
  /** Which of the accounts of that source that these files are of, from 1; 0 where they don't say. */
  readonly account: number;
  /** The id it has if it was metered live here; null where no live request has its key. */
  readonly liveId: string | null;
}

/** Some prompts of a part, as JSON: a browser takes ten times as long over each as a row and object of its own. */
interface StagedRow {
  readonly count: number;
  readonly json: string;
}

/** Part, and which of its rows. */
type RowKey = [...HistoryPosition, row: number];

interface StagingSchema extends DBSchema {
  parts: { key: RowKey; value: StagedRow };
  /** Under `prompts`, how many lie there, each once. */
  counts: { key: string; value: number };
}

/** Prompts that lie together, each once, by the moment they were sent. */
export interface StagedBatch {
  readonly prompts: readonly StagedPrompt[];
  /** Of the last part they are of. */
  readonly place: HistoryPosition;
}

/** What is laid down. Its methods reject where that can't be written or read. */
export interface HistoryStaging {
  clear(): Promise<void>;
  /** Of two readings of a prompt the one that tells more stays. What another laid down before is forgotten. */
  add(prompts: readonly StagedPrompt[]): Promise<void>;
  count(): Promise<number>;
  /** The next prompts after a place, day by day; undefined at the end. */
  next(after: HistoryPosition | null, most: number): Promise<StagedBatch | undefined>;
}

/** Prompts of one day (UTC), or so many of them. */
interface Part {
  readonly place: HistoryPosition;
  prompts: number;
  rows: number;
}

/** A connection that opens at its first use. Name and size of parts are for tests. */
export function createHistoryStaging(name = STAGING_NAME, mostOfPart = MOST_OF_PART): HistoryStaging {
  const open = sideDatabase<StagingSchema>(name, (database) => {
    database.createObjectStore('parts');
    database.createObjectStore('counts');
  });
  let laidDown: ReturnType<typeof createParts> | null = null;

  async function clear(): Promise<void> {
    laidDown = createParts(mostOfPart);
    const transaction = (await open()).transaction(['parts', 'counts'], 'readwrite');
    await Promise.all([transaction.objectStore('parts').clear(), transaction.objectStore('counts').clear()]);
    await transaction.done;
  }

  async function read(after: HistoryPosition | null, most: number): Promise<StagedBatch | undefined> {
    const { store } = (await open()).transaction('parts');
    const found: StagedPrompt[] = [];
    let place: HistoryPosition | undefined;
    let range = after && IDBKeyRange.lowerBound([...after, []]);
    for (;;) {
      const rows = await firstRows(store, range, ROWS_TOGETHER);
      for (const { key, value } of rows) {
        const [day, part] = key;
        const { count, json } = value;
        const isOther = place && (place[0] !== day || place[1] !== part);
        if (isOther && found.length + count > most) return batchOf(place, found);
        place = [day, part];
        found.push(...(JSON.parse(json) as StagedPrompt[]));
      }
      const last = rows[ROWS_TOGETHER - 1];
      if (!last) return batchOf(place, found);
      range = IDBKeyRange.lowerBound(last.key, true);
    }
  }

  return {
    clear,
    count: async () => (await (await open()).get('counts', 'prompts')) ?? 0,
    async add(prompts) {
      if (!laidDown) await clear();
      const parts = laidDown ?? createParts(mostOfPart);
      const groups = groupedBy(onceEach(prompts), parts.partOf);
      const transaction = (await open()).transaction(['parts', 'counts'], 'readwrite');
      const rows = unwrap(transaction.objectStore('parts')) as IDBObjectStore;
      for (const [part, own] of groups) {
        part.rows += 1;
        const row: StagedRow = { count: own.length, json: JSON.stringify(own) };
        rows.put(row, [...part.place, part.rows] satisfies RowKey);
      }
      await transaction.objectStore('counts').put(parts.count(), 'prompts');
      await transaction.done;
    },
    next: readingAhead(read, (batch) => batch?.place),
  };
}

/** Where each prompt lies: one that is read again lies where it lay before, whatever moment it then has. */
function createParts(mostOfPart: number) {
  const byId = new Map<string, Part>();
  const openOfDay = new Map<number, Part>();
  return {
    count: () => byId.size,
    partOf({ request: { id, at } }: StagedPrompt): Part {
      const known = byId.get(id);
      if (known) return known;
      const day = Math.floor(at / DAY_MS);
      const last = openOfDay.get(day);
      const part =
        last && last.prompts < mostOfPart
          ? last
          : { place: [day, last ? last.place[1] + 1 : 0] as const, prompts: 0, rows: 0 };
      part.prompts += 1;
      openOfDay.set(day, part);
      byId.set(id, part);
      return part;
    },
  };
}

function batchOf(
  place: HistoryPosition | undefined,
  found: readonly StagedPrompt[],
): StagedBatch | undefined {
  return place && { place, prompts: onceEach(found) };
}

function onceEach(prompts: readonly StagedPrompt[]): StagedPrompt[] {
  const once = new Map<string, StagedPrompt>();
  for (const prompt of prompts) {
    const known = once.get(prompt.request.id);
    if (!known || compareTold(prompt.request, known.request) > 0) once.set(prompt.request.id, prompt);
  }
  return [...once.values()].sort(({ request: a }, { request: b }) => a.at - b.at || (a.id < b.id ? -1 : 1));
}
