/** What a file may do to what is here: add, say what was deleted, and never bring that back unasked. */
import { describe, expect, it } from 'vitest';
import type { Selection } from '../../src/model/messages/wire.ts';
import type { DayRow, UsageRequest } from '../../src/model/usage/usage.ts';
import { type OpenDatabase, writeTogether } from '../../src/store/database.ts';
import {
  beginDeletion,
  beginRestore,
  readDeletion,
  stepDeletion,
  UNDO_MS,
} from '../../src/store/deletion.ts';
import { countExpired } from '../../src/store/expired.ts';
import { beginImport, dropUnbegun, stepImport } from '../../src/store/import.ts';
import { lookAtImport } from '../../src/store/import-look.ts';
import { replaceRequest } from '../../src/store/requests.ts';
import { stepRetention } from '../../src/store/retention.ts';
import { NOON, someRequest } from '../model/samples.ts';
import { contentsOf, keepFrom, newDatabase, sumsOf } from './databases.ts';
import { importRows, layDown, newStaging, PLAINLY } from './importing.ts';

const NOW = NOON + 60_000;
const DAY = '2026-11-18';
const RESTORING = { ...PLAINLY, restores: true };

/** A device that counted these. */
async function storeOf(device: string, requests: readonly UsageRequest[] = []): Promise<OpenDatabase> {
  const openDatabase = newDatabase();
  await (await openDatabase()).put('meta', { salt: 's', device, rev: 0 }, 'install');
  for (const request of requests)
    await writeTogether(await openDatabase(), (transaction) =>
      replaceRequest(transaction, undefined, { ...request, device }, NOON),
    );
  return openDatabase;
}

async function fileOf(openDatabase: OpenDatabase) {
  const { requests, days, deletions } = await contentsOf(openDatabase);
  return { requests, days, deletions };
}

async function remove(openDatabase: OpenDatabase, selection: Selection): Promise<void> {
  const database = await openDatabase();
  await writeTogether(database, (transaction) => beginDeletion(transaction, selection, NOW));
  while (await stepDeletion(database, NOW));
  await stepDeletion(database, NOW + UNDO_MS);
}

const idsOf = async (openDatabase: OpenDatabase) =>
  (await contentsOf(openDatabase)).requests.map(({ id }) => id);

async function look(openDatabase: OpenDatabase, file: Awaited<ReturnType<typeof fileOf>>) {
  const highestRev = new Map<string, number>();
  for (const { device, rowRev } of file.requests)
    highestRev.set(device, Math.max(rowRev, highestRev.get(device) ?? 0));
  return lookAtImport(await openDatabase(), { ...file, highestRev });
}

const [a, b, c] = ['a', 'b', 'c'].map((id, index) => someRequest({ id, outputTokens: 100 + index })) as [
  UsageRequest,
  UsageRequest,
  UsageRequest,
];

it('a day row of another device that goes as its requests move is left to that device to state', async () => {
  const desk = await storeOf('desk');
  const asked = { ...a, device: 'phone', model: null, outcome: 'pending' as const, rowRev: 1 };
  const told = { ...asked, model: 'gpt-5-5', outcome: 'complete' as const, rowRev: 2, rev: asked.rev + 1 };
  await importRows(await desk(), { requests: [asked] }, NOW);
  await importRows(await desk(), { requests: [told] }, NOW);
  const { days, deletions } = await fileOf(desk);
  expect(days.map(({ device, model }) => [device, model])).toEqual([['phone', 'gpt-5-5']]);
  expect(deletions).toEqual([]);
});

it('a request keeps the name under which an export knows it, where a file tells news of it and not the name', async () => {
  const desk = await storeOf('phone', [{ ...a, alias: 'brought', rowRev: 1 }]);
  const told = { ...a, device: 'phone', rev: a.rev + 1, rowRev: 2, outputTokens: 999 };
  await importRows(await desk(), { requests: [told] }, NOW);
  expect((await contentsOf(desk)).requests).toMatchObject([{ outputTokens: 999, alias: 'brought' }]);
});

