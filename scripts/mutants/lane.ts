/** A copy of the project in which one mutant at a time is tried by a process of its own. */
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyTree } from '../../tests/harness/tree-copy.ts';
import type { Mutant } from './mutant.ts';

/**
 * What became of a mutant: `killed` by a failed test, `late` where a test came to no end (which tells as much),
 * `survived` where all passed, `untested` where no test reads the source, `invalid` where it is no TypeScript any more.
 */
export type Outcome = 'killed' | 'late' | 'survived' | 'untested' | 'invalid';

/** What worker.mjs says. */
export type Said =
  | { readonly type: 'ready' }
  /** It has more to do, and something to say before that time is over. */
  | { readonly type: 'goes on'; readonly patienceMs: number }
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

/** Until it says how long it takes. */
const FIRST_PATIENCE_MS = 120_000;

export function openLane(): Lane {
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
      const answer = await answerOf(running, 'checked');
      if (answer?.failed !== '') throw new Error(`without any change fails: ${answer?.failed ?? 'all'}`);
    },
    async try({ path, code }) {
      const running = await started();
      const file = join(copy.root, path);
      const source = readFileSync(file, 'utf8');
      writeFileSync(file, code);
      running.send({ path });
      const answer = await answerOf(running, 'done');
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

/** @returns undefined where it says nothing for longer than it said it would, or ends */
function answerOf<Type extends Said['type']>(
  worker: ChildProcess,
  wanted: Type,
): Promise<Extract<Said, { type: Type }> | undefined> {
  return new Promise((resolve) => {
    let patience: NodeJS.Timeout;
    const settle = (answer?: Extract<Said, { type: Type }>) => {
      clearTimeout(patience);
      worker.off('message', hear);
      worker.off('exit', nothing);
      resolve(answer);
    };
    const nothing = () => settle();
    const wait = (patienceMs: number) => {
      clearTimeout(patience);
      patience = setTimeout(nothing, patienceMs);
    };
    const hear = (said: unknown) => {
      const heard = said as Said;
      if (heard.type === wanted) settle(heard as Extract<Said, { type: Type }>);
      else if (heard.type === 'goes on') wait(heard.patienceMs);
    };
    worker.on('message', hear);
    worker.on('exit', nothing);
    wait(FIRST_PATIENCE_MS);
  });
}

async function end(worker: ChildProcess | undefined): Promise<void> {
  if (!worker?.pid || worker.exitCode !== null || worker.signalCode !== null) return;
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  process.kill(-worker.pid, 'SIGKILL');
  await ended;
}
