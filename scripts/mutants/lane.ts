/** A copy of the project in which one mutant at a time is tried by a process of its own. */
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyTree } from '../../tests/harness/tree-copy.ts';
import type { Mutant } from './mutant.ts';
import { ownClock } from './own-time.ts';

/**
 * What became of a mutant: `killed` by a failed test, `late` where a test came to no end (which tells as much),
 * `survived` where all passed, `untested` where no test reads the source, `invalid` where it is no TypeScript any more.
 */
export type Outcome = 'killed' | 'late' | 'survived' | 'untested' | 'invalid';

/** What worker.mjs says. */
export type Said =
  | { readonly type: 'ready' }
  /** A test file begins, by its path from the root; '' where the next is looked for. */
  | { readonly type: 'begins'; readonly test: string }
  /** '' or the test that fails without any change. */
  | { readonly type: 'checked'; readonly failed: string }
  | { readonly type: 'done'; readonly outcome: Exclude<Outcome, 'late'> };

export interface Lane {
  /** @throws when a test that reads one of these sources fails as they are */
  check(paths: readonly string[]): Promise<void>;
  /** @throws when the tests can't be run at all */
  try(mutant: Mutant): Promise<Outcome>;
  close(): Promise<void>;
}

/** What test files take without any change, by their path from the root, in milliseconds of ownClock(). */
export type Durations = Map<string, number>;

/** A test file that takes so many times what it took without the change, and this much more, comes to no end. */
const SLOWER = 5;
const SLACK_MS = 10_000;
const LOOK_EVERY_MS = 500;

/**
 * @param durations filled by a check; a test file that stands there alone can be late
 */
export function openLane(durations: Durations): Lane {
  const copy = copyTree();
  let worker: ChildProcess | undefined;

  async function started(): Promise<ChildProcess> {
    if (worker?.connected) return worker;
    worker = fork(join(import.meta.dirname, 'worker.mjs'), [], {
      cwd: copy.root,
      // At the head of a group, with which the processes it starts are ended too.
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    if (!(await answerOf(worker, 'ready'))) throw new Error('the tests could not be started');
    return worker;
  }

  return {
    async check(paths) {
      const running = await started();
      running.send({ check: paths });
      const answer = await answerOf(running, 'checked', {
        took: (test, ms) => durations.set(test, Math.max(ms, durations.get(test) ?? 0)),
      });
      if (answer?.failed !== '') throw new Error(`without any change fails: ${answer?.failed ?? 'all'}`);
    },
    async try({ path, code }) {
      const running = await started();
      const file = join(copy.root, path);
      const source = readFileSync(file, 'utf8');
      writeFileSync(file, code);
      running.send({ path, durations: Object.fromEntries(durations) });
      const answer = await answerOf(running, 'done', {
        isLate: (test, ms) => ms > SLACK_MS + SLOWER * (durations.get(test) ?? Infinity),
      });
      writeFileSync(file, source);
      if (!answer) await end(worker);
      return answer?.outcome ?? 'late';
    },
    async close() {
      await end(worker);
      copy.remove();
    },
  };
}

interface Watch {
  /** Told what each test file took, once it is over. */
  readonly took?: (test: string, ms: number) => void;
  /** Asked now and then what to think of the one that runs, by what it has taken so far. */
  readonly isLate?: (test: string, ms: number) => boolean;
}

/** @returns undefined where a test file is late, or the process ends */
function answerOf<Type extends Said['type']>(
  worker: ChildProcess,
  wanted: Type,
  { took, isLate }: Watch = {},
): Promise<Extract<Said, { type: Type }> | undefined> {
  return new Promise((resolve) => {
    const clock = ownClock(worker.pid ?? 0);
    let running: { readonly test: string; readonly since: number } | undefined;
    const look = () => {
      const now = clock();
      if (running && isLate?.(running.test, now - running.since)) settle();
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    const settle = (answer?: Extract<Said, { type: Type }>) => {
      clearInterval(timer);
      worker.off('message', hear);
      worker.off('exit', nothing);
      resolve(answer);
    };
    const nothing = () => settle();
    const hear = (message: unknown) => {
      const said = message as Said;
      if (said.type === wanted) return settle(said as Extract<Said, { type: Type }>);
      if (said.type !== 'begins') return;
      const now = clock();
      if (running) took?.(running.test, now - running.since);
      running = { test: said.test, since: now };
    };
    worker.on('message', hear);
    worker.on('exit', nothing);
  });
}

async function end(head: ChildProcess | undefined): Promise<void> {
  if (!head?.pid || head.exitCode !== null || head.signalCode !== null) return;
  const ended = new Promise((resolve) => head.once('exit', resolve));
  process.kill(-head.pid, 'SIGKILL');
  await ended;
}
