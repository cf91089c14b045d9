/** A run that checks less than it did is told, and one that checks more can be held to it. */
import { describe, expect, it } from 'vitest';
import { countsOf, raised, readFloor, shortfalls } from '../../scripts/lib/floor.mjs';

const FLOOR = { unit: { tests: 10, cases: 100 }, browser: { tests: 5, cases: 7 } };

describe('the floor of a run', () => {
  it('is there for both projects', () => {
    expect(Object.keys(readFloor()).sort()).toEqual(['browser', 'unit']);
    for (const { tests, cases } of Object.values(readFloor())) expect(cases).toBeGreaterThanOrEqual(tests);
  });

  it('is held against the tests of each project, those that failed too', () => {
    const counts = countsOf([
      { passed: 1, failed: 0, cases: 1 },
      { project: 'unit', passed: 8, failed: 2, cases: 100 },
      { project: 'browser', passed: 5, failed: 0, cases: 7 },
    ]);
    expect(counts).toEqual(FLOOR);
  });

  it('is kept by as much, and by more', () => {
    expect(shortfalls(FLOOR, FLOOR)).toEqual([]);
    expect(shortfalls({ unit: { tests: 11, cases: 100 }, browser: { tests: 5, cases: 8 } }, FLOOR)).toEqual(
      [],
    );
  });

  it.each([
    ['a test', { ...FLOOR, unit: { tests: 9, cases: 100 } }, ['unit: 9 tests, and there were 10: ']],
    ['a case', { ...FLOOR, browser: { tests: 6, cases: 6 } }, ['browser: 6 cases, and there were 7: ']],
    ['a project', { unit: FLOOR.unit }, ['browser: 0 tests, ', 'browser: 0 cases, ']],
  ])('is not kept where %s is missing, whatever else there is more of', (_, counts, beginnings) => {
    const lines = shortfalls(counts, FLOOR);
    expect(lines.map((line, index) => line.startsWith(beginnings[index] ?? '?'))).toEqual(
      beginnings.map(() => true),
    );
  });

  it('is only ever raised', () => {
    const counts = { unit: { tests: 12, cases: 90 }, browser: { tests: 5, cases: 9 } };
    expect(raised(counts, FLOOR)).toEqual({
      unit: { tests: 12, cases: 100 },
      browser: { tests: 5, cases: 9 },
    });
  });
});
