/** How many cases a test tries: captures played, runs of a property, broken inputs. The run's last table adds them up. */
import { TestRunner } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** Cases the test tried, where it tries more than one. */
    cases?: number;
  }
}

/** Tells how many cases the running test tried besides those it told of already. */
export function countCases(cases: number): void {
  const test = TestRunner.getCurrentTest();
  if (test) test.meta.cases = (test.meta.cases ?? 0) + cases;
}
