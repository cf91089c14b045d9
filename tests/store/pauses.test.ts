import { expect, it } from 'vitest';
import { writeTogether } from '../../src/store/database.ts';
import { putMeta } from '../../src/store/meta.ts';
import { notePause, wasPausedAt } from '../../src/store/pauses.ts';
import { NOON } from '../model/samples.ts';
import { contentsOf, newDatabase } from './databases.ts';

const MINUTE = 60_000;
const DAY = 'metered:2026-11-18';
const pause = { since: NOON, until: null };

it('is put down in its day as it goes on and when it ends, beside what is known of the day', async () => {
  const openDatabase = newDatabase();
  const database = await openDatabase();
  const known = { first: NOON - MINUTE, last: NOON + MINUTE, pausedMs: 5, sitesOff: ['claude'] };
  await writeTogether(database, (transaction) => putMeta(transaction, DAY, known));
  const note = (set: typeof pause | null, now: number) =>
    writeTogether(database, (transaction) => notePause(transaction, set, now));
  await note(pause, NOON + 2 * MINUTE);
  expect((await contentsOf(openDatabase)).meta).toMatchObject({
    [DAY]: { first: NOON - MINUTE, last: NOON + 2 * MINUTE, pausedMs: 5 + 2 * MINUTE, sitesOff: ['claude'] },
    pauses: { running: { since: NOON, until: null, accountedTo: NOON + 2 * MINUTE }, ended: [] },
  });
  await note(pause, NOON + 3 * MINUTE);
  await note(null, NOON + 9 * MINUTE);
  const { meta } = await contentsOf(openDatabase);
  expect(meta[DAY]).toEqual({ ...known, last: NOON + 3 * MINUTE, pausedMs: 5 + 3 * MINUTE });
  expect(meta.pauses).toEqual({ running: null, ended: [{ since: NOON, until: NOON + 3 * MINUTE }] });
});

it('begins a day of which nothing is known', async () => {
  const openDatabase = newDatabase();
  await writeTogether(await openDatabase(), (transaction) => notePause(transaction, pause, NOON + MINUTE));
  const { meta } = await contentsOf(openDatabase);
  expect(meta[DAY]).toEqual({ first: NOON, last: NOON + MINUTE, pausedMs: MINUTE, sitesOff: [] });
});

it('writes nothing where there is no pause', async () => {
  const openDatabase = newDatabase();
  await writeTogether(await openDatabase(), (transaction) => notePause(transaction, null, NOON));
  expect((await contentsOf(openDatabase)).meta.pauses).toBeUndefined();
});

it('is remembered from its beginning on up to its end, for a day', async () => {
  const database = await newDatabase()();
  const wasPaused = (at: number) => writeTogether(database, (transaction) => wasPausedAt(transaction, at));
  const note = (set: { since: number; until: number } | null, now: number) =>
    writeTogether(database, (transaction) => notePause(transaction, set, now));
  await note({ since: NOON, until: NOON + MINUTE }, NOON + 2 * MINUTE);
  expect(await Promise.all([NOON - 1, NOON, NOON + MINUTE - 1, NOON + MINUTE].map(wasPaused))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  const later = NOON + MINUTE + 24 * 60 * MINUTE;
  await note({ since: later - 1, until: later }, later);
  expect(await Promise.all([NOON, later - 1].map(wasPaused))).toEqual([false, true]);
});
