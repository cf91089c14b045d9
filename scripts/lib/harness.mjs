import { join } from 'node:path';
import { runnerImport } from 'vite';
import { ROOT } from './root.mjs';

/**
 * A module of tests/harness, which is TypeScript: Node 20 can't import it by itself.
 * @param {string} name file name, e.g. 'replay.ts'
 */
export async function importHarness(name) {
  const config = { configFile: false, root: ROOT, define: { __MEASURE__: 'true' }, logLevel: 'error' };
  const { module } = await runnerImport(join(ROOT, 'tests/harness', name), config);
  return module;
}
