/** Starts the test files that take longest first, so that no core is left alone with one at the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest first; what they take is in the last lines of a run. */
const LONGEST: readonly string[] = [
  'browser/gallery',
  'browser/replay',
  'browser/scenarios',
  'browser/update',
  'browser/causes',
  'browser/gallery-firefox',
  'browser/popup',
  'browser/pages',
  'browser/tap',
  'browser/access',
  'browser/handover',
  'browser/background',
  'browser/dev',
  'browser/document-answers',
  'browser/history',
  'browser/migration',
  'scripts/new-site',
  'fuzz/fuzz',
  'fuzz/numbers',
];

function rankOf({ moduleId }: TestSpecification): number {
  const rank = LONGEST.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
  return rank < 0 ? LONGEST.length : rank;
}

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    return [...usual].sort((a, b) => rankOf(a) - rankOf(b));
  }
}
