/** How a history is taken in and taken back: one at a time, a step at a time, whoever takes the steps. */
import { describe, expect, it } from 'vitest';
import type { HistoryChoices } from '../../src/model/messages/wire.ts';
import { writeTogether } from '../../src/store/database.ts';
import {
  beginHistory,
  beginHistoryUndo,
  dropUnbegunHistory,
  isChosen,
  readHistories,
  readHistoryRun,
  stepHistory,
} from '../../src/store/histories.ts';
import type { HistoryStaging } from '../../src/store/history-staging.ts';
import { NO_COUNTS } from '../../src/store/imported.ts';
import type { Database } from '../../src/store/schema.ts';
import { NOON } from '../model/samples.ts';
import { ALL_OF_IT, bring, installed, liveOf, meter, newHistoryStaging, stagedOf } from './bringing.ts';
import { contentsOf } from './databases.ts';

const DAY_MS = 86_400_000;

/** Prompts of as many days. */
const promptsOf = (count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, index) =>
      stagedOf({ site: 'chatgpt', key: `${index}`, at: NOON - index * DAY_MS }),
    ),
  );

/** So many prompts laid down, of which each step takes one. */
async function laidDown(count: number): Promise<HistoryStaging> {
  const staging = newHistoryStaging();
  await staging.add(await promptsOf(count));
  return { ...staging, next: (after) => staging.next(after, 1) };
}

const begin = (database: Database, id: string) =>
  writeTogether(database, (transaction) => beginHistory(transaction, ALL_OF_IT, id, NOON));
const beginUndo = (database: Database) => writeTogether(database, beginHistoryUndo);
const idsOf = async (database: Database) => (await readHistories(database)).map(({ id }) => id);

/** Steps until there are no more, each taken by two at once. */
async function stepByTwo(database: Database, staging: HistoryStaging): Promise<void> {
  const step = () => Promise.all([1, 2].map(() => stepHistory(database, staging)));
  while ((await step()).includes(true));
}

