import { expect, it } from 'vitest';
import { addAdvice, noteAdvice, putAdviceBack } from '../../src/store/coach-changes.ts';
import { writeTogether } from '../../src/store/database.ts';
import type { WriteTransaction } from '../../src/store/schema.ts';
import { NOON } from '../model/samples.ts';
import { contentsOf, newDatabase } from './databases.ts';

const IDEA = {
  requestId: 'a',
  ruleId: 'look-up',
  confidence: 0.9,
  at: NOON,
  shownAt: null,
  dismissedAt: null,
} as const;

/** The ideas there are after changes made one after the other. */
async function ideasAfter(...changes: ((transaction: WriteTransaction) => Promise<void>)[]) {
  const openDatabase = newDatabase();
  const database = await openDatabase();
  for (const change of changes) await writeTogether(database, change);
  return (await contentsOf(openDatabase)).coach;
}

const added = (transaction: WriteTransaction) =>
  addAdvice(transaction, 'a', { ruleId: 'look-up', confidence: 0.9 }, NOON);

it('keeps the first idea of a request', async () => {
  const second = (transaction: WriteTransaction) =>
    addAdvice(transaction, 'a', { ruleId: 'clock', confidence: 1 }, NOON + 1);
  expect(await ideasAfter(added, second)).toEqual([IDEA]);
});

it('notes when an idea was first shown, and sent away', async () => {
  const note = (moment: 'shownAt' | 'dismissedAt', now: number) => (transaction: WriteTransaction) =>
    noteAdvice(transaction, 'a', moment, now);
  expect(
    await ideasAfter(
      added,
      note('shownAt', NOON + 1),
      note('shownAt', NOON + 2),
      note('dismissedAt', NOON + 3),
    ),
  ).toEqual([{ ...IDEA, shownAt: NOON + 1, dismissedAt: NOON + 3 }]);
  expect(await ideasAfter(note('shownAt', NOON + 1))).toEqual([]);
});

it('puts an idea back, over none that came up meanwhile', async () => {
  const back = (transaction: WriteTransaction) => putAdviceBack(transaction, { ...IDEA, at: NOON - 1 });
  expect(await ideasAfter(back)).toEqual([{ ...IDEA, at: NOON - 1 }]);
  expect(await ideasAfter(added, back)).toEqual([IDEA]);
});
