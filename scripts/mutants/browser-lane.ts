/** A copy of the project in which one mutant at a time is built and tried by browser tests. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyTree } from '../../tests/harness/tree-copy.ts';
import { end, type Lane } from './lane.ts';

/**
 * @param tests paths from the root, of tests that load the builds for all sites: the other builds stay as they are
 */
export function openBrowserLane(tests: readonly string[]): Lane {
  const copy = copyTree();
  let running: ChildProcess | undefined;

  /** Whether it ends well. */
  const run = (...command: readonly string[]) =>
    new Promise<boolean>((resolve) => {
      running = spawn(process.execPath, command, { cwd: copy.root, detached: true, stdio: 'ignore' });
      running.once('exit', (code) => resolve(code === 0));
    });
  const passes = (test: string) =>
    run(join('node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', 'browser', '--bail', '1', test);

  return {
    async check() {
      for (const test of tests)
        if (!(await passes(test))) throw new Error(`without any change fails: ${test}`);
    },
    async try({ path, code }) {
      const file = join(copy.root, path);
      const source = readFileSync(file, 'utf8');
      const { atime, mtime } = statSync(file);
      writeFileSync(file, code);
      try {
        if (!(await run(join('scripts', 'build.mjs'), '--all-sites'))) return 'invalid';
        // Else the tests would build all other targets anew.
        utimesSync(file, atime, mtime);
        // A browser on a busy machine fails once in a while: what fails twice was noticed.
        for (const test of tests) if (!(await passes(test)) && !(await passes(test))) return 'killed';
        return 'survived';
      } finally {
        writeFileSync(file, source);
        utimesSync(file, atime, mtime);
      }
    },
    async close() {
      await end(running);
      copy.remove();
    },
  };
}