describe('what was deleted here', () => {
  it.each<Selection>([
    { of: 'all' },
    { of: 'day', day: DAY },
    { of: 'site', site: 'chatgpt' },
    { of: 'request', id: 'a' },
  ])('of %j no file brings back, kept one by one or not, until a person restores it', async (selection) => {
    const desk = await storeOf('desk', selection.of === 'request' ? [a] : [a, b]);
    const file = await fileOf(desk);
    await remove(desk, selection);
    const frozen = { days: file.days.map((row) => ({ ...row, frozen: true })) };
    const requests = file.requests.length;
    expect(await importRows(await desk(), file, NOW)).toMatchObject({
      requests: 0,
      days: 0,
      stayDeleted: { requests, days: 1 },
    });
    expect(await importRows(await desk(), frozen, NOW)).toMatchObject({ days: 0, stayDeleted: { days: 1 } });
    expect(await fileOf(desk)).toMatchObject({ requests: [], days: [] });
    expect(await importRows(await desk(), file, NOW, RESTORING)).toMatchObject({
      requests,
      stayDeleted: { requests: 0, days: 0 },
    });
    expect(await idsOf(desk)).toEqual(file.requests.map(({ id }) => id));
    // It is written anew, above what was stated: the next file takes none of it away.
    const restored = await fileOf(desk);
    expect(await importRows(await desk(), restored, NOW)).toMatchObject({
      requests: 0,
      stayDeleted: { requests: 0, days: 0 },
    });
  });

  it('of another device comes back when it is restored, and what says that it is deleted goes', async () => {
    const phone = await storeOf('phone', [a, b]);
    const file = await fileOf(phone);
    const desk = await storeOf('desk', [c]);
    await importRows(await desk(), file, NOW);
    await remove(desk, { of: 'all' });
    await importRows(await desk(), file, NOW);
    expect(await idsOf(desk)).toEqual([]);
    await importRows(await desk(), file, NOW, RESTORING);
    expect(await idsOf(desk)).toEqual(['a', 'b']);
    expect((await contentsOf(desk)).deletions.map(({ device }) => device)).toEqual(['desk']);
    await importRows(await desk(), file, NOW);
    expect(await idsOf(desk)).toEqual(['a', 'b']);
  });
});

describe('what was deleted elsewhere', () => {
  async function deletedOnPhone() {
    const phone = await storeOf('phone', [a, b]);
    const desk = await storeOf('desk', [c]);
    await importRows(await desk(), await fileOf(phone), NOW);
    await remove(phone, { of: 'request', id: 'a' });
    return { desk, file: await fileOf(phone) };
  }

  it('is asked about with its number, goes here too, and can be taken back for a while', async () => {
    const { desk, file } = await deletedOnPhone();
    expect(await look(desk, file)).toEqual({ isCopied: false, strangers: null, deleted: 1 });
    const before = await contentsOf(desk);
    await importRows(await desk(), file, NOW);
    expect(await idsOf(desk)).toEqual(['b', 'c']);
    const { requests, days } = await contentsOf(desk);
    expect(days.map(({ device, requests }) => `${device} ${requests}`)).toEqual(['desk 1', 'phone 1']);
    expect(sumsOf(requests).map(({ outputTokens }) => outputTokens)).toEqual(
      days.map(({ outputTokens }) => outputTokens),
    );
    expect(await readDeletion(await desk())).toMatchObject({
      selection: { of: 'elsewhere' },
      phase: 'deleted',
      moved: 1,
      until: NOW + UNDO_MS,
    });
    expect(await look(desk, file)).toMatchObject({ deleted: 0 });
    await writeTogether(await desk(), (transaction) => beginRestore(transaction, NOW));
    while (await stepDeletion(await desk(), NOW));
    const after = await contentsOf(desk);
    expect(after.requests).toEqual(before.requests);
    expect(after.deletions).toEqual([]);
  });

  it('stays here where the person says so', async () => {
    const { desk, file } = await deletedOnPhone();
    await importRows(await desk(), file, NOW, { ...PLAINLY, deletes: false });
    expect(await idsOf(desk)).toEqual(['a', 'b', 'c']);
    expect((await contentsOf(desk)).deletions).toEqual([]);
  });

  it('is counted without days of other sites whose requests retention had taken', async () => {
    const phone = await storeOf('phone', [a, { ...b, site: 'claude' }]);
    const desk = await storeOf('desk');
    await importRows(await desk(), await fileOf(phone), NOW);
    await stepRetention(await desk(), keepFrom('2026-11-19', '2026-11-20'));
    await remove(phone, { of: 'site', site: 'claude' });
    expect(await look(desk, await fileOf(phone))).toMatchObject({ deleted: 1 });
  });

  it('is counted with what retention had taken of it, once', async () => {
    const phone = await storeOf('phone', [a, b]);
    const desk = await storeOf('desk');
    await importRows(await desk(), await fileOf(phone), NOW);
    await stepRetention(await desk(), keepFrom('2026-11-19', '2026-11-20'));
    await remove(phone, { of: 'all' });
    const file = await fileOf(phone);
    expect(await look(desk, file)).toMatchObject({ deleted: 2 });
    await importRows(await desk(), file, NOW);
    expect(await fileOf(desk)).toMatchObject({ requests: [], days: [] });
    // Kept for longer, what lay in the trash would come back.
    while (await stepRetention(await desk(), keepFrom('2026-01-01', '2026-11-20')));
    expect(await contentsOf(desk)).toMatchObject({ requests: [], days: [] });
  });
});

