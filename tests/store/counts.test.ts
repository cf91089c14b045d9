import { describe, expect, it } from 'vitest';
import { countsOf } from '../../src/model/summaries/records.ts';
import { countExpiring, countSelected, readNewestDay } from '../../src/store/counts.ts';
import { countExpired } from '../../src/store/expired.ts';
import { stepRetention } from '../../src/store/retention.ts';
import { NOON, someRequests } from '../model/samples.ts';
import { fill, keepFrom, newDatabase, noteMeteredOn } from './databases.ts';

const TODAY = '2026-11-18';

async function usedStore() {
  const openDatabase = newDatabase();
  const requests = someRequests(60).map((request, place) => ({ ...request, session: place % 10 === 0 }));
  await fill(openDatabase, requests);
  await noteMeteredOn(openDatabase, ['2026-11-17']);
  return { database: await openDatabase(), requests };
}

describe('what a person is asked about before it goes', () => {
  it('is what goes: of a shorter time, single requests alone', async () => {
    const { database, requests } = await usedStore();
    expect(await countExpiring(database, TODAY, 5)).toBe(
      requests.filter(({ day }) => day < '2026-11-14').length,
    );
    expect(await countExpiring(database, TODAY, 400)).toBe(0);
    const before = await database.count('requests');
    while (await stepRetention(database, keepFrom('2026-11-14')));
    expect(await countExpiring(database, TODAY, 5)).toBe(0);
    expect(await countExpired(database)).toBe(before - (await database.count('requests')));
  });

  it('is nothing where nothing is stored', async () => {
    expect(await countExpiring(await newDatabase()(), TODAY, 5)).toBe(0);
  });

  it('goes by the day that is believed, as what deletes does', async () => {
    const { database } = await usedStore();
    expect(await countExpiring(database, '2029-11-18', 400)).toBe(0);
  });

  it('is what the daily totals count, those that are gone one by one too', async () => {
    const { database, requests } = await usedStore();
    while (await stepRetention(database, keepFrom('2026-11-14')));
    const of = (wanted: (request: { day: string; site: string }) => boolean) =>
      countsOf(requests.filter(wanted));
    const { requests: asked, sessions } = await countSelected(database, { of: 'all' });
    expect(asked + sessions).toBe(60);
    expect(sessions).toBe(6);
    expect({ requests: asked, sessions }).toEqual(of(() => true));
    expect(await countSelected(database, { of: 'site', site: 'claude' })).toEqual(
      of(({ site }) => site === 'claude'),
    );
    expect(await countSelected(database, { of: 'day', day: '2026-11-10' })).toEqual(
      of(({ day }) => day === '2026-11-10'),
    );
    expect(await countSelected(database, { of: 'request', id: 'any' })).toEqual({ requests: 1, sessions: 0 });
    expect(await countSelected(database, { of: 'requests', ids: ['any', 'other', 'third'] })).toEqual({
      requests: 3,
      sessions: 0,
    });
  });

  it('reaches to the newest day that is stored', async () => {
    expect(await readNewestDay(await newDatabase()())).toBeNull();
    const { database, requests } = await usedStore();
    expect(await readNewestDay(database)).toBe(requests.at(-1)?.day);
    expect(requests.at(-1)?.at).toBe(NOON);
  });
});
