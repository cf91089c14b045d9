/** An imported request and the live one that is the same prompt, together and apart. */
import { expect, it } from 'vitest';
import { IMPORTED_DEVICE } from '../../src/model/imported/imported.ts';
import { writeTogether } from '../../src/store/database.ts';
import { Draft } from '../../src/store/draft.ts';
import { keepUnder, letGo, readKnown } from '../../src/store/known.ts';
import type { Known } from '../../src/store/meta-rows.ts';
import { NOON, someRequest } from '../model/samples.ts';
import { installed, liveOf, meter, stagedOf } from './bringing.ts';
import { contentsOf, fill, newDatabase } from './databases.ts';
import { importRows } from './importing.ts';

const imported = someRequest({ id: 'brought', device: IMPORTED_DEVICE });

it.each<[string, Known['by'], string | undefined, string | undefined]>([
  ['bare, that was found by its time', 'time', undefined, undefined],
  ['with the name it had, that was found by its time', 'time', 'another', 'another'],
  ['with the name that found it', 'key', 'brought', 'brought'],
])('a live request of another device stands again as it was: %s', async (_, by, alias, after) => {
  const openDatabase = newDatabase();
  const live = someRequest({ id: 'live', device: 'phone', ...(alias === undefined ? {} : { alias }) });
  await fill(openDatabase, [live, imported]);
  const database = await openDatabase();
  const change = (work: (draft: Draft) => Promise<void>) =>
    writeTogether(database, async (transaction) => {
      const draft = new Draft(transaction);
      await work(draft);
      await draft.write();
    });
  await change((draft) => keepUnder(draft, imported, live, by));
  expect((await contentsOf(openDatabase)).requests).toEqual([{ ...live, alias: 'brought' }]);
  const known = await readKnown(database.transaction('meta') as never, 'brought');
  await change((draft) => letGo(draft, known as Known));
  const [left] = (await contentsOf(openDatabase)).requests;
  expect(left).toEqual(
    after === undefined ? someRequest({ id: 'live', device: 'phone' }) : { ...live, alias: after },
  );
});

it('a live request that gained nothing keeps what it tells while it is known, once it stands by itself again', async () => {
  const openDatabase = newDatabase();
  const live = someRequest({ id: 'live', device: 'phone', alias: 'brought' });
  await fill(openDatabase, [live, imported]);
  const database = await openDatabase();
  await writeTogether(database, async (transaction) => {
    const draft = new Draft(transaction);
    await keepUnder(draft, imported, live, 'key');
    draft.set('live', live, { ...live, rev: live.rev + 1, outputTokens: 999 });
    const known = await readKnown(transaction, 'brought');
    await letGo(draft, known as Known);
    await draft.write();
  });
  const [left] = (await contentsOf(openDatabase)).requests;
  expect(left).toMatchObject({ id: 'live', outputTokens: 999, alias: 'brought' });
});

it('requests of a history that a file has in any order are each known by the live one near to it', async () => {
  const open = await installed();
  // So far apart that none is looked for where another is.
  const prompts = [0, 30, 10, 20].map((minutes, index) => ({
    site: 'gemini',
    key: `${index}`,
    at: NOON + minutes * 60_000,
  }));
  const live = await Promise.all(prompts.map((prompt) => liveOf(prompt)));
  for (const one of live) await meter(open, one);
  const requests = await Promise.all(
    prompts.map(async (prompt) => (await stagedOf({ ...prompt, at: prompt.at + 1_000 })).request),
  );
  await importRows(await open(), { requests: requests.toReversed() }, NOON);
  const stored = (await contentsOf(open)).requests;
  const pairs = live.map(({ id }, index) => [id, requests[index]?.id]);
  expect(stored.map(({ id, alias }) => [id, alias]).sort()).toEqual(pairs.sort());
});
