/**
 * A process of lane.ts: runs the unit tests that read a source which was just changed, in the copy it stands in, those
 * that most likely notice first, until one fails.
 */
import { availableParallelism, loadavg } from 'node:os';
import { relative } from 'node:path';
import { createVitest } from 'vitest/node';
import { groupsOf, isLeftOut } from './ranking.mjs';

/**
 * A test that takes so many times what it took before, and this much more, comes to no end; on a machine with more to do
 * than it has cores, as many times this much.
 */
const SLOWER = 5;
const SLACK_MS = 10_000;
/** What a test takes that was not run yet. */
const UNKNOWN_MS = 10_000;

const root = process.cwd();
/** By path from the root, in milliseconds. */
const durations = new Map();
let patienceMs = 0;

const crowding = () => Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
const say = (said) => process.send?.(said);
const goesOn = () => say({ type: 'goes on', patienceMs });

/** Keeps the order it is given. */
class AsGiven {
  sort = (files) => files;
  shard = (files) => files;
}

const reporter = {
  onTestModuleEnd(module) {
    const path = relative(root, module.moduleId);
    durations.set(path, Math.max(durations.get(path) ?? 0, module.diagnostic().duration));
    goesOn();
  },
};

const vitest = await createVitest('test', {
  root,
  watch: false,
  project: ['unit'],
  bail: 1,
  silent: true,
  reporters: [reporter],
  sequence: { sequencer: AsGiven },
  // Of the processes of a run each is as good as another: lanes run beside each other.
  maxWorkers: 1,
  fileParallelism: false,
});
await vitest.standalone();

/** The tests that read a source, by its path. */
const related = new Map();

async function relatedTo(path) {
  const known = related.get(path);
  if (known) return known;
  vitest.config.related = [`${root}/${path}`];
  const tests = await vitest.getRelevantTestSpecifications();
  vitest.config.related = undefined;
  const found = tests.filter(({ moduleId }) => !isLeftOut(relative(root, moduleId)));
  related.set(path, found);
  return found;
}

/** @returns the test file that failed, by its path; '' where all passed */
async function failureOf(tests) {
  vitest.state.filesMap.clear();
  vitest.state.idMap.clear();
  vitest.state.errorsSet.clear();
  const expected = tests.map(({ moduleId }) => durations.get(relative(root, moduleId)) ?? UNKNOWN_MS);
  patienceMs = SLACK_MS * crowding() + SLOWER * Math.max(...expected);
  goesOn();
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications([...tests]);
  const failed = testModules.find((module) => !module.ok());
  if (failed) return relative(root, failed.moduleId);
  return unhandledErrors.length > 0 ? 'an error outside of all tests' : '';
}

/** Whether what reads any of these sources passes as they are; also to know how long it takes. */
async function checkOf(paths) {
  const tests = new Map();
  for (const path of paths) for (const test of await relatedTo(path)) tests.set(test.moduleId, test);
  return tests.size === 0 ? '' : failureOf([...tests.values()]);
}

/** What came out for the change that stands in the file now. */
async function outcomeOf(path) {
  const file = `${root}/${path}`;
  const tests = await relatedTo(path);
  if (tests.length === 0) return 'untested';
  vitest.invalidateFile(file);
  try {
    await vitest.vite.environments.ssr.transformRequest(file);
  } catch {
    return 'invalid';
  }
  const byPath = new Map(tests.map((test) => [relative(root, test.moduleId), test]));
  for (const group of groupsOf(path, [...byPath.keys()], durations)) {
    if ((await failureOf(group.map((name) => byPath.get(name)))) !== '') return 'killed';
  }
  return 'survived';
}

process.on('message', async ({ check, path }) => {
  if (check) return say({ type: 'checked', failed: await checkOf(check) });
  say({ type: 'done', outcome: await outcomeOf(path) });
  vitest.invalidateFile(`${root}/${path}`);
});
say({ type: 'ready' });
