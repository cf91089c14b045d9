/** Mutants tried by unit tests: each by those alone that come to it, those that most likely notice first. */
import type { Lanes, Outcome } from './lane.ts';
import type { Mutant } from './mutant.ts';
import { groupsOf, isLeftOut } from './ranking.ts';
import { Reached } from './reached.ts';
import { openTestProcess, type TestProcess, type Trial } from './test-process.ts';

/** A test file that takes so many times what it took without the change, and this much more, comes to no end. */
const SLOWER = 5;
const SLACK_MS = 10_000;
/** So many times what tests come to a place without the change, and this much more, is without end. */
const MORE_HITS = 100;
const SLACK_HITS = 10_000;

/** What is known of the tests without any change. */
interface Known {
  readonly readers: ReadonlyMap<string, readonly string[]>;
  readonly reached: Reached;
  readonly durations: Map<string, number>;
}

/**
 * @param paths of the sources whose mutants will be tried
 * @param switched by their paths, the sources with their mutants in them
 */
export function openUnitLanes(
  paths: readonly string[],
  switched: ReadonlyMap<string, string>,
  count: number,
): Lanes {
  const named = new Map(paths.map((path) => [path, switched.get(path) ?? '']));
  const processes = Array.from({ length: count }, () => openTestProcess(named));
  const known: Known = { readers: new Map(), reached: new Reached(), durations: new Map() };
  return {
    lanes: processes.map((process) => ({ try: (mutant) => outcomeOf(mutant, process, known) })),
    async check() {
      Object.assign(known, { readers: await readersOf(paths, processes) });
      const tests = [...new Set([...known.readers.values()].flat())];
      await Promise.all(processes.map((process, at) => check(process, shareOf(tests, at, count), known)));
    },
    async close() {
      await Promise.all(processes.map((process) => process.close()));
    },
  };
}

/** The first tells which tests load the sources, while the others start. */
async function readersOf(paths: readonly string[], [first, ...others]: readonly TestProcess[]) {
  const [readers = new Map()] = await Promise.all([
    first?.readersOf(paths),
    ...others.map((process) => process.readersOf([])),
  ]);
  return new Map(
    [...readers].map(([path, tests]) => [path, tests.filter((test: string) => !isLeftOut(test))]),
  );
}

/** Every so manieth of all. */
const shareOf = <Item>(all: readonly Item[], at: number, count: number): Item[] =>
  all.filter((_, index) => index % count === at);

async function check(process: TestProcess, tests: readonly string[], known: Known): Promise<void> {
  if (tests.length === 0) return;
  const { failed, reached, durations } = await process.check(tests);
  if (failed !== '') throw new Error(`without any change fails: ${failed}`);
  for (const [test, reach] of Object.entries(reached)) if (reach) known.reached.add(test, reach);
  for (const [test, ms] of durations) known.durations.set(test, ms);
}

async function outcomeOf({ id, path }: Mutant, process: TestProcess, known: Known): Promise<Outcome> {
  const tests = known.reached.testsOf(id, known.readers.get(path) ?? []);
  if (tests.length === 0) return 'untested';
  const hits = Math.max(...tests.map((test) => known.reached.hitsOf(id, test)));
  const trial: Omit<Trial, 'tests'> = {
    id,
    hitLimit: MORE_HITS * hits + SLACK_HITS,
    isLate: (test, ms) => ms > SLACK_MS + SLOWER * (known.durations.get(test) ?? Infinity),
  };
  for (const group of groupsOf(path, tests, known.durations)) {
    const outcome = await process.run({ ...trial, tests: group });
    if (outcome !== 'survived') return outcome;
  }
  return 'survived';
}
