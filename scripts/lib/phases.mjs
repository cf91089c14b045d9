/** What a run of all tests says of its phases at its end. */

/**
 * @typedef {object} Phase
 * @property {string} name
 * @property {string} [project] of tests: that of vitest.config.ts
 * @property {string} [clock] of tests
 * @property {number} seconds
 * @property {number} passed
 * @property {number} failed
 * @property {number} cases checks and tests, those that try many cases as often as they do
 * @property {readonly { name: string, durationMs: number }[]} slowest its tests that took longest
 */

/**
 * Each phase with its seconds, and how much it checked.
 * @param {readonly Phase[]} phases
 */
export function table(phases) {
  const row = (name, ...cells) => name.padEnd(30) + cells.map((cell) => `${cell}`.padStart(9)).join('');
  const rows = phases.map(({ name, seconds, passed = 0, failed = 0, cases = 0 }) =>
    row(name, seconds.toFixed(1), passed + failed || '', cases || ''),
  );
  return [row('phase', 'seconds', 'tests', 'cases'), ...rows].join('\n');
}

const SHOWN = 10;

/**
 * The tests that took longest, of all phases.
 * @param {readonly Phase[]} phases
 */
export function slowestOf(phases) {
  const slowest = phases.flatMap((phase) => phase.slowest).sort((a, b) => b.durationMs - a.durationMs);
  const rows = slowest
    .slice(0, SHOWN)
    .map(({ name, durationMs }) => `${(durationMs / 1000).toFixed(1).padStart(7)} s  ${name}`);
  return ['the slowest tests:', ...rows].join('\n');
}
