import { expect, it } from 'vitest';
import { readCoach } from '../../src/store/coach.ts';
import { addAdvice } from '../../src/store/coach-changes.ts';
import { writeTogether } from '../../src/store/database.ts';
import { NOON } from '../model/samples.ts';
import { newDatabase } from './databases.ts';

it('gives ideas newest first, whatever they are called', async () => {
  const database = await newDatabase()();
  await writeTogether(database, async (transaction) => {
    for (const [index, id] of ['b', 'c', 'a'].entries())
      await addAdvice(transaction, id, { ruleId: 'look-up', confidence: 1 }, NOON + index);
  });
  expect((await readCoach(database)).map(({ requestId }) => requestId)).toEqual(['a', 'c', 'b']);
});
