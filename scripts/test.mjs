/**
 * `npm test`: sets up what is missing, then runs every check: types, lint, builds, Firefox's add-on linter, and all
 * tests, those in real browsers included. The last line is `N passed, N failed`: each check and each test counts one.
 * `--all` runs every combination of the replays instead of a sample (TEST_SEED chooses the sample).
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createProgress } from './lib/progress.mjs';
import { ROOT } from './lib/root.mjs';
import { SetUpError, setUp, setUpFirefox } from './lib/setup.mjs';

const say = createProgress();
const seed = process.env.TEST_SEED ?? `${Date.now() % 1_000_000}`;
const environment = {
  ...process.env,
  TEST_SEED: seed,
  NO_UPDATE_NOTIFIER: '1',
  ...(process.argv.includes('--all') ? { RUN_ALL: '1' } : {}),
};

const bin = (path) => join(ROOT, 'node_modules', path);

/** Name, program of the packages, its arguments, and how its output tells success beyond the exit code. */
const CHECKS = [
  ['types', bin('typescript/bin/tsc'), ['--noEmit']],
  ['lint', bin('@biomejs/biome/bin/biome'), ['check', '--error-on-warnings', '.']],
  ['build', join(ROOT, 'scripts/build.mjs'), []],
  ['build for tests', join(ROOT, 'scripts/build.mjs'), ['--all-sites']],
  [
    'add-on lint of dist/firefox',
    bin('web-ext/bin/web-ext.js'),
    ['lint', '--warnings-as-errors', '--source-dir', 'dist/firefox'],
  ],
];

async function main() {
  setUp(say);
  setUpFirefox(say);
  const totals = { passed: 0, failed: 0 };
  for (const [name, program, args] of CHECKS) {
    say(name);
    const { status, output } = await run(program, args, { quiet: true });
    totals[status === 0 ? 'passed' : 'failed']++;
    if (status !== 0) say(`${name} FAILED\n${output}`);
  }
  for (const project of ['unit', 'browser']) {
    say(`tests: ${project} (seed ${seed})`);
    const { status, output } = await run(bin('vitest/vitest.mjs'), ['run', '--project', project], {});
    const [passed, failed] = countsOf(output);
    totals.passed += passed;
    // A run that ends badly without a failed test (it could not even start) is a failure.
    totals.failed += status !== 0 && failed === 0 ? 1 : failed;
  }
  say('done');
  console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
  process.exitCode = totals.failed > 0 ? 1 : 0;
}

/** The reporter's last line (tests/harness/totals-reporter.ts). */
function countsOf(output) {
  const last = [...output.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1);
  return last ? [Number(last[1]), Number(last[2])] : [0, 0];
}

/** Runs a program of the packages; its output is shown as it comes, or kept. */
function run(program, args, { quiet = false }) {
  const child = spawn(process.execPath, [program, ...args], { cwd: ROOT, env: environment });
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

main().catch((error) => {
  console.error(`\n${error instanceof SetUpError ? error.message : error.stack}`);
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
});
