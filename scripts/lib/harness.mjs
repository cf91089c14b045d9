import { join } from 'node:path';
import { needPackages } from './packages.mjs';
import { ROOT } from './root.mjs';

/**
 * A module of this project, which is TypeScript: Node 20 can't import it by itself.
 * @param {string} path from the project's root, e.g. 'tests/harness/replay.ts'
 * @param {boolean} measures whether readers keep the text they measure, as in the test builds
 */
export async function importModule(path, measures = true) {
  needPackages();
  const { runnerImport } = await import('vite');
  const define = { __MEASURE__: JSON.stringify(measures), __ORGANISATION__: 'false' };
  const config = { configFile: false, root: ROOT, define, logLevel: 'error' };
  const { module } = await runnerImport(join(ROOT, path), config);
  return module;
}

/**
 * A module of tests/.
 * @param {string} path below tests/, e.g. 'harness/replay.ts'
 * @param {boolean} measures as for importModule
 */
export function importTests(path, measures = true) {
  return importModule(`tests/${path}`, measures);
}

/**
 * A module of tests/harness.
 * @param {string} name file name, e.g. 'replay.ts'
 */
export function importHarness(name) {
  return importTests(`harness/${name}`);
}
