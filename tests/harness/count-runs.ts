/** Has every property say how many runs it tried: a set-up file of the tests. */
import fc from 'fast-check';
import { countCases } from './cases.ts';

fc.configureGlobal({
  reporter(details) {
    countCases(details.numRuns);
    if (details.failed) throw new Error(fc.defaultReportMessage(details), { cause: details.errorInstance });
  },
});
