/** Mutants tried by unit tests: each by those alone that come to it, those that most likely notice first. */
import type { Lane, Lanes, Outcome, Tried } from './lane.ts';
import type { Mutant } from './mutant.ts';
import { type Known, type Plan, planOf } from './plan.ts';
import { groupsOf, isLeftOut } from './ranking.ts';
import { Reached } from './reached.ts';
import { type Checked, type IsLate, openTestProcess, type TestProcess } from './test-process.ts';
import type { Trial, TrialOutcome } from './trial-runner.ts';

/** A process takes about as long to load its files as for so many trials. */
const AT_ONCE = 25;

/** A test file that takes so many times what it took without the change, and this much more, comes to no end. */
const SLOWER = 5;
const SLACK_MS = 10_000;

/**
 * @param mutants that will be tried
 * @param switched by their paths, the sources with their mutants in them
 */
export function openUnitLanes(
  mutants: readonly Mutant[],
  switched: ReadonlyMap<string, string>,
  count: number,
): Lanes {
  const paths = [...new Set(mutants.map(({ path }) => path))];
  const named = new Map(paths.map((path) => [path, switched.get(path) ?? '']));
  const ids = mutants.map(({ id }) => id);
  const processes = Array.from({ length: count }, () => openTestProcess(named, ids));
  const [reached, durations] = [new Reached(), new Map<string, number>()];
  const known: Known = { alone: new Set(), readers: new Map(), reached, durations };
  return {
    lanes: processes.map((process) => unitLane(process, known)),
    async check() {
      // One tells which tests load the sources, while the others start.
      const [first] = await Promise.all(
        processes.map(async (process, at) => ({
          alone: await process.alone(),
          readers: at === 0 ? await process.readersOf(paths) : undefined,
        })),
      );
      known.alone = first?.alone ?? known.alone;
      known.readers = first?.readers ?? known.readers;
      const tests = [...new Set([...known.readers.values()].flat())].filter((test) => !isLeftOut(test));
      const checked = await Promise.all(
        processes.map((process, at) => check(process, shareOf(tests, at, count))),
      );
      for (const each of checked) {
        for (const [test, reach] of each?.reach ?? []) reached.add(test, reach);
        for (const [test, ms] of each?.durations ?? []) durations.set(test, ms);
      }
    },
    async close() {
      await Promise.all(processes.map((process) => process.close()));
    },
  };
}

/** Every so manieth of all. */
const shareOf = <Item>(all: readonly Item[], at: number, count: number): Item[] =>
  all.filter((_, index) => index % count === at);

async function check(process: TestProcess, tests: readonly string[]): Promise<Checked | undefined> {
  if (tests.length === 0) return;
  const checked = await process.check(tests);
  if (checked.failed !== '') throw new Error(`without any change fails: ${checked.failed}`);
  return checked;
}

function unitLane(process: TestProcess, known: Known): Lane {
  const isLate: IsLate = (test, ms) => ms > SLACK_MS + SLOWER * (known.durations.get(test) ?? Infinity);

  /** @returns what came out of the trials, in their order */
  async function outcomesOf(trials: readonly Trial[]): Promise<(TrialOutcome | 'late')[]> {
    const outcomes: (TrialOutcome | 'late')[] = [];
    while (outcomes.length < trials.length)
      outcomes.push(...(await process.take(trials.slice(outcomes.length), isLate)));
    return outcomes;
  }

  async function byFiles({ id, path }: Mutant, files: readonly string[]): Promise<Outcome> {
    for (const group of groupsOf(path, files, known.durations)) {
      const outcome = await process.run(id, group, isLate);
      if (outcome !== 'survived') return outcome;
    }
    return 'survived';
  }

  async function settled(plan: Plan, outcome: TrialOutcome | 'late' | undefined): Promise<Outcome> {
    if (outcome === 'killed' || outcome === 'late') return outcome;
    const unsure = outcome === 'unsure' ? (plan.trial?.files.map(({ file }) => file) ?? []) : [];
    const files = [...unsure, ...plan.files];
    if (files.length > 0) return byFiles(plan.mutant, files);
    return outcome === undefined ? 'untested' : 'survived';
  }

  return {
    atOnce: AT_ONCE,
    async *try(mutants): AsyncIterable<Tried> {
      const plans = mutants.map((mutant) => planOf(mutant, known));
      const trials = plans.flatMap(({ trial }) => (trial ? [trial] : []));
      const outcomes = await outcomesOf(trials);
      const outcomeOf = new Map(trials.map(({ id }, at) => [id, outcomes[at]]));
      for (const plan of plans)
        yield { mutant: plan.mutant, outcome: await settled(plan, outcomeOf.get(plan.mutant.id)) };
    },
  };
}
