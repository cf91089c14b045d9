/** What is known of the days before today and after it. */
import { expect, it } from 'vitest';
import { readBelievedDay, readKnownDays } from '../../src/store/clock.ts';
import { writeTogether } from '../../src/store/database.ts';
import { replaceRequest } from '../../src/store/requests.ts';
import { someRequest } from '../model/samples.ts';
import { newDatabase, noteMeteredOn } from './databases.ts';

const TODAY = '2026-11-18';

async function known(metered: readonly string[], asked: readonly string[]) {
  const openDatabase = newDatabase();
  const database = await openDatabase();
  await noteMeteredOn(openDatabase, metered);
  await writeTogether(database, async (transaction) => {
    for (const day of asked) await replaceRequest(transaction, undefined, someRequest({ id: day, day }), 0);
  });
  return { ...(await readKnownDays(database, TODAY)), believed: await readBelievedDay(database, TODAY) };
}

it.each([
  ['nothing', [], [], { before: null, ahead: null, believed: null }],
  ['today alone', [TODAY], [TODAY], { before: null, ahead: null, believed: null }],
  [
    'days the meter ran on',
    ['2026-11-15', '2026-11-17'],
    [],
    { before: '2026-11-17', ahead: null, believed: TODAY },
  ],
  ['requests', [], ['2026-11-15', '2026-11-16'], { before: '2026-11-16', ahead: null, believed: TODAY }],
  [
    'a request after the meter ran last',
    ['2026-11-15'],
    ['2026-11-16', TODAY],
    { before: '2026-11-16', ahead: null, believed: TODAY },
  ],
  [
    'that the meter ran after the last request',
    ['2026-11-16', TODAY],
    ['2026-11-15'],
    { before: '2026-11-16', ahead: null, believed: TODAY },
  ],
  [
    'the year before, and tomorrow, which can have been today in another zone',
    ['2025-11-18', '2026-11-19'],
    ['2026-11-19'],
    { before: '2025-11-18', ahead: null, believed: '2025-11-18' },
  ],
  [
    'days to come',
    [TODAY],
    ['2026-11-17', '2026-11-20', '2030-01-01', '2029-01-01'],
    { before: '2026-11-17', ahead: '2030-01-01', believed: TODAY },
  ],
] as const)('of %s', async (_, metered, asked, expected) => {
  expect(await known(metered, asked)).toEqual(expected);
});

it('of other notes that end in a day is nothing', async () => {
  const database = await newDatabase()();
  await database.put('meta', { requests: 1, keys: [] }, 'ledger:chatgpt/2026-11-17');
  await database.put('meta', 1, 'gone:2026-11-17');
  expect(await readKnownDays(database, TODAY)).toEqual({ before: null, ahead: null });
});