/** What retention took lies in the trash, and its day counts it; a file, an undo or a longer time brings it back. */
describe('what retention took', () => {
  const letGo = async (open: OpenDatabase) => {
    while (await stepRetention(await open(), keepFrom('2026-11-19', '2026-11-20')));
  };
  const keepAgain = async (open: OpenDatabase) => {
    while (await stepRetention(await open(), keepFrom('2026-01-01', '2026-11-20')));
  };
  const takeBack = async (open: OpenDatabase) => {
    await writeTogether(await open(), (transaction) => beginRestore(transaction, NOW));
    while (await stepDeletion(await open(), NOW));
  };

  /** A phone that knows the day alone, without its requests, and deletes its site. */
  async function deletedByDay() {
    const desk = await storeOf('desk', [a]);
    const old = await fileOf(desk);
    await letGo(desk);
    const phone = await storeOf('phone');
    await importRows(await phone(), await fileOf(desk), NOW);
    await remove(phone, { of: 'site', site: 'chatgpt' });
    return { desk, old, file: await fileOf(phone) };
  }

  it.each([
    'before',
    'after',
  ])('goes with its day where that was deleted elsewhere, an older file that has it taken in %s it is known', async (when) => {
    const { desk, old, file } = await deletedByDay();
    for (const each of when === 'before' ? [old, file] : [file, old])
      await importRows(await desk(), each, NOW);
    expect(await fileOf(desk)).toMatchObject({ requests: [], days: [] });
  });

  it.each([
    'before',
    'after',
  ])('goes with its day where that was deleted elsewhere, wanted again %s it is known', async (when) => {
    const { desk, file } = await deletedByDay();
    if (when === 'before') await keepAgain(desk);
    await importRows(await desk(), file, NOW);
    await keepAgain(desk);
    expect(await fileOf(desk)).toMatchObject({ requests: [], days: [] });
  });

  it('leaves the trash too where it was deleted elsewhere, and lies there again, to stay, where that is taken back', async () => {
    const { desk, file } = await deletedByDay();
    await importRows(await desk(), file, NOW);
    expect(await countExpired(await desk())).toBe(0);
    await takeBack(desk);
    expect(await countExpired(await desk())).toBe(1);
    await importRows(await desk(), file, NOW);
    await keepAgain(desk);
    const { requests, days } = await contentsOf(desk);
    expect(requests.map(({ id }) => id)).toEqual(['a']);
    expect(days).toMatchObject([{ requests: 1, frozen: false }]);
  });

  it('can be had back where a deletion of it was taken back, though a file says it meanwhile', async () => {
    const desk = await storeOf('desk', [a]);
    await letGo(desk);
    await writeTogether(await desk(), (transaction) => beginDeletion(transaction, { of: 'all' }, NOW));
    while (await stepDeletion(await desk(), NOW));
    const saying = await fileOf(desk);
    await takeBack(desk);
    await importRows(await desk(), saying, NOW);
    await keepAgain(desk);
    expect(await idsOf(desk)).toEqual(['a']);
  });

  it('stands as it was last told, where an older file has it and was deleted elsewhere', async () => {
    const desk = await storeOf('desk', [a]);
    const old = await fileOf(desk);
    const [first] = old.requests as [UsageRequest];
    await writeTogether(await desk(), (transaction) =>
      replaceRequest(transaction, first, { ...first, rev: 1, outputTokens: 999 }, NOON),
    );
    await letGo(desk);
    await importRows(await desk(), old, NOW);
    const phone = await storeOf('phone');
    await importRows(await phone(), old, NOW);
    await remove(phone, { of: 'all' });
    await importRows(await desk(), await fileOf(phone), NOW);
    expect(await fileOf(desk)).toMatchObject({
      requests: [{ id: 'a', outputTokens: 999 }],
      days: [{ requests: 1, outputTokens: 999 }],
    });
  });
});

