import { describe, expect, it } from 'vitest';
import { addAdvice } from '../../src/store/coach-changes.ts';
import { writeTogether } from '../../src/store/database.ts';
import { stepRetention } from '../../src/store/retention.ts';
import { NOON, someRequest, someRequests } from '../model/samples.ts';
import { contentsOf, fill, keepFrom, newDatabase, sumsOf } from './databases.ts';

describe('retention', () => {
  it('lets go of requests before a day; their sums stay and are frozen', async () => {
    const openDatabase = newDatabase();
    const requests = someRequests(50);
    await fill(openDatabase, requests);
    const database = await openDatabase();
    await writeTogether(database, (transaction) =>
      addAdvice(transaction, requests[0]?.id ?? '', { ruleId: 'look-up', confidence: 1 }, NOON),
    );
    while (await stepRetention(database, keepFrom('2026-11-14')));
    const stored = await contentsOf(openDatabase);
    expect(stored.requests).toEqual(requests.filter(({ day }) => day >= '2026-11-14'));
    expect(stored.days).toEqual(sumsOf(requests).map((row) => ({ ...row, frozen: row.day < '2026-11-14' })));
    expect(stored.coach).toEqual([]);
  });

  it('goes in slices, and changes nothing where there is nothing old', async () => {
    const openDatabase = newDatabase();
    await fill(openDatabase, someRequests(45, 45));
    const database = await openDatabase();
    const left: number[] = [];
    while (await stepRetention(database, keepFrom('2026-11-19'), 20))
      left.push(await database.count('requests'));
    expect(left).toEqual([25, 5]);
    const before = await contentsOf(openDatabase);
    expect(before.requests).toEqual([]);
    expect(await stepRetention(database, keepFrom('2026-11-19'))).toBe(false);
    expect(await contentsOf(openDatabase)).toEqual(before);
  });

  it('takes requests once where two steps take the same', async () => {
    const openDatabase = newDatabase();
    const requests = someRequests(3);
    await fill(openDatabase, requests);
    const database = await openDatabase();
    const steps = [1, 2].map(() => stepRetention(database, keepFrom('2026-11-19')));
    expect(await Promise.all(steps)).toEqual([false, false]);
    const { requests: left, days, trash } = await contentsOf(openDatabase);
    expect([left, trash.length]).toEqual([[], 3]);
    expect(days).toEqual(sumsOf(requests).map((row) => ({ ...row, frozen: true })));
  });

  it('freezes a row once, though its requests go in slices', async () => {
    const openDatabase = newDatabase();
    const database = await openDatabase();
    await database.put('meta', { salt: 's', device: 'device', rev: 0 }, 'install');
    await fill(
      openDatabase,
      [0, 1, 2].map((index) => someRequest({ id: `of-${index}`, at: NOON + index })),
    );
    while (await stepRetention(database, keepFrom('2026-11-19'), 1));
    const { days, meta } = await contentsOf(openDatabase);
    expect(days).toMatchObject([{ requests: 3, frozen: true, rev: 2 }]);
    expect(meta.install).toMatchObject({ rev: 2 });
  });

  it('leaves a day as it was sent on that is the first kept', async () => {
    const openDatabase = newDatabase();
    const requests = someRequests(2);
    await fill(openDatabase, requests);
    const before = await contentsOf(openDatabase);
    expect(await stepRetention(await openDatabase(), keepFrom(requests[0]?.day ?? ''))).toBe(false);
    expect(await contentsOf(openDatabase)).toEqual(before);
  });
});
