/** By which tests a mutant is tried, and how. */
import type { Mutant } from './mutant.ts';
import { type Durations, groupsOf, isLeftOut } from './ranking.ts';
import type { Reached } from './reached.ts';
import type { Trial } from './trial-runner.ts';

/** So many times what tests come to a place without the change, and this much more, is without end. */
const MORE_HITS = 100;
const SLACK_HITS = 10_000;

/** What is known of the tests without any change. */
export interface Known {
  /** Those that never share a process. */
  alone: ReadonlySet<string>;
  /** Those that load each source. */
  readers: ReadonlyMap<string, readonly string[]>;
  readonly reached: Reached;
  readonly durations: Durations;
}

/** How a mutant is tried. */
export interface Plan {
  readonly mutant: Mutant;
  /** With others in one process; undefined where no test that can be run so comes to it. */
  readonly trial: Trial | undefined;
  /** By whole files, each time in a new process: where the trial does not tell enough. */
  readonly files: readonly string[];
}

/** @param mutant its id and path are what counts */
export function planOf(mutant: Mutant, { alone, readers, reached, durations }: Known): Plan {
  if (reached.isWhileLoading(mutant.id)) {
    const loading = (readers.get(mutant.path) ?? []).filter((test) => !isLeftOut(test));
    return { mutant, trial: undefined, files: loading };
  }
  const tests = new Map(reached.testsOf(mutant.id).map((each) => [each.file, each]));
  const together = [...tests.keys()].filter((file) => !alone.has(file));
  const files = groupsOf(mutant.path, together, durations).flat();
  const hits = Math.max(0, ...[...tests.values()].map((each) => each.hits));
  const trial: Trial = {
    id: mutant.id,
    files: files.map((file) => ({ file, ids: tests.get(file)?.ids })),
    hitLimit: MORE_HITS * hits + SLACK_HITS,
  };
  return {
    mutant,
    trial: files.length > 0 ? trial : undefined,
    files: [...tests.keys()].filter((file) => alone.has(file)),
  };
}
