/** What is kept outside the database: that it can't be written, and that it is another one than it was. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeBrowser } from '../background/fake-browser.ts';
import { NOON } from '../model/samples.ts';
import { contentsOf, newDatabase } from './databases.ts';

const WEEK_MS = 7 * 86_400_000;

const fake = createFakeBrowser();
const { local, session } = fake.storage;
let failure: typeof import('../../src/store/storage-failure.ts');
let loss: typeof import('../../src/store/history-loss.ts');
let mark: typeof import('../../src/store/history-mark.ts');

beforeAll(async () => {
  vi.resetModules();
  vi.stubGlobal('browser', fake);
  [failure, loss, mark] = await Promise.all([
    import('../../src/store/storage-failure.ts'),
    import('../../src/store/history-loss.ts'),
    import('../../src/store/history-mark.ts'),
  ]);
});
beforeEach(() => {
  local.items.clear();
  session.items.clear();
});
afterAll(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

describe('a failure to write', () => {
  it('is known from its first moment until a write works', async () => {
    expect(await failure.readStorageFailure()).toBeNull();
    await failure.noteStorageFailure(NOON);
    await failure.noteStorageFailure(NOON + 1);
    expect(await failure.readStorageFailure()).toBe(NOON);
    await failure.clearStorageFailure();
    expect(await failure.readStorageFailure()).toBeNull();
    expect([local.items.size, session.items.size]).toEqual([0, 0]);
  });

  it.each([
    ['where the disk has room for it', ['local', 'session'], ['session']],
    ['where only memory has', ['session'], []],
  ] as const)('outlives the browser %s', async (_, areas, forgotten) => {
    const set = vi.spyOn(local, 'set');
    if (!areas.some((area) => area === 'local')) set.mockRejectedValue(new Error('no room'));
    await failure.noteStorageFailure(NOON).catch(() => undefined);
    set.mockRestore();
    for (const area of forgotten) fake.storage[area].items.clear();
    expect(await failure.readStorageFailure()).toBe(NOON);
  });

  it('is told as it comes and as it goes, wherever it is noted', async () => {
    const changed = vi.fn();
    failure.onStorageFailureChange(changed);
    fake.storage.onChanged.emit({ storageFailedAt: { newValue: NOON } }, 'session');
    fake.storage.onChanged.emit({ storageFailedAt: { oldValue: NOON } }, 'local');
    fake.storage.onChanged.emit({ settings: { newValue: NOON } }, 'local');
    expect(changed).toHaveBeenCalledTimes(2);
  });
});

describe('records that a browser threw away', () => {
  it('are missed once, for a week, and not by a new install nor one that finds them', async () => {
    const openDatabase = newDatabase();
    for (const now of [NOON, NOON + 1]) await mark.noticeHistoryLoss(openDatabase, now);
    expect(await loss.readHistoryLoss(NOON)).toBeNull();
    const known = (await contentsOf(openDatabase)).meta.history;
    expect(known).toMatch(/^[\w-]{22}$/);
    expect(local.items.get('history')).toBe(known);

    const empty = newDatabase();
    for (const now of [NOON + 2, NOON + 3]) await mark.noticeHistoryLoss(empty, now);
    expect(await loss.readHistoryLoss(NOON + 3)).toBe(NOON + 2);
    expect(await loss.readHistoryLoss(NOON + 1 + WEEK_MS)).toBe(NOON + 2);
    expect(await loss.readHistoryLoss(NOON + 2 + WEEK_MS)).toBeNull();
    expect(local.items.get('history')).toBe((await contentsOf(empty)).meta.history);
  });

  it('are not missed where it is the mark outside that is gone, or another', async () => {
    const openDatabase = newDatabase();
    await mark.noticeHistoryLoss(openDatabase, NOON);
    for (const outside of [undefined, 'another']) {
      if (outside === undefined) local.items.delete('history');
      else local.items.set('history', outside);
      await mark.noticeHistoryLoss(openDatabase, NOON);
      expect(local.items.get('history')).toBe((await contentsOf(openDatabase)).meta.history);
      expect(await loss.readHistoryLoss(NOON)).toBeNull();
    }
  });

  it('are not missed by the word of what is no moment', async () => {
    local.items.set('historyLostAt', String(NOON));
    expect(await loss.readHistoryLoss(NOON)).toBeNull();
  });

  it('are told as they are missed', () => {
    const changed = vi.fn();
    loss.onHistoryLoss(changed);
    fake.storage.onChanged.emit({ historyLostAt: { newValue: NOON } }, 'session');
    expect(changed).not.toHaveBeenCalled();
    fake.storage.onChanged.emit({ historyLostAt: { newValue: NOON } }, 'local');
    expect(changed).toHaveBeenCalledTimes(1);
  });
});