describe('a day that was deleted elsewhere', () => {
  it('is the sum of the requests its deletion did not mean, and can be taken back beside them', async () => {
    const [mine, theirs] = [
      { ...a, device: 'phone', rowRev: 2 },
      { ...b, device: 'phone', rowRev: 9 },
    ];
    const day = { ...(sumsOf([mine, theirs])[0] as DayRow), frozen: true, rev: 3 };
    const desk = await storeOf('desk');
    await importRows(await desk(), { requests: [theirs], days: [day] }, NOW);
    const statement = { device: 'phone', scope: { of: 'day' as const, day: DAY }, upToRev: 5 };
    await importRows(await desk(), { deletions: [statement] }, NOW);
    const { requests, days } = await contentsOf(desk);
    expect(requests.map(({ id }) => id)).toEqual(['b']);
    expect(days).toEqual(sumsOf([theirs]).map((row) => ({ ...row, rev: 9 })));
    await writeTogether(await desk(), (transaction) => beginRestore(transaction, NOW));
    while (await stepDeletion(await desk(), NOW));
    expect((await contentsOf(desk)).days).toMatchObject([{ requests: 2, frozen: true }]);
  });
});

describe('a file of another device', () => {
  it('is asked about where nothing is known of it yet, and something is here', async () => {
    const file = await fileOf(
      await storeOf('phone', [a, b, someRequest({ id: 'd', at: NOON - 86_400_000 })]),
    );
    expect(await look(await storeOf('desk'), file)).toMatchObject({ strangers: null });
    const desk = await storeOf('desk', [c]);
    expect(await look(desk, file)).toEqual({
      isCopied: false,
      strangers: { requests: 3, from: '2026-11-17', to: DAY },
      deleted: 0,
    });
    await importRows(await desk(), file, NOW);
    expect(await look(desk, file)).toMatchObject({ strangers: null });
    await remove(desk, { of: 'all' });
    expect(await look(desk, file)).toMatchObject({ strangers: null });
  });

  it('is asked about by nobody who has counted nothing yet, and is no copy of theirs', async () => {
    const file = await fileOf(await storeOf('phone', [a]));
    expect(await look(newDatabase(), file)).toEqual({ isCopied: false, strangers: null, deleted: 0 });
  });

  it('is none where it is this device’s own, though nothing of it is here any more', async () => {
    const desk = await storeOf('desk');
    await importRows(await desk(), await fileOf(await storeOf('phone', [a])), NOW);
    expect(await look(desk, await fileOf(await storeOf('desk', [c])))).toMatchObject({ strangers: null });
  });

  it('has an own:1 that is not this device’s', async () => {
    const own = (digits: string) => someRequest({ id: digits, site: `own:1-${digits.repeat(12)}` });
    const desk = await storeOf('desk', [own('1')]);
    await importRows(await desk(), await fileOf(await storeOf('phone', [own('2')])), NOW);
    const { days } = await contentsOf(desk);
    expect(days.map(({ site, requests }) => `${site} ${requests}`)).toEqual([
      'own:1-111111111111 1',
      'own:1-222222222222 1',
    ]);
  });
});

