/** News of a request metered live, of which a history that was brought knows something. */
import { expect, it } from 'vitest';
import { toCut } from '../../src/background/request.ts';
import { writeTogether } from '../../src/store/database.ts';
import { replaceKnown } from '../../src/store/replace-known.ts';
import { NOON } from '../model/samples.ts';
import { bring, installed, liveOf, stagedOf } from './bringing.ts';
import { contentsOf } from './databases.ts';

it('is told as it is stored, with what a history gave it', async () => {
  const open = await installed();
  const prompt = { site: 'chatgpt', key: 'turn', at: NOON };
  const brought = await stagedOf(prompt, { outputTokens: 900 });
  await bring(open, [brought]);
  const cut = toCut(await liveOf(prompt, { outputTokens: 0 }), null);
  const told = await writeTogether(await open(), (transaction) =>
    replaceKnown(transaction, undefined, cut, NOON),
  );
  expect(told).toMatchObject({ id: cut.id, outputTokens: 900, outcome: 'complete' });
  expect((await contentsOf(open)).requests).toEqual([told]);
});

it('is told as it is stored where no history was brought', async () => {
  const open = await installed();
  const live = await liveOf({ site: 'chatgpt', key: 'turn', at: NOON });
  const told = await writeTogether(await open(), (transaction) =>
    replaceKnown(transaction, undefined, live, NOON),
  );
  // The first number is its day row's.
  expect(told).toEqual({ ...live, rowRev: 1 });
  expect((await contentsOf(open)).requests).toEqual([told]);
});
