import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { startTestClock } from './scripts/lib/test-clock.mjs';
import LongestFirst from './tests/harness/longest-first.ts';
import { PATIENCE } from './tests/harness/patience.ts';

/** What needs the built extensions and real browsers; the rest runs in Node alone. */
const BROWSER_TESTS = ['tests/browser/**/*.test.ts', 'tests/build/**/*.test.ts'];

/**
 * What a file of tests puts in the place of a module reaches none that was loaded before it, and all that are loaded
 * after it: where files share a process, what such a file tests depends on which came first.
 */
const REPLACES_MODULES = /\bvi\.(mock|doMock|resetModules)\(/;

const replacing = readdirSync('tests', { recursive: true, encoding: 'utf8' })
  .map((path) => `tests/${path}`)
  .filter((path) => /\.test\.tsx?$/.test(path) && REPLACES_MODULES.test(readFileSync(path, 'utf8')))
  .sort();

const unitSetup = ['set-clock', 'count-runs', 'silent-browser'].map((name) => `./tests/harness/${name}.ts`);

// Workers and browsers are started by this process, and in its environment.
startTestClock(process.env);

const cores = availableParallelism();

export default defineConfig({
  define: { __MEASURE__: 'true', __ORGANISATION__: 'false' },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    reporters: ['default', './tests/harness/run-reporter.ts'],
    sequence: { sequencer: LongestFirst },
    // What hangs never ends: a slow disk or a busy machine is no failure.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...BROWSER_TESTS, ...replacing],
          setupFiles: unitSetup,
          // A process for each of 140 small files would take as long as all they do.
          isolate: false,
          maxWorkers: cores,
        },
      },
      {
        extends: true,
        test: {
          name: 'unit-alone',
          include: replacing,
          exclude: BROWSER_TESTS,
          setupFiles: unitSetup,
          maxWorkers: cores,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: BROWSER_TESTS,
          setupFiles: './tests/harness/set-clock.ts',
          globalSetup: [
            './tests/harness/built.ts',
            './tests/harness/clocked-extension.ts',
            './tests/harness/firefox-compiled.ts',
          ],
          // The driver takes as long to load as a small file to run.
          isolate: false,
          // They wait as much as they work: one file more than there are cores.
          maxWorkers: cores + 1,
          expect: { poll: PATIENCE },
        },
      },
    ],
  },
});
