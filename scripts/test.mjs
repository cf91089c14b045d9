/**
 * `npm test`: sets up what is missing, then runs every check: types, lint, builds, Firefox's add-on linter, and all
 * tests, those in real browsers included. What needs no build runs beside the browsers, which wait a lot. At the end
 * stand what took how long and what was checked; the last line is `N passed, N failed`, each check and each test one.
 * That no fewer tests and cases are run than before is a check as well (tests/floor.json); `--raise-floor` writes down
 * that there are more now.
 * `--all` runs every combination of the replays instead of a sample (TEST_SEED chooses the sample), and all tests on
 * each of the clocks of lib/test-clock.mjs instead of one (TEST_SEED or TEST_CLOCK chooses it).
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { fakedTime } from './lib/faketime.mjs';
import { findFirefox } from './lib/find-firefox.mjs';
import { countsOf, raised, readFloor, shortfalls, writeFloor } from './lib/floor.mjs';
import { slowestOf, table } from './lib/phases.mjs';
import { createProgress } from './lib/progress.mjs';
import { ROOT } from './lib/root.mjs';
import { SetUpError, setUp, setUpFaketime, setUpFirefox } from './lib/setup.mjs';
import { CLOCK_NAMES, clockAskedFor, clockEnvironment } from './lib/test-clock.mjs';

/** @typedef {import('./lib/phases.mjs').Phase} Phase */

const say = createProgress();
const seed = process.env.TEST_SEED ?? `${Date.now() % 1_000_000}`;
const runAll = process.argv.includes('--all');
const clock = clockAskedFor(seed);
/** Besides the chosen one, on which alone every combination is run. */
const otherClocks = runAll ? CLOCK_NAMES.filter((name) => name !== clock) : [];
const environment = { ...process.env, TEST_SEED: seed, NO_UPDATE_NOTIFIER: '1' };
/** Where the tests' reporter leaves its report (tests/harness/run-reporter.ts). */
const reports = mkdtempSync(join(tmpdir(), 'trottinette-test-'));

const bin = (path) => join(ROOT, 'node_modules', path);

/**
 * What is run: its name, a program of the packages, and its arguments.
 * @typedef {readonly [name: string, program: string, args: readonly string[]]} Check
 */

/** @type {readonly Check[]} */
const BUILDS = [
  [
    'build',
    join(ROOT, 'scripts/build.mjs'),
    ['chromium', 'firefox', 'chromium-organisation', 'firefox-organisation'],
  ],
  ['build for tests', join(ROOT, 'scripts/build.mjs'), ['--all-sites']],
];

/** @type {readonly Check[]} */
const CHECKS = [
  // One thread: it works less than several do, and the other core has the browsers.
  ['types', bin('typescript/bin/tsc'), ['--noEmit', '--singleThreaded']],
  ['lint', bin('@biomejs/biome/bin/biome'), ['check', '--error-on-warnings', '.']],
  addOnLint('dist/firefox'),
  addOnLint('dist/firefox-organisation'),
];

/**
 * Firefox's own linter over a build.
 * @param {string} build
 * @returns {Check}
 */
function addOnLint(build) {
  const args = ['lint', '--warnings-as-errors', '--source-dir', build];
  return [`add-on lint of ${build}`, bin('web-ext/bin/web-ext.js'), args];
}

/**
 * By how much what runs beside the browsers gives way to them. They work and wait in turns and end last: done first,
 * the rest would leave half a core idle for minutes; so it fills their pauses.
 */
const BESIDE = 5;

async function main() {
  const startMs = performance.now();
  setUp(say);
  setUpFirefox(say);
  setUpFaketime(say);
  sayClocks();
  const setUpSeconds = secondsSince(startMs);
  const built = await Promise.all(BUILDS.map((build) => check(build)));
  const [browser, beside] = await Promise.all([test('browser', clock), besideBrowsers()]);
  const phases = [...built, ...beside, browser];
  for (const name of otherClocks)
    phases.push(...(await Promise.all([test('browser', name), test('unit', name)])));
  phases.push(...held(phases));
  say('done');
  console.log(`\n${table([{ name: 'set-up', seconds: setUpSeconds }, ...phases])}\n\n${slowestOf(phases)}`);
  const sum = (key) => phases.reduce((total, phase) => total + phase[key], 0);
  console.log(`\n${sum('cases')} cases in ${sum('passed') + sum('failed')} tests and checks`);
  sayClocks();
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
}

/**
 * The check that nothing is left out, on every clock. Elsewhere than on Linux with a Firefox some tests can't run.
 * @param {readonly Phase[]} phases
 * @returns {Phase[]}
 */
