/**
 * The least a run must check, by project of vitest.config.ts: tests/floor.json. A test that is no longer run fails
 * nothing; that there are fewer does. The numbers hang on neither seed nor clock, so they are exact.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

const PATH = join(ROOT, 'tests/floor.json');
const COUNTED = /** @type {const} */ (['tests', 'cases']);

/**
 * How much is checked of each project.
 * @typedef {Readonly<Record<string, { readonly tests: number, readonly cases: number }>>} Counts
 */

/** @returns {Counts} */
export function readFloor() {
  return JSON.parse(readFileSync(PATH, 'utf8'));
}

/** @param {Counts} floor */
export function writeFloor(floor) {
  writeFileSync(PATH, `${JSON.stringify(floor, null, 2)}\n`);
}

/**
 * How much the phases of a run checked, by project; those of none are left out.
 * @param {readonly { project?: string, passed: number, failed: number, cases: number }[]} phases
 * @returns {Counts}
 */
export function countsOf(phases) {
  const counts = phases
    .filter(({ project }) => project !== undefined)
    .map(({ project, passed, failed, cases }) => [project, { tests: passed + failed, cases }]);
  return Object.fromEntries(counts);
}

/**
 * What was checked less than it must be; a project that was not run at all is checked in nothing.
 * @param {Counts} counts
 * @param {Counts} floor
 * @returns {string[]} one line each
 */
export function shortfalls(counts, floor) {
  return Object.entries(floor).flatMap(([project, least]) =>
    COUNTED.filter((what) => (counts[project]?.[what] ?? 0) < least[what]).map(
      (what) =>
        `${project}: ${counts[project]?.[what] ?? 0} ${what}, and there were ${least[what]}: something is no longer run. ` +
        'Where that is meant, lower the number in tests/floor.json.',
    ),
  );
}

/**
 * The floor at what was checked, where that is more.
 * @param {Counts} counts
 * @param {Counts} floor
 * @returns {Counts}
 */
export function raised(counts, floor) {
  return Object.fromEntries(
    Object.entries(counts).map(([project, { tests, cases }]) => [
      project,
      {
        tests: Math.max(tests, floor[project]?.tests ?? 0),
        cases: Math.max(cases, floor[project]?.cases ?? 0),
      },
    ]),
  );
}
