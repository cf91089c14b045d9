/** Which requests retention takes: old ones that were metered, however many of a history lie before them. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { IMPORTED_DEVICE } from '../../src/model/imported/imported.ts';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import { countOld, readExpiring } from '../../src/store/expiring.ts';
import type { Database } from '../../src/store/schema.ts';
import { NOON, someRequest } from '../model/samples.ts';
import { fill, newDatabase } from './databases.ts';

const DAY_MS = 86_400_000;
/** Keys that are looked at together. */
const LOOK = 2_000;
const FIRST_KEPT = '2026-11-17';

/** Of the day before the first that is kept. */
const old = (id: string, changes: Partial<UsageRequest> = {}): UsageRequest =>
  someRequest({ id, at: NOON - 2 * DAY_MS, ...changes });

async function holding(requests: readonly UsageRequest[]): Promise<Database> {
  const openDatabase = newDatabase();
  await fill(openDatabase, requests);
  return openDatabase();
}

/** A day of a history: as many requests as are looked at together, and one more, with their one day row. */
async function longHistory(): Promise<Database> {
  const first = old('imported-0000', { device: IMPORTED_DEVICE });
  const rows = Array.from({ length: LOOK + 1 }, (_, index) => ({
    ...first,
    id: `imported-${String(index).padStart(4, '0')}`,
  }));
  const database = await holding([first]);
  const transaction = database.transaction(['requests', 'days'], 'readwrite');
  for (const row of rows) void transaction.objectStore('requests').put(row);
  const [day] = await transaction.objectStore('days').getAll();
  if (!day) throw new Error('no row');
  await transaction.objectStore('days').put({ ...day, requests: rows.length });
  await transaction.done;
  return database;
}

afterEach(() => vi.restoreAllMocks());

describe('retention', () => {
  it('takes what was metered before the first day that is kept, the oldest first, and nothing imported', async () => {
    const database = await holding([
      old('b'),
      old('a', { at: NOON - 3 * DAY_MS }),
      old('imported', { device: IMPORTED_DEVICE }),
      old('imported-session', { device: IMPORTED_DEVICE, session: true }),
      old('kept', { at: NOON - DAY_MS }),
      old('kept-too', { at: NOON - DAY_MS, device: IMPORTED_DEVICE }),
    ]);
    expect(await countOld(database, FIRST_KEPT)).toBe(2);
    expect(await readExpiring(database, FIRST_KEPT, 9)).toEqual(['a', 'b']);
    expect(await readExpiring(database, FIRST_KEPT, 1)).toEqual(['a']);
  });

  it('finds what lies behind more of a history than is looked at together', async () => {
    const database = await longHistory();
    await fill(async () => database, [old('live', { at: NOON - 2 * DAY_MS + 1 })]);
    expect(await countOld(database, FIRST_KEPT)).toBe(1);
    expect(await readExpiring(database, FIRST_KEPT, 9)).toEqual(['live']);
  });

  it('reads no further than it has to, and nothing where only a history is old', async () => {
    const reads = vi.spyOn(IDBIndex.prototype, 'getAll');
    const database = await longHistory();
    await fill(async () => database, [old('kept', { at: NOON })]);
    reads.mockClear();
    expect(await readExpiring(database, FIRST_KEPT, 9)).toEqual([]);
    expect(reads).not.toHaveBeenCalled();
    await fill(async () => database, [old('live', { at: NOON - 2 * DAY_MS - 1 })]);
    reads.mockClear();
    expect(await readExpiring(database, FIRST_KEPT, 1)).toEqual(['live']);
    expect(reads).toHaveBeenCalledTimes(1);
  });
});
