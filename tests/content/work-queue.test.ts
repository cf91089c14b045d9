import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWorkQueue, type WorkQueue } from '../../src/content/work-queue.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

interface Task {
  readonly priority: TaskPriority | undefined;
  run(): void;
}

describe('work queue', () => {
  let tasks: Task[];
  let done: number[];
  /** What one job takes. */
  let jobMs: number;
  /** A job that can't be done. */
  let broken: number | null;
  let queue: WorkQueue<number>;

  beforeEach(() => {
    tasks = [];
    done = [];
    jobMs = 1;
    broken = null;
    let nowMs = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
    vi.stubGlobal('scheduler', {
      postTask: (run: () => void, { priority }: SchedulerPostTaskOptions) => tasks.push({ priority, run }),
    });
    queue = createWorkQueue((job) => {
      done.push(job);
      nowMs += jobMs;
      if (job === broken) throw new Error('made up');
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  const push = (count: number, isUrgent = false) => {
    for (let i = 0; i < count; i++) queue.push(i, isUrgent);
  };
  const runNext = () => tasks.shift()?.run();

  it('does nothing while the page has better things to do', () => {
    push(3);
    expect(done).toEqual([]);
    expect(tasks.map(({ priority }) => priority)).toEqual(['background']);
  });

  it('works in slices, in order, until all is done', () => {
    push(5);
    runNext();
    expect(done).toEqual([0, 1]);
    while (tasks.length > 0) runNext();
    expect(done).toEqual([0, 1, 2, 3, 4]);
  });

  it('does what is urgent at once', () => {
    queue.push(7, true);
    expect(done).toEqual([7]);
    expect(tasks).toEqual([]);
  });

  it('takes its turn among the tasks of the page while something urgent waits, and only then', () => {
    push(6);
    queue.push(6, true);
    push(3);
    expect(done).toEqual([0, 1]);
    const urgentTask = () => tasks.findIndex(({ priority }) => priority === 'user-visible');
    for (let index = urgentTask(); index >= 0; index = urgentTask())
      for (const task of tasks.splice(index, 1)) task.run();
    expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 0]);
    expect(tasks.map(({ priority }) => priority)).toEqual(['background']);
  });

  it.each([0, 1, 4])('goes on after job %i, which throws', (job) => {
    broken = job;
    push(5);
    while (tasks.length > 0) runNext();
    expect(done).toEqual([0, 1, 2, 3, 4]);
    push(1);
    expect(tasks).toHaveLength(1);
  });

  it('tells nobody of an urgent job that throws, nor of one as the page goes away', () => {
    broken = 3;
    push(5);
    queue.push(3, true);
    queue.hurry();
    expect(done).toEqual([0, 1, 2, 3, 4, 3]);
  });

  it('asks for one task of a sort at a time, and for the next once that one runs', () => {
    push(3);
    expect(tasks).toHaveLength(1);
    runNext();
    expect(tasks).toHaveLength(1);
    push(2);
    expect(tasks).toHaveLength(1);
  });

  it('begins anew once all is done: nothing is done twice, nothing is urgent any more', () => {
    push(3);
    queue.push(3, true);
    while (tasks.length > 0) runNext();
    done = [];
    push(3);
    runNext();
    expect(done).toEqual([0, 1]);
    expect(tasks.map(({ priority }) => priority)).toEqual(['background']);
    runNext();
    expect(done).toEqual([0, 1, 2]);
    expect(tasks).toEqual([]);
  });

  it('keeps nothing of what is done, though it never comes to an end', async () => {
    const held: WeakRef<object>[] = [];
    const endless = createWorkQueue<object>(() => undefined);
    const next = () => {
      const job = {};
      held.push(new WeakRef(job));
      endless.push(job, false);
    };
    vi.mocked(performance.now).mockReturnValueOnce(0).mockReturnValueOnce(9);
    next();
    next();
    runNext();
    // What a task holds is let go of once it is over.
    await new Promise((resolve) => setTimeout(resolve));
    collectGarbage();
    expect(held.map((job) => job.deref() !== undefined)).toEqual([false, true]);
  });

  it('does what it can at once when the page goes away', () => {
    push(30);
    queue.hurry();
    expect(done).toHaveLength(20);
  });
});
