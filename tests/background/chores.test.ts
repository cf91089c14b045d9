import { expect, it } from 'vitest';
import { createChores } from '../../src/background/chores.ts';
import { writeTogether } from '../../src/store/database.ts';
import { beginDeletion, readDeletion, UNDO_MS } from '../../src/store/deletion.ts';
import { expire } from '../../src/store/expired.ts';
import { AGREED_SETTINGS, NOON, someRequests } from '../model/samples.ts';
import { newHistoryStaging } from '../store/bringing.ts';
import { contentsOf, fill, newDatabase, noteMeteredOn } from '../store/databases.ts';
import { newStaging } from '../store/importing.ts';

const NOW = NOON + 60_000;

function chores() {
  const openDatabase = newDatabase();
  const alarms: number[] = [];
  let told = 0;
  const { run } = createChores({
    openDatabase,
    staging: newStaging(),
    historyStaging: newHistoryStaging(),
    readSettings: async () => AGREED_SETTINGS,
    now: () => NOW,
    wakeAt: async (when) => {
      alarms.push(when);
    },
    onProgress: () => {
      told += 1;
    },
  });
  /** How often progress was told of in a run. */
  const toldInRun = async () => {
    told = 0;
    await run();
    return told;
  };
  return { openDatabase, alarms, toldInRun };
}

it('tells of progress after the first step and the last, and of none where there was none', async () => {
  const { openDatabase, toldInRun } = chores();
  await fill(openDatabase, someRequests(5));
  expect(await toldInRun()).toBe(2);
  expect(await toldInRun()).toBe(0);
});

it('tells of progress once where there was but one step', async () => {
  const { openDatabase, toldInRun } = chores();
  const [request] = someRequests(1);
  await fill(openDatabase, request ? [request] : []);
  await noteMeteredOn(openDatabase, ['2026-11-17']);
  await toldInRun();
  // Its day is kept, so it comes back.
  await writeTogether(await openDatabase(), (transaction) =>
    expire(transaction, request ? [request] : [], { today: '2026-11-18', now: NOW }),
  );
  expect(await toldInRun()).toBe(1);
  expect((await contentsOf(openDatabase)).requests).toEqual([request]);
});

it('wakes to make a deletion final at the moment until which it can be taken back', async () => {
  const { openDatabase, alarms, toldInRun } = chores();
  await fill(openDatabase, someRequests(5));
  await toldInRun();
  await writeTogether(await openDatabase(), (transaction) => beginDeletion(transaction, { of: 'all' }, NOW));
  expect(alarms).toEqual([]);
  await toldInRun();
  expect((await contentsOf(openDatabase)).requests).toEqual([]);
  expect((await readDeletion(await openDatabase()))?.until).toBe(NOW + UNDO_MS);
  expect(alarms).toEqual([NOW + UNDO_MS]);
});

it('forgets what was deleted a week ago, and no sooner', async () => {
  const { openDatabase, toldInRun } = chores();
  const database = await openDatabase();
  const week = 7 * 86_400_000;
  await noteMeteredOn(openDatabase, ['2026-11-17']);
  await database.put('meta', NOW - week, 'gone:old');
  await database.put('meta', NOW - week + 1, 'gone:newer');
  await toldInRun();
  const names = Object.keys((await contentsOf(openDatabase)).meta);
  expect(names.filter((name) => name.startsWith('gone:'))).toEqual(['gone:newer']);
});
