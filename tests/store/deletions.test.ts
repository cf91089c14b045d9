/** Statements of what was deleted: the highest stands, and none stays that a wider one of its device says already. */
import { describe, expect, it } from 'vitest';
import type { DeletionScope, DeletionStatement } from '../../src/model/backup/deletions.ts';
import { writeTogether } from '../../src/store/database.ts';
import { forgetNarrower, stateDeletion, withdrawStatement } from '../../src/store/deletions.ts';
import { contentsOf, newDatabase } from './databases.ts';

const ALL: DeletionScope = { of: 'all' };
const DAY: DeletionScope = { of: 'day', day: '2026-11-18' };
const SITE: DeletionScope = { of: 'site', site: 'claude' };
const REQUEST: DeletionScope = { of: 'request', id: 'claude' };
const IMPORT: DeletionScope = { of: 'import', id: '2026-11-18' };
const row = (day: string, site: string, device = 'here'): DeletionScope => ({
  of: 'row',
  key: [device, day, site, 'gpt-5', 'text', 'standard', 'live'],
});

const stated = (scope: DeletionScope, upToRev = 5, device = 'here'): DeletionStatement => ({
  device,
  scope,
  upToRev,
});

async function stating(statements: readonly DeletionStatement[]) {
  const openDatabase = newDatabase();
  const database = await openDatabase();
  const before = await writeTogether(database, async (transaction) => {
    const stood: (DeletionStatement | undefined)[] = [];
    for (const statement of statements) stood.push(await stateDeletion(transaction, statement));
    return stood;
  });
  return { database, before, left: async () => (await contentsOf(openDatabase)).deletions };
}

/** Whether the first is there no more once what is said twice was let go, beside the second, which stays. */
async function isSaidBy(narrow: DeletionStatement, wide: DeletionStatement): Promise<boolean> {
  const { database, left } = await stating([narrow, wide]);
  await writeTogether(database, forgetNarrower);
  const after = await left();
  expect(after).toContainEqual(wide);
  return after.length === 1;
}

describe('a statement', () => {
  it('stands until a higher one of its device and scope, and says what stood before', async () => {
    const statements = [stated(DAY), stated(DAY, 4), stated(DAY, 6), stated(DAY, 1, 'other')];
    const { before, left } = await stating(statements);
    expect(before).toEqual([undefined, stated(DAY), stated(DAY), undefined]);
    expect(await left()).toEqual([stated(DAY, 6), stated(DAY, 1, 'other')]);
  });

  it('is withdrawn of its device and scope alone', async () => {
    const { database, left } = await stating([stated(REQUEST), stated(REQUEST, 5, 'other'), stated(SITE)]);
    await writeTogether(database, (transaction) => withdrawStatement(transaction, 'here', REQUEST));
    expect(await left()).toEqual([stated(SITE), stated(REQUEST, 5, 'other')]);
  });

  it.each([
    [DAY, ALL, true],
    [SITE, ALL, true],
    [REQUEST, ALL, true],
    [IMPORT, ALL, true],
    [row('2026-11-18', 'claude'), ALL, true],
    [row('2026-11-18', 'poe'), DAY, true],
    [row('2026-11-17', 'poe'), DAY, false],
    [row('2026-11-17', 'claude'), SITE, true],
    [row('2026-11-17', 'poe'), SITE, false],
    [REQUEST, DAY, false],
    [REQUEST, SITE, false],
    [IMPORT, DAY, false],
    [DAY, SITE, false],
    [SITE, DAY, false],
    [row('2026-11-18', 'claude'), REQUEST, false],
    [row('2026-11-18', 'claude'), IMPORT, false],
    [row('2026-11-18', 'claude'), row('2026-11-18', 'poe'), false],
  ])('of %j is said by one of %j: %s', async (narrow, wide, is) => {
    expect(await isSaidBy(stated(narrow), stated(wide))).toBe(is);
  });

  it('is not said by one of a lower number, nor of another device', async () => {
    expect(await isSaidBy(stated(SITE, 5), stated(ALL, 6))).toBe(true);
    expect(await isSaidBy(stated(SITE, 6), stated(ALL, 5))).toBe(false);
    expect(await isSaidBy(stated(SITE), stated(ALL, 5, 'other'))).toBe(false);
  });
});
