/**
 * A process of lane.ts: runs the unit tests that read a source which was just changed, in the copy it stands in, those
 * that most likely notice first, until one fails.
 */
import { relative } from 'node:path';
import { createVitest } from 'vitest/node';
import { groupsOf, isLeftOut } from './ranking.mjs';

const root = process.cwd();
const say = (said) => process.send?.(said);
const nameOf = ({ moduleId }) => relative(root, moduleId);

/** Keeps the order it is given. */
class AsGiven {
  sort = (files) => files;
  shard = (files) => files;
}

const reporter = {
  onTestModuleQueued: (module) => say({ type: 'begins', test: nameOf(module) }),
  onTestModuleEnd: () => say({ type: 'begins', test: '' }),
};

const vitest = await createVitest('test', {
  root,
  watch: false,
  project: ['unit', 'unit-alone'],
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
  const found = tests.filter((test) => !isLeftOut(nameOf(test)));
  related.set(path, found);
  return found;
}

/** @returns the test file that failed, by its path; '' where all passed */
async function failureOf(tests) {
  vitest.state.filesMap.clear();
  vitest.state.idMap.clear();
  vitest.state.errorsSet.clear();
  say({ type: 'begins', test: '' });
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications([...tests]);
  const failed = testModules.find((module) => !module.ok());
  if (failed) return nameOf(failed);
  return unhandledErrors.length > 0 ? 'an error outside of all tests' : '';
}

/** @returns what fails of what reads any of these sources, as they are; '' where nothing does */
async function checkOf(paths) {
  const tests = new Map();
  for (const path of paths) for (const test of await relatedTo(path)) tests.set(test.moduleId, test);
  return tests.size === 0 ? '' : failureOf([...tests.values()]);
}

/**
 * @param durations what tests take without it, by their path
 * @returns what came out for the change that stands in the file now
 */
async function outcomeOf(path, durations) {
  const file = `${root}/${path}`;
  const tests = await relatedTo(path);
  if (tests.length === 0) return 'untested';
  vitest.invalidateFile(file);
  try {
    await vitest.vite.environments.ssr.transformRequest(file);
  } catch {
    return 'invalid';
  }
  const byPath = new Map(tests.map((test) => [nameOf(test), test]));
  for (const group of groupsOf(path, [...byPath.keys()], durations)) {
    if ((await failureOf(group.map((name) => byPath.get(name)))) !== '') return 'killed';
  }
  return 'survived';
}

process.on('message', async ({ check, path, durations }) => {
  if (check) return say({ type: 'checked', failed: await checkOf(check) });
  say({ type: 'done', outcome: await outcomeOf(path, new Map(Object.entries(durations))) });
  vitest.invalidateFile(`${root}/${path}`);
});
say({ type: 'ready' });