describe('a browser profile that was copied', () => {
  it('is told from a backup by rows this device never wrote, and takes a new name', async () => {
    const desk = await storeOf('desk', [a]);
    const backup = await fileOf(desk);
    const copy = await storeOf('desk', [a]);
    const tell = async (open: OpenDatabase, request: UsageRequest) =>
      writeTogether(await open(), (transaction) =>
        replaceRequest(transaction, undefined, { ...request, device: 'desk' }, NOON),
      );
    await tell(desk, b);
    await tell(copy, c);
    expect(await look(desk, backup)).toMatchObject({ isCopied: false });
    const file = await fileOf(copy);
    // The same numbers, for other requests.
    expect((await contentsOf(desk)).meta.install).toEqual((await contentsOf(copy)).meta.install);
    expect(await look(desk, file)).toMatchObject({ isCopied: true });
    await importRows(await desk(), file, NOW, { ...PLAINLY, isCopied: true });
    const { requests, days, meta } = await contentsOf(desk);
    expect(requests.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(days.map(({ requests }) => requests)).toEqual([3]);
    expect(meta.install).toMatchObject({ salt: 's', rev: 2 });
    expect(meta.install).not.toMatchObject({ device: 'desk' });
    expect(await look(desk, file)).toMatchObject({ isCopied: false });
  });

  it.each([
    [
      'a later number of a request',
      (file: Awaited<ReturnType<typeof fileOf>>) => ({
        ...file,
        requests: file.requests.map((request) => ({ ...request, rowRev: 9 })),
      }),
    ],
    [
      'a day it never had',
      (file: Awaited<ReturnType<typeof fileOf>>) => ({
        ...file,
        days: file.days.map((row) => ({ ...row, site: 'pi' })),
      }),
    ],
    [
      'a deletion with a later number',
      (file: Awaited<ReturnType<typeof fileOf>>) => ({
        ...file,
        deletions: [{ device: 'desk', scope: { of: 'all' as const }, upToRev: 9 }],
      }),
    ],
  ])('is known by %s', async (_, changed) => {
    const desk = await storeOf('desk', [a]);
    expect(await look(desk, changed(await fileOf(desk)))).toMatchObject({ isCopied: true });
  });

  it('is known by a day with a later number than it gave that, though it gave others as high', async () => {
    const desk = await storeOf('desk', [a, { ...c, site: 'claude' }]);
    const file = await fileOf(desk);
    expect(await look(desk, file)).toMatchObject({ isCopied: false });
    const days = file.days.map((row) => ({ ...row, rev: 2 }));
    expect(await look(desk, { ...file, days })).toMatchObject({ isCopied: true });
  });

  it('is not seen in days that were deleted, nor in those an older version wrote without numbers', async () => {
    const desk = await storeOf('desk', [a]);
    const file = await fileOf(desk);
    const old = { ...file, days: file.days.map((row) => ({ ...row, site: 'pi', rev: 0 })) };
    expect(await look(desk, old)).toMatchObject({ isCopied: false });
    await remove(desk, { of: 'all' });
    for (const each of [file, old]) expect(await look(desk, each)).toMatchObject({ isCopied: false });
  });
});

describe('a request that is stored on another day than the file says', () => {
  // A tab told of it by a clock that was wrong, and again once it was right.
  const later = { ...a, at: a.at + 86_400_000, day: '2026-11-19', rev: a.rev + 1, rowRev: 9 };

  it.each([
    ['among a few', []],
    [
      'among more of the days between than are read',
      Array.from({ length: 40 }, (_, i) => someRequest({ id: `x${i}` })),
    ],
  ])('is joined with it %s: it counts once, and day rows are sums', async (_, others) => {
    const desk = await storeOf('desk', [...others, b]);
    await importRows(await desk(), { requests: [{ ...a, device: 'phone' }] }, NOW);
    const file = {
      requests: [
        { ...later, device: 'phone' },
        { ...c, device: 'phone' },
      ],
    };
    expect(await importRows(await desk(), file, NOW + 86_400_000)).toMatchObject({ requests: 2 });
    const { requests, days } = await contentsOf(desk);
    expect(requests.filter(({ id }) => id === 'a')).toMatchObject([{ outputTokens: 100, rowRev: 9 }]);
    expect(days.map(({ rev: _, ...row }) => row)).toEqual(sumsOf(requests).map(({ rev: _, ...row }) => row));
  });
});

describe('an import', () => {
  const rows = { requests: [a, b, c], days: sumsOf([someRequest({ id: 'd', site: 'pi' })]) };

  it('that was not begun leaves nothing, once the next session starts', async () => {
    const desk = await storeOf('desk');
    const staging = newStaging();
    await layDown(staging, rows, NOW);
    expect(await idsOf(desk)).toEqual([]);
    await dropUnbegun(desk, staging);
    expect(await staging.next(null)).toBeUndefined();
  });

  it('that was begun is taken in whole, wherever a worker dies and whoever takes the steps', async () => {
    const desk = await storeOf('desk');
    const staging = newStaging();
    await layDown(staging, rows, NOW);
    const database = await desk();
    await writeTogether(database, (transaction) => beginImport(transaction, PLAINLY));
    await dropUnbegun(desk, staging);
    while (
      (await Promise.all([1, 2].map(() => stepImport(database, staging, NOW)))).some((isMore) => isMore)
    );
    const { requests, days, meta } = await contentsOf(desk);
    expect(requests.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(days.map(({ site, requests }) => `${site} ${requests}`)).toEqual(['chatgpt 3', 'pi 1']);
    expect(meta.import).toMatchObject({ phase: 'done', done: 4, taken: { requests: 3, days: 1 } });
    expect(await staging.next(null)).toBeUndefined();
  });
});