describe('a history', () => {
  it('is begun once no other is under way, on its way in or back', async () => {
    const database = await (await installed())();
    const staging = await laidDown(1);
    expect([await begin(database, 'first'), await begin(database, 'second')]).toEqual([true, false]);
    expect(await idsOf(database)).toEqual(['first']);
    while (await stepHistory(database, staging));
    expect([await beginUndo(database), await begin(database, 'second')]).toEqual([true, false]);
    while (await stepHistory(database, staging));
    expect(await begin(database, 'second')).toBe(true);
    expect(await idsOf(database)).toEqual(['second']);
  });

  it('is none before the first, nor once it is taken back: there is nothing to do or take back', async () => {
    const open = await installed();
    const database = await open();
    const staging = newHistoryStaging();
    const expectNone = async () => {
      expect(await readHistories(database)).toEqual([]);
      const before = await contentsOf(open);
      expect([await beginUndo(database), await stepHistory(database, staging)]).toEqual([false, false]);
      expect(await contentsOf(open)).toEqual(before);
    };
    await expectNone();
    await bring(open, await promptsOf(2));
    await beginUndo(database);
    while (await stepHistory(database, staging));
    await expectNone();
  });

  it('that was not begun is forgotten as the next session starts, and one that was is not', async () => {
    const open = await installed();
    const staging = await laidDown(2);
    await dropUnbegunHistory(open, staging);
    expect(await staging.count()).toBe(0);
    const begun = await laidDown(2);
    await begin(await open(), 'begun');
    await dropUnbegunHistory(open, begun);
    expect(await begun.count()).toBe(2);
    while (await stepHistory(await open(), begun));
    await begun.add(await promptsOf(1));
    await dropUnbegunHistory(open, begun);
    expect(await begun.count()).toBe(0);
  });

  it('counts each prompt once where two take the same steps, and goes whole where two take it back', async () => {
    const open = await installed();
    const database = await open();
    await meter(open, await liveOf({ site: 'chatgpt', key: '0', at: NOON }));
    const staging = await laidDown(4);
    await begin(database, 'a');
    const steps: number[] = [];
    while (await stepHistory(database, staging)) steps.push((await readHistoryRun(database))?.done ?? 0);
    expect(steps).toEqual([1, 2, 3, 4]);
    const counts = { added: 3, known: 1, had: 0, undecided: 0, deleted: 0, full: 0 };
    expect(await readHistoryRun(database)).toMatchObject({ phase: 'done', done: 4, counts });
    await beginUndo(database);
    await stepByTwo(database, staging);
    await staging.add(await promptsOf(4));
    await begin(database, 'b');
    await stepByTwo(database, staging);
    expect(await readHistoryRun(database)).toMatchObject({ phase: 'done', done: 4, counts });
    expect(await staging.count()).toBe(0);
    expect((await contentsOf(open)).requests).toHaveLength(4);
    await beginUndo(database);
    await stepByTwo(database, staging);
    expect((await contentsOf(open)).requests).toHaveLength(1);
  });

  it('keeps its own counts beside those of others, and the last goes first', async () => {
    const open = await installed();
    const database = await open();
    for (const count of [2, 3]) {
      await begin(database, `of ${count}`);
      const staging = await laidDown(count);
      while (await stepHistory(database, staging));
    }
    const told = async () =>
      (await readHistories(database)).map(({ id, at, sources, counts: { added, had } }) => ({
        ...{ id, at, sources: sources.length },
        ...{ added, had },
      }));
    const [first, second] = [
      { id: 'of 2', at: NOON, sources: 4, added: 2, had: 0 },
      { id: 'of 3', at: NOON, sources: 4, added: 1, had: 2 },
    ];
    expect(await told()).toEqual([first, second]);
    await beginUndo(database);
    expect(await readHistoryRun(database)).toMatchObject({
      id: 'of 3',
      phase: 'undoing',
      counts: { added: 1, had: 2 },
    });
    while (await stepHistory(database, newHistoryStaging()));
    expect(await told()).toEqual([first]);
    expect((await contentsOf(open)).requests).toHaveLength(2);
  });

  it('of which nothing is wanted adds nothing, and is looked at whole', async () => {
    const open = await installed();
    const database = await open();
    const staging = await laidDown(2);
    const choices = { ...ALL_OF_IT, sources: [] };
    await writeTogether(database, (transaction) => beginHistory(transaction, choices, 'none', NOON));
    while (await stepHistory(database, staging));
    expect(await readHistoryRun(database)).toMatchObject({ phase: 'done', done: 2, counts: NO_COUNTS });
    expect((await contentsOf(open)).requests).toEqual([]);
  });

  it('tells how far taking it back has come, step by step', async () => {
    const open = await installed();
    const database = await open();
    await bring(open, await promptsOf(2));
    await beginUndo(database);
    const told: number[] = [];
    do told.push((await readHistoryRun(database))?.done ?? -1);
    while (await stepHistory(database, newHistoryStaging()));
    expect(told).toEqual(told.map((_, index) => index));
    expect(told.length).toBeGreaterThan(1);
  });
});

describe('a prompt', () => {
  const wanted = { id: 'chatgpt', account: null, from: '2026-11-18', to: '2026-11-18' };
  const others = { ...wanted, id: 'claude' };
  const choose = async (account: number, ...sources: HistoryChoices['sources']) => {
    const prompt = await stagedOf({ site: 'chatgpt', key: 'a', at: NOON });
    return isChosen({ ...prompt, account }, { ...ALL_OF_IT, sources });
  };

  it.each<[string, number, HistoryChoices['sources'], boolean]>([
    ['of a day that is both ends', 0, [wanted], true],
    ['of a day before the first', 0, [{ ...wanted, from: '2026-11-19', to: '9999-12-31' }], false],
    ['of a day after the last', 0, [{ ...wanted, from: '0000-01-01', to: '2026-11-17' }], false],
    ['of another source', 0, [others], false],
    ['of one of two sources', 0, [others, wanted], true],
    ['of no source', 0, [], false],
    ['of the account', 2, [{ ...wanted, account: 2 }], true],
    ['of another account', 1, [{ ...wanted, account: 2 }], false],
    ['of any account', 3, [wanted], true],
  ])('%s is taken or not: account %i of %j, %s', async (_, account, sources, isTaken) => {
    expect(await choose(account, ...sources)).toBe(isTaken);
  });
});
