/** What a history would come to, told before any of it is taken in: nothing is written. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { writeTogether } from '../../src/store/database.ts';
import { stateDeletion } from '../../src/store/deletions.ts';
import { lookAtPrompts } from '../../src/store/history-look.ts';
import { stepRetention } from '../../src/store/retention.ts';
import { NOON } from '../model/samples.ts';
import { bring, installed, liveOf, meter, type Prompt, stagedOf } from './bringing.ts';
import { contentsOf, keepFrom } from './databases.ts';

const chat: Prompt = { site: 'chatgpt', key: 'a', at: NOON };
const gemini: Prompt = { site: 'gemini', key: 'takeout:1', at: NOON };
const IMPORTED = 'imported';

/** How often something asked to write since. */
function countWrites(): () => number {
  const asked = vi.spyOn(IDBDatabase.prototype, 'transaction');
  return () => asked.mock.calls.filter(([, mode]) => mode === 'readwrite').length;
}

afterEach(() => vi.restoreAllMocks());

describe('a look at a history', () => {
  it('finds all of it new where nothing is known, and makes no recording wait', async () => {
    const open = await installed();
    const database = await open();
    const prompts = [await stagedOf(chat), await stagedOf(gemini)];
    const writes = countWrites();
    expect([...(await lookAtPrompts(database, prompts))]).toEqual(
      prompts.map(({ request }) => [request.id, 'added']),
    );
    expect(writes()).toBe(0);
  });

  it('tells what was metered, and what an earlier one brought, and leaves all as it was', async () => {
    const open = await installed();
    await meter(open, await liveOf(chat));
    const brought = await stagedOf({ ...chat, key: 'b', at: NOON + 60_000 });
    await bring(open, [brought]);
    const before = await contentsOf(open);
    const prompts = [
      await stagedOf(chat),
      // It tells more than what is there.
      { ...brought, request: { ...brought.request, outputTokens: 9_000 } },
      await stagedOf({ ...chat, key: 'c', at: NOON + 120_000 }),
    ];
    expect([...(await lookAtPrompts(await open(), prompts)).values()]).toEqual(['known', 'had', 'added']);
    expect(await contentsOf(open)).toEqual(before);
  });

  it('leaves undecided what may be one of those that retention took', async () => {
    const open = await installed();
    await meter(open, await liveOf(gemini));
    const database = await open();
    while (await stepRetention(database, keepFrom('2026-11-19')));
    const later = await stagedOf({ ...gemini, key: 'takeout:2', at: NOON + 60_000 });
    expect([...(await lookAtPrompts(database, [later])).values()]).toEqual(['undecided']);
  });

  it.each([
    ['of all that was imported', { of: 'all' }],
    ['of its site', { of: 'site', site: 'gemini' }],
  ] as const)('finds deleted what a deletion %s covers, where nothing else is left', async (_, scope) => {
    const open = await installed();
    const database = await open();
    await writeTogether(database, (transaction) =>
      stateDeletion(transaction, { device: IMPORTED, scope, upToRev: 0 }),
    );
    const prompts = [await stagedOf(gemini)];
    expect([...(await lookAtPrompts(database, prompts)).values()]).toEqual(['deleted']);
    // As many rows as statements are not none.
    await meter(open, await liveOf(chat));
    expect([...(await lookAtPrompts(database, prompts)).values()]).toEqual(['deleted']);
  });

  it('fails where the records can’t be read, rather than telling of nothing', async () => {
    const open = await installed();
    await meter(open, await liveOf(chat));
    const database = await open();
    vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
      throw new Error('the disk is broken');
    });
    await expect(lookAtPrompts(database, [await stagedOf(chat)])).rejects.toThrow('the disk is broken');
  });
});
