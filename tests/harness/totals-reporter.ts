/** Ends the run with `N passed, N failed`, for scripts/test.mjs and for people. */
import type { Reporter, SerializedError, TestModule, TestRunEndReason } from 'vitest/node';

export default class TotalsReporter implements Reporter {
  onTestRunEnd(
    modules: readonly TestModule[],
    errors: readonly SerializedError[],
    _reason: TestRunEndReason,
  ): void {
    let passed = 0;
    // An error outside any test (a file that does not load, an unhandled rejection) is a failure too.
    let failed = errors.length;
    for (const module of modules) {
      failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed++;
        else if (state === 'failed') failed++;
      }
    }
    console.log(`\n${passed} passed, ${failed} failed`);
  }
}
