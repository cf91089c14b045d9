/** Where prompts of a history lie until they are taken in: each once, day by day, in pieces a transaction can hold. */
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createHistoryStaging, type StagedPrompt } from '../../src/store/history-staging.ts';
import type { HistoryPosition } from '../../src/store/meta-rows.ts';
import { NOON, someRequest } from '../model/samples.ts';
import { newHistoryStaging } from './bringing.ts';
import { newName } from './databases.ts';

const DAY = 24 * 3_600_000;

function prompt(id: string, at: number, outputTokens = 10): StagedPrompt {
  return { request: someRequest({ id, at, outputTokens }), source: 'chatgpt', account: 0, liveId: null };
}

async function allOf(staging: ReturnType<typeof newHistoryStaging>, most: number): Promise<StagedPrompt[][]> {
  const batches: StagedPrompt[][] = [];
  for (let place: HistoryPosition | null = null; ; ) {
    const batch = await staging.next(place, most);
    if (!batch) return batches;
    batches.push([...batch.prompts]);
    place = batch.place;
  }
}

afterEach(() => vi.restoreAllMocks());

describe('what is laid down', () => {
  it('comes day by day, each prompt once as the fuller reading has it, however it was laid', async () => {
    const world = fc.array(
      fc.record({
        id: fc.integer({ min: 0, max: 20 }).map((id) => `id-${id}`),
        day: fc.integer({ min: -2, max: 3 }),
        outputTokens: fc.integer({ min: 1, max: 9 }),
      }),
      { minLength: 1, maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(world, fc.integer({ min: 1, max: 9 }), async (readings, size) => {
        const staging = newHistoryStaging();
        const prompts = readings.map(({ id, day, outputTokens }) =>
          prompt(id, NOON + day * DAY, outputTokens),
        );
        for (let from = 0; from < prompts.length; from += size)
          await staging.add(prompts.slice(from, from + size));
        const batches = await allOf(staging, 7);
        const read = batches.flat().map(({ request }) => request);
        const most = new Map<string, number>();
        for (const { id, outputTokens } of readings) most.set(id, Math.max(outputTokens, most.get(id) ?? 0));
        expect(new Map(read.map(({ id, outputTokens }) => [id, outputTokens]))).toEqual(most);
        expect(read).toHaveLength(most.size);
        expect(await staging.count()).toBe(most.size);
      }),
      { numRuns: 40 },
    );
  });

  it('of one moment comes in pieces that a transaction can hold', async () => {
    const staging = newHistoryStaging();
    const prompts = Array.from({ length: 2_500 }, (_, index) => prompt(`id-${index}`, NOON));
    for (let from = 0; from < prompts.length; from += 700) await staging.add(prompts.slice(from, from + 700));
    const batches = await allOf(staging, 1_000);
    expect(batches.map(({ length }) => length)).toEqual([1_000, 1_000, 500]);
  });

  it('is sorted within a piece, and days that are near to each other come together', async () => {
    const staging = newHistoryStaging();
    await staging.add([prompt('c', NOON + DAY), prompt('b', NOON + 1), prompt('a', NOON + 1)]);
    expect((await allOf(staging, 1_000)).map((batch) => batch.map(({ request }) => request.id))).toEqual([
      ['a', 'b', 'c'],
    ]);
  });

  it('is fetched a few rows at a time, and by no cursor: Firefox holds for long what it fetched ahead of one', async () => {
    const staging = newHistoryStaging();
    await staging.add(Array.from({ length: 200 }, (_, index) => prompt(`id-${index}`, NOON + index * DAY)));
    const cursors = vi.spyOn(IDBObjectStore.prototype, 'openCursor');
    const fetches = vi.spyOn(IDBObjectStore.prototype, 'getAll');
    expect((await staging.next(null, 20))?.prompts).toHaveLength(20);
    // Those that lie next are being read meanwhile.
    expect((await staging.next([Math.floor(NOON / DAY) + 19, 0], 20))?.prompts).toHaveLength(20);
    expect(cursors).not.toHaveBeenCalled();
    const asked = fetches.mock.calls.map(([, count = Number.POSITIVE_INFINITY]) => count);
    expect(Math.max(...asked)).toBeLessThanOrEqual(8);
  });

  it('is forgotten once another lays down, and once it is cleared', async () => {
    const name = newName();
    await createHistoryStaging(name).add([prompt('a', NOON)]);
    const [other, reader] = [createHistoryStaging(name), createHistoryStaging(name)];
    await other.add([prompt('b', NOON)]);
    expect((await reader.next(null, 9))?.prompts.map(({ request }) => request.id)).toEqual(['b']);
    expect(await reader.count()).toBe(1);
    await other.clear();
    expect(await createHistoryStaging(name).next(null, 9)).toBeUndefined();
    expect(await reader.count()).toBe(0);
  });

  it('lies under a name that stays: what an older version laid down is forgotten too', async () => {
    await createHistoryStaging().add([prompt('a', NOON)]);
    expect((await indexedDB.databases()).map(({ name }) => name)).toContain('trottinette-brought');
    await createHistoryStaging().clear();
    expect(await createHistoryStaging().count()).toBe(0);
  });
});
