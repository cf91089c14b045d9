/**
 * Ends a run with its files and tests that took longest, what it checked, and `N passed, N failed`. With TEST_REPORT, a
 * path, scripts/test.mjs is told the same as JSON.
 */
import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';
import './cases.ts';

export interface RunReport {
  readonly passed: number;
  readonly failed: number;
  /** Each test counts as many as it says it tried (cases.ts), or one. */
  readonly cases: number;
  readonly slowest: readonly Timed[];
}

export interface Timed {
  readonly name: string;
  readonly durationMs: number;
}

const SHOWN = 10;

export default class RunReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const report = reportOf(modules, errors);
    const files = modules.map((module) => ({
      name: module.relativeModuleId,
      durationMs: module.diagnostic().duration,
    }));
    const { TEST_REPORT } = process.env;
    if (TEST_REPORT) writeFileSync(TEST_REPORT, JSON.stringify(report));
    else console.log(`\n${lines('tests', report.slowest)}`);
    console.log(`\n${lines('files', slowestOf(files))}`);
    console.log(`\n${report.cases} cases in ${report.passed + report.failed} tests`);
    console.log(`${report.passed} passed, ${report.failed} failed`);
  }
}

function reportOf(modules: readonly TestModule[], errors: readonly SerializedError[]): RunReport {
  // An error outside any test (a file that does not load, an unhandled rejection) is a failure too.
  let failed = errors.length;
  let passed = 0;
  let cases = 0;
  const timed: Timed[] = [];
  for (const module of modules) {
    failed += module.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') passed++;
      else if (state === 'failed') failed++;
      else continue;
      cases += test.meta().cases ?? 1;
      timed.push({
        name: `${module.relativeModuleId} > ${test.fullName}`,
        durationMs: test.diagnostic()?.duration ?? 0,
      });
    }
  }
  return { passed, failed, cases, slowest: slowestOf(timed) };
}

function slowestOf(timed: readonly Timed[]): Timed[] {
  return [...timed].sort((a, b) => b.durationMs - a.durationMs).slice(0, SHOWN);
}

function lines(what: string, timed: readonly Timed[]): string {
  const each = timed.map(
    ({ name, durationMs }) => `${(durationMs / 1000).toFixed(1).padStart(7)} s  ${name}`,
  );
  return [`the slowest ${what}:`, ...each].join('\n');
}
