import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeletionStatement, deletionsIn } from '../../../src/model/backup/deletions.ts';
import { replaces } from '../../../src/model/backup/join.ts';
import { dayKeyOf } from '../../../src/model/usage/day-key.ts';
import { addRequest } from '../../../src/model/usage/day-row.ts';
import type { DayRow, UsageRequest } from '../../../src/model/usage/usage.ts';
import { someRequest } from '../samples.ts';

const dayRow = (changes: Partial<DayRow> = {}): DayRow => ({
  ...addRequest(undefined, someRequest()),
  ...changes,
});

describe('of two copies of a row', () => {
  it('the higher number of its device stands, of a request its tab’s after that', () => {
    expect(replaces(dayRow({ rev: 10 }), dayRow({ rev: 9, requests: 99 }))).toBe(true);
    expect(replaces(dayRow({ rev: 9, requests: 99 }), dayRow({ rev: 10 }))).toBe(false);
    expect(replaces(someRequest({ rowRev: 3, rev: 0 }), someRequest({ rowRev: 2, rev: 7 }))).toBe(true);
    expect(replaces(someRequest({ rev: 1 }), someRequest({ rev: 2 }))).toBe(false);
  });

  it('of one number, the newer factors stand: as numbers, computed before scaled, either before mixed', () => {
    const rising = ['mixed', '~2026.9/US', '2026.9/FR', '2026.9/US', '2026.11/US', '2026.11.1/US'];
    for (const [index, factors] of rising.entries()) {
      const [row, ...others] = rising.slice(index).map((each) => dayRow({ rev: 4, factors: each }));
      if (!row) throw new Error(`no row of ${factors}`);
      expect(others.map((other) => replaces(other, row))).toEqual(others.map(() => true));
      expect(others.map((other) => replaces(row, other))).toEqual(others.map(() => false));
    }
  });

  it('the same one never replaces itself, kept or frozen, however its fields are ordered', () => {
    const row = dayRow({ rev: 4 });
    expect(replaces({ ...row, frozen: true }, row)).toBe(false);
    const turned = Object.fromEntries(Object.entries(row).reverse()) as unknown as DayRow;
    expect([replaces(turned, row), replaces(row, turned)]).toEqual([false, false]);
  });

  it('exactly one stands, whatever they hold, and which does not depend on a third', () => {
    const copy = fc
      .record({
        rowRev: fc.integer({ min: 0, max: 2 }),
        rev: fc.integer({ min: 0, max: 1 }),
        factors: fc.constantFrom('2026.9/US', '2026.11/US', '2026.11/FR'),
        outputTokens: fc.integer({ min: 0, max: 2 }),
      })
      .map((changes): UsageRequest => someRequest(changes));
    const better = (a: UsageRequest, b: UsageRequest) => (replaces(a, b) ? a : b);
    fc.assert(
      fc.property(copy, copy, copy, (a, b, c) => {
        expect(better(a, b)).toEqual(better(b, a));
        expect(better(a, better(b, c))).toEqual(better(better(a, b), c));
        expect(better(a, a)).toBe(a);
      }),
    );
  });
});

describe('a statement', () => {
  const request = someRequest({ device: 'desk', rowRev: 5 });
  const row = dayRow({ device: 'desk', rev: 5 });
  const scopes: DeletionStatement['scope'][] = [
    { of: 'all' },
    { of: 'day', day: request.day },
    { of: 'site', site: 'chatgpt' },
  ];
  const isDeleted = (statement: DeletionStatement, each: UsageRequest | DayRow) =>
    deletionsIn([statement]).of(each).length > 0;

  it.each(scopes)('of %j covers requests and day rows numbered up to it, of its device alone', (scope) => {
    for (const each of [request, row]) {
      expect(isDeleted({ device: 'desk', scope, upToRev: 5 }, each)).toBe(true);
      expect(isDeleted({ device: 'desk', scope, upToRev: 4 }, each)).toBe(false);
      expect(isDeleted({ device: 'phone', scope, upToRev: 9 }, each)).toBe(false);
    }
  });

  it('of another day, site, request or row covers none of these', () => {
    const others: DeletionStatement['scope'][] = [
      { of: 'day', day: '2026-11-17' },
      { of: 'site', site: 'claude' },
      { of: 'request', id: 'b'.repeat(22) },
      { of: 'row', key: dayKeyOf({ ...row, model: 'other' }) },
    ];
    for (const scope of others)
      expect([request, row].map((each) => isDeleted({ device: 'desk', scope, upToRev: 9 }, each))).toEqual([
        false,
        false,
      ]);
  });

  it('of one request or one row covers that alone', () => {
    const ofRequest: DeletionStatement = {
      device: 'desk',
      scope: { of: 'request', id: request.id },
      upToRev: 5,
    };
    const ofRow: DeletionStatement = { device: 'desk', scope: { of: 'row', key: dayKeyOf(row) }, upToRev: 5 };
    expect([request, row].map((each) => isDeleted(ofRequest, each))).toEqual([true, false]);
    expect([request, row].map((each) => isDeleted(ofRow, each))).toEqual([false, true]);
  });
});
