/** Browser tests against the build that stands there, on the machine's own clock: see browser-lane.ts. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { __MEASURE__: 'true', __ORGANISATION__: 'false' },
  test: {
    root: process.cwd(),
    include: ['tests/browser/**/*.test.ts'],
    isolate: false,
    maxWorkers: 1,
    bail: 1,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
