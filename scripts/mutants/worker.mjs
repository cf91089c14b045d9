/** A process of test-process.ts: runs unit tests of the copy it stands in, in the order it is given, until one fails. */
import { relative } from 'node:path';
import { createVitest } from 'vitest/node';

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
  config: 'scripts/mutants/units.config.ts',
  watch: false,
  bail: 1,
  silent: true,
  reporters: [reporter],
  sequence: { sequencer: AsGiven },
  // Of the processes of a run each is as good as another: lanes run beside each other.
  maxWorkers: 1,
  fileParallelism: false,
});
await vitest.standalone();

/** @returns by their paths, the tests that load each of these sources */
async function readersOf(paths) {
  const readers = {};
  for (const path of paths) {
    vitest.config.related = [`${root}/${path}`];
    readers[path] = (await vitest.getRelevantTestSpecifications()).map(nameOf);
  }
  vitest.config.related = undefined;
  return readers;
}

const specifications = new Map();
for (const each of await vitest.globTestSpecifications()) specifications.set(nameOf(each), each);

/** @returns the test file that failed, by its path; '' where all passed */
async function failureOf(tests) {
  vitest.state.filesMap.clear();
  vitest.state.idMap.clear();
  vitest.state.errorsSet.clear();
  say({ type: 'begins', test: '' });
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(
    tests.map((test) => specifications.get(test)),
  );
  const failed = testModules.find((module) => !module.ok());
  if (failed) return nameOf(failed);
  return unhandledErrors.length > 0 ? 'an error outside of all tests' : '';
}

process.on('message', async ({ readersOf: paths, run, environment }) => {
  if (paths) return say({ type: 'readers', readers: await readersOf(paths) });
  Object.assign(process.env, environment);
  const failed = await failureOf(run);
  for (const name of Object.keys(environment)) delete process.env[name];
  say({ type: 'ran', failed });
});

const isAlone = ({ project }) => project.name === 'unit-alone';
say({ type: 'ready', alone: [...specifications.values()].filter(isAlone).map(nameOf) });
