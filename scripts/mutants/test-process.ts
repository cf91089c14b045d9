/**
 * A copy of the project in which all mutants wait, and a process of its own that runs unit tests there with one of them
 * switched on.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyTree } from '../../tests/harness/tree-copy.ts';
import { ownClock } from './own-time.ts';
import type { FileReach } from './reached.ts';

/** What worker.mjs says. */
type Said =
  | { readonly type: 'ready' }
  /** A test file begins, by its path from the root; '' where the next is looked for. */
  | { readonly type: 'begins'; readonly test: string }
  /** The tests that load each source, by their paths. */
  | { readonly type: 'readers'; readonly readers: Readonly<Record<string, readonly string[]>> }
  /** '' or the test that failed, and what each test that ran says of itself. */
  | {
      readonly type: 'ran';
      readonly failed: string;
      readonly reached: Readonly<Record<string, FileReach | undefined>>;
    };

/** What the tests come to without any change. */
export interface Checked {
  /** '' or the test that fails. */
  readonly failed: string;
  readonly reached: Readonly<Record<string, FileReach | undefined>>;
  /** What test files took, by their path from the root, in milliseconds of ownClock(). */
  readonly durations: ReadonlyMap<string, number>;
}

/** What is run with a mutant switched on. */
export interface Trial {
  readonly id: string;
  /** In this order, until one fails. */
  readonly tests: readonly string[];
  /** After how many times a test that comes to it fails: what does so without end. */
  readonly hitLimit: number;
  /** Whether a test file that has taken so long by its own doing comes to no end. */
  readonly isLate: (test: string, durationMs: number) => boolean;
}

export interface TestProcess {
  /** The tests that load each of these sources, by their paths. */
  readersOf(paths: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  check(tests: readonly string[]): Promise<Checked>;
  run(trial: Trial): Promise<'killed' | 'late' | 'survived'>;
  close(): Promise<void>;
}

const LOOK_EVERY_MS = 500;

/**
 * @param switched by their paths, the sources with their mutants in them
 * @throws (each of its functions) when the tests can't be run at all
 */
export function openTestProcess(switched: ReadonlyMap<string, string>): TestProcess {
  const copy = copyTree();
  for (const [path, code] of switched) writeFileSync(join(copy.root, path), code);
  let worker: ChildProcess | undefined;

  async function started(): Promise<ChildProcess> {
    if (worker?.connected) return worker;
    worker = fork(join(import.meta.dirname, 'worker.mjs'), [], {
      cwd: copy.root,
      // At the head of a group, with which the processes it starts are ended too.
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    return (await answerOf(worker, 'ready')) ? worker : fail();
  }

  return {
    async readersOf(paths) {
      const running = await started();
      running.send({ readersOf: paths });
      const answer = (await answerOf(running, 'readers')) ?? fail();
      return new Map(Object.entries(answer.readers));
    },
    async check(tests) {
      const durations = new Map<string, number>();
      const running = await started();
      running.send({ run: tests, environment: {} });
      const answer = await answerOf(running, 'ran', { took: (test, ms) => durations.set(test, ms) });
      return { ...(answer ?? fail()), durations };
    },
    async run({ id, tests, hitLimit, isLate }) {
      const running = await started();
      const environment = { __STRYKER_ACTIVE_MUTANT__: id, MUTANT_HIT_LIMIT: `${hitLimit}` };
      running.send({ run: tests, environment });
      const answer = await answerOf(running, 'ran', { isLate });
      if (answer) return answer.failed === '' ? 'survived' : 'killed';
      await end(worker);
      return 'late';
    },
    async close() {
      await end(worker);
      copy.remove();
    },
  };
}

function fail(): never {
  throw new Error('the tests could not be run');
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
