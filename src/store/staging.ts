/**
 * Rows of a file on their way in: a page lays them down here, all of them, and only then are they taken in. So a file
 * that breaks off and a person who thinks better of it leave no trace. A database of its own, empty at all other times.
 */
import type { DBSchema } from 'idb';
import type { ParsedBatch } from '../model/backup/parsed-batch.ts';
import { readingAhead } from './reading-ahead.ts';
import { firstRows, sideDatabase } from './side-database.ts';

const STAGING_NAME = 'trottinette-import';

interface StagingSchema extends DBSchema {
  batches: { key: number; value: ParsedBatch };
}

/** What is laid down, in the order in which it is taken in. Its methods reject where that can't be written or read. */
export interface Staging {
  /** Forgets all that lies there. */
  clear(): Promise<void>;
  add(batch: ParsedBatch): Promise<void>;
  /** The first batch after a place, null for the beginning; undefined at the end. */
  next(after: number | null): Promise<PlacedBatch | undefined>;
}

/** Its place among the others only rises, also once what lay there was forgotten. */
interface PlacedBatch {
  readonly place: number;
  readonly batch: ParsedBatch;
}

/** A connection that opens at its first use. The name is for tests. */
export function createStaging(name = STAGING_NAME): Staging {
  const open = sideDatabase<StagingSchema>(
    name,
    (database) => void database.createObjectStore('batches', { autoIncrement: true }),
  );

  async function read(after: number | null): Promise<PlacedBatch | undefined> {
    const { store } = (await open()).transaction('batches');
    const [found] = await firstRows(store, after === null ? null : IDBKeyRange.lowerBound(after, true), 1);
    return found && { place: found.key, batch: found.value };
  }

  const next = readingAhead(read, (found) => found?.place);

  return {
    clear: async () => (await open()).clear('batches'),
    async add(batch) {
      await (await open()).add('batches', batch);
    },
    next: (after) => next(after, 1),
  };
}

/** Of the extension: pages and the background lay files down in one place. */
const LOCK = 'trottinette-import';

/**
 * Lays down and takes in while nobody else does.
 * @returns null, and nothing done, where `isPatient` is false and somebody is at it
 */
export async function whileStaging<Result>(
  work: () => Promise<Result>,
  isPatient = true,
): Promise<Result | null> {
  return navigator.locks.request(LOCK, { ifAvailable: !isPatient }, (lock) => (lock ? work() : null));
}
