/**
 * A copy of the project in which a mutant of what runs in pages is tried by Chromium: it is built, what a page sees of
 * the tap is compared, then a few sites' captures are played, then prompts are sent and tabs closed as people do. It
 * ends at the first failure.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyTree } from '../../tests/harness/tree-copy.ts';
import type { Lane, Lanes, Outcome } from './lane.ts';

/** What Node is given, in the copy. */
type Command = readonly string[];

/** One for each way in which an answer comes, and one whose answers stand in the document. */
const PLAYED = ['you', 'characterai', 'bing', 'google'];

const vitest = (...args: string[]): Command => [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--config=scripts/mutants/browsers.config.ts',
  ...args,
];

const BUILD: Command = ['scripts/build.mjs', 'chromium-all'];
const REPLAY: Command = ['scripts/replay.mjs', 'tests/fixtures', `--site=${PLAYED}`];
/** Nothing but the tap, which it bundles itself. */
const TAP = vitest('-t=in chromium', 'tests/browser/tap.test.ts');
const USE = [
  vitest('tests/browser/scenarios.test.ts'),
  vitest('-t=in chromium', 'tests/browser/kills.test.ts'),
];

/** What comes to no end in this time never does: all of them together take a tenth of it on a machine at rest. */
const LATE_MS = 20 * 60_000;

/** As many beside each other; one looks whether the tests pass at all. */
export function openBrowserLanes(count: number): Lanes {
  const lanes = Array.from({ length: count }, openBrowserLane);
  return {
    lanes,
    check: async () => lanes[0]?.check(),
    close: async () => {
      for (const lane of lanes) lane.close();
    },
  };
}

function openBrowserLane(): Lane & { check(): Promise<void>; close(): void } {
  const copy = copyTree();
  const running = new Set<ChildProcess>();

  function run(command: Command): Promise<boolean | 'late'> {
    return new Promise((resolve) => {
      // At the head of a group, with which the browsers it starts are ended too.
      const child = spawn(process.execPath, command, { cwd: copy.root, detached: true, stdio: 'ignore' });
      running.add(child);
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        endGroup(child);
      }, LATE_MS);
      child.on('exit', (code) => {
        clearTimeout(timer);
        running.delete(child);
        resolve(isLate ? 'late' : code === 0);
      });
    });
  }

  async function outcomeOf(commands: readonly Command[]): Promise<Outcome> {
    if ((await run(BUILD)) !== true) return 'invalid';
    for (const command of commands) {
      // On a busy machine a browser is late now and then: what fails is tried once more.
      if ((await run(command)) === true) continue;
      const again = await run(command);
      if (again !== true) return again === 'late' ? 'late' : 'killed';
    }
    return 'survived';
  }

  return {
    async check() {
      const outcome = await outcomeOf([TAP, REPLAY, ...USE]);
      if (outcome !== 'survived') throw new Error(`without any change it is ${outcome}`);
    },
    atOnce: 1,
    async *try(mutants) {
      for (const mutant of mutants) {
        const file = join(copy.root, mutant.path);
        const source = readFileSync(file, 'utf8');
        writeFileSync(file, mutant.code);
        const tap = mutant.path.startsWith('src/page/') ? [TAP] : [];
        const outcome = await outcomeOf([...tap, REPLAY, ...USE]);
        writeFileSync(file, source);
        yield { mutant, outcome };
      }
    },
    close() {
      for (const child of running) endGroup(child);
      copy.remove();
    },
  };
}

function endGroup({ pid }: ChildProcess): void {
  if (pid) process.kill(-pid, 'SIGKILL');
}
