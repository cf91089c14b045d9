/**
 * A copy of the project in which all mutants wait, and a process of its own that runs unit tests there with one of them
 * switched on.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyTree } from '../../tests/harness/tree-copy.ts';
import { ownClock } from './own-time.ts';
import type { FileReach } from './reached.ts';
import type { News, Orders, Trial, TrialOutcome } from './trial-runner.ts';

/** What worker.mjs says. */
type Said =
  /** Which tests, by their paths from the root, never share a process. */
  | { readonly type: 'ready'; readonly alone: readonly string[] }
  /** A test file begins, by its path; '' where the next is looked for. */
  | { readonly type: 'begins'; readonly test: string }
  /** The tests that load each source, by their paths. */
  | { readonly type: 'readers'; readonly readers: Readonly<Record<string, readonly string[]>> }
  /** '' or the test that failed. */
  | { readonly type: 'ran'; readonly failed: string };

/** What the tests come to without any change. */
export interface Checked {
  /** '' or the test that fails. */
  readonly failed: string;
  readonly reach: ReadonlyMap<string, FileReach>;
  /** What test files took, by their path from the root, in milliseconds of ownClock(). */
  readonly durations: ReadonlyMap<string, number>;
}

/** Whether a test file that has taken so long by its own doing comes to no end. */
export type IsLate = (test: string, durationMs: number) => boolean;

export interface TestProcess {
  /** The tests that never share a process, by their paths. */
  alone(): Promise<ReadonlySet<string>>;
  /** The tests that load each of these sources, by their paths. */
  readersOf(paths: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  check(tests: readonly string[]): Promise<Checked>;
  /**
   * Takes one trial after the other, all in one process that loads the sources once.
   * @returns what came out, in order: of fewer than there are where one is unsure or late, and then that is the last
   */
  take(trials: readonly Trial[], isLate: IsLate): Promise<(TrialOutcome | 'late')[]>;
  /** Has whole test files try a mutant from the loading of its source on, until one fails. */
  run(id: string, tests: readonly string[], isLate: IsLate): Promise<'killed' | 'late' | 'survived'>;
  close(): Promise<void>;
}

const LOOK_EVERY_MS = 500;

/**
 * @param switched by their paths, the sources with their mutants in them
 * @param ids of the mutants that will be tried
 * @throws (each of its functions) when the tests can't be run at all
 */
export function openTestProcess(switched: ReadonlyMap<string, string>, ids: readonly string[]): TestProcess {
  const copy = copyTree();
  for (const [path, code] of switched) writeFileSync(join(copy.root, path), code);
  const [ordersFile, newsFile] = ['orders.json', 'news.jsonl'].map((name) => join(copy.root, name)) as [
    string,
    string,
  ];
  let worker: ChildProcess | undefined;
  let alone: ReadonlySet<string> = new Set();

  async function started(): Promise<ChildProcess> {
    if (worker?.connected) return worker;
    worker = fork(join(import.meta.dirname, 'worker.mjs'), [], {
      cwd: copy.root,
      env: { ...process.env, MUTANT_ORDERS: ordersFile, MUTANT_NEWS: newsFile },
      // At the head of a group, with which the processes it starts are ended too.
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const ready = (await answerOf(worker, 'ready')) ?? fail();
    alone = new Set(ready.alone);
    return worker;
  }

  /** @returns undefined where a test file is late, or the process ends */
  async function ran(orders: Orders, tests: readonly string[], environment: object, watch: Watch) {
    const running = await started();
    writeFileSync(ordersFile, JSON.stringify(orders));
    writeFileSync(newsFile, '');
    running.send({ run: tests, environment });
    const answer = await answerOf(running, 'ran', watch);
    if (!answer) await end(worker);
    return answer;
  }

  const news = (): News[] => readFileSync(newsFile, 'utf8').split('\n').flatMap(parsed);

  return {
    async alone() {
      await started();
      return alone;
    },
    async readersOf(paths) {
      const running = await started();
      running.send({ readersOf: paths });
      const answer = (await answerOf(running, 'readers')) ?? fail();
      return new Map(Object.entries(answer.readers));
    },
    async check(tests) {
      const durations = new Map<string, number>();
      const watch: Watch = { took: (test, ms) => durations.set(test, ms) };
      const { failed } = (await ran({ ids }, tests, {}, watch)) ?? fail();
      const reach = news().flatMap((each): [string, FileReach][] =>
        'reach' in each ? [[each.file, each.reach]] : [],
      );
      return { failed, reach: new Map(reach), durations };
    },
    async take(trials, isLate) {
      const carrier = trials[0]?.files[0]?.file ?? fail();
      const begun = () => news().findLast((each) => 'begins' in each);
      await ran({ ids: [], trials }, [carrier], {}, { isLate, running: () => begun()?.begins });
      const told = news();
      const outcomes = told.flatMap((each) => ('outcome' in each ? [each.outcome] : []));
      const last = told.at(-1) ?? fail();
      return 'begins' in last ? [...outcomes, 'late'] : outcomes;
    },
    async run(id, tests, isLate) {
      const environment = { __STRYKER_ACTIVE_MUTANT__: id };
      const answer = await ran({ ids: [] }, tests, environment, { isLate });
      if (!answer) return 'late';
      return answer.failed === '' ? 'survived' : 'killed';
    },
    async close() {
      await end(worker);
      copy.remove();
    },
  };
}

/** A line that is not whole yet is none. */
function parsed(line: string): News[] {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}

function fail(): never {
  throw new Error('the tests could not be run');
}

interface Watch {
  /** Told what each test file took, once it is over. */
  readonly took?: (test: string, ms: number) => void;
  /** Asked now and then what to think of the one that runs, by what it has taken so far. */
  readonly isLate?: IsLate;
  /** Which one runs, where the process itself does not say so. */
  readonly running?: () => string | undefined;
}

/** @returns undefined where a test file is late, or the process ends */
function answerOf<Type extends Said['type']>(
  worker: ChildProcess,
  wanted: Type,
  watch: Watch = {},
): Promise<Extract<Said, { type: Type }> | undefined> {
  return new Promise((resolve) => {
    const clock = ownClock(worker.pid ?? 0);
    let running: { readonly test: string; readonly since: number } | undefined;
    const begin = (test: string) => {
      const now = clock();
      if (running) watch.took?.(running.test, now - running.since);
      running = { test, since: now };
    };
    const look = () => {
      const inside = watch.running?.();
      if (inside !== undefined && inside !== running?.test) begin(inside);
      if (running && watch.isLate?.(running.test, clock() - running.since)) settle();
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
      if (said.type === 'begins' && !watch.running) begin(said.test);
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