function held(phases) {
  if (process.platform !== 'linux' || !findFirefox()) return [];
  const floor = readFloor();
  const ofClock = [clock, ...otherClocks].map((name) =>
    countsOf(phases.filter((phase) => phase.clock === name)),
  );
  const lines = ofClock.flatMap((counts) => shortfalls(counts, floor));
  for (const line of lines) say(`LESS IS CHECKED: ${line}`);
  if (!runAll) raise(raised(ofClock[0], floor), floor);
  const failed = lines.length > 0 ? 1 : 0;
  return [{ name: 'nothing left out', seconds: 0, passed: 1 - failed, failed, cases: 1, slowest: [] }];
}

/** Holds the next runs to what this one checked where that is asked for, else says how it is. */
function raise(higher, floor) {
  if (isDeepStrictEqual(higher, floor)) return;
  if (process.argv.includes('--raise-floor')) writeFloor(higher);
  else say('more is checked than tests/floor.json asks for: `npm test -- --raise-floor` writes it down');
}

/** What a run needs to be repeated. */
function sayClocks() {
  const names = [clock, ...otherClocks].join(', ');
  console.log(`seed ${seed} (TEST_SEED), clock ${names} (TEST_CLOCK)`);
}

/**
 * What needs no browser, one after the other, in the time browsers leave. Tests come last: they work on all cores, and
 * so leave none idle where they end after the browsers.
 */
async function besideBrowsers() {
  const phases = [];
  for (const each of CHECKS) phases.push(await check(each, { nice: BESIDE }));
  return [...phases, await test('unit', clock)];
}

/**
 * Runs a check, which counts as one test.
 * @param {Check} check
 * @returns {Promise<Phase>}
 */
async function check([name, program, args], { nice = 0 } = {}) {
  const startMs = performance.now();
  say(name);
  const { status, output } = await run(program, args, { quiet: true, nice });
  if (status !== 0) say(`${name} FAILED\n${output}`);
  const [passed, failed] = status === 0 ? [1, 0] : [0, 1];
  return { name, seconds: secondsSince(startMs), passed, failed, cases: 1, slowest: [] };
}

/** Those of vitest.config.ts that a phase runs. */
const PROJECTS = { unit: ['unit', 'unit-alone'], browser: ['browser'] };

/**
 * Runs the tests that need no browser, or those that do.
 * @param {'unit' | 'browser'} project
 * @param {string} clockName of lib/test-clock.mjs
 * @returns {Promise<Phase>}
 */
async function test(project, clockName) {
  const startMs = performance.now();
  const path = join(reports, `${project}-${CLOCK_NAMES.indexOf(clockName)}`);
  const name = `tests: ${project}${clockName === clock ? '' : `, ${clockName}`}`;
  say(name);
  const args = ['run', ...PROJECTS[project].flatMap((each) => ['--project', each])];
  const { status } = await run(bin('vitest/vitest.mjs'), args, {
    nice: project === 'unit' ? BESIDE : 0,
    variables: { TEST_REPORT: path, ...testVariables(project, clockName) },
  });
  const report = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : NOTHING;
  // A run that ends badly without a failed test (it could not even start) is a failure.
  const failed = status !== 0 && report.failed === 0 ? 1 : report.failed;
  return { name, project, clock: clockName, seconds: secondsSince(startMs), ...report, failed };
}

/** The environment of a project's tests: on a clock, which for the unit tests is that of their whole processes. */
function testVariables(project, clockName) {
  const variables = clockEnvironment(clockName, Date.now());
  return {
    ...variables,
    ...(project === 'unit' ? fakedTime(Number(variables.TEST_CLOCK_OFFSET_MS)) : {}),
    ...(runAll && clockName === clock ? { RUN_ALL: '1' } : {}),
  };
}

const NOTHING = { passed: 0, failed: 0, cases: 0, slowest: [] };

const secondsSince = (startMs) => (performance.now() - startMs) / 1000;

/**
 * Runs a program of the packages; its output is shown as it comes, or kept.
 * @param {{ quiet?: boolean, variables?: Record<string, string>, nice?: number }} options
 */
function run(program, args, { quiet = false, variables = {}, nice = 0 }) {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: ROOT,
    env: { ...environment, ...variables },
  });
  if (nice > 0 && child.pid !== undefined) setPriority(child.pid, nice);
  let output = '';
  const take = (stream) => (chunk) => {
    output += chunk;
    if (!quiet) stream.write(chunk);
  };
  child.stdout.on('data', take(process.stdout));
  child.stderr.on('data', take(process.stderr));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, output }));
  });
}

try {
  await main();
} catch (error) {
  console.error(`\n${error instanceof SetUpError ? error.message : error.stack}`);
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
} finally {
  rmSync(reports, { recursive: true, force: true });
}
