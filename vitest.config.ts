import { defineConfig } from 'vitest/config';

/** What needs the built extensions and real browsers; the rest runs in Node alone. */
const BROWSER_TESTS = ['tests/browser/**/*.test.ts', 'tests/build/**/*.test.ts'];

export default defineConfig({
  define: { __MEASURE__: 'true' },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    reporters: ['default', './tests/harness/totals-reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: BROWSER_TESTS,
          // Properties try hundreds of cases: a slow disk or a busy machine is no failure.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: BROWSER_TESTS,
          globalSetup: './tests/harness/built.ts',
          // Browsers share the machine's cores with the server: one at a time, and time enough on a slow machine.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
