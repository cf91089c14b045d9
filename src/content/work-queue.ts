/**
 * Does small jobs in order on the page's main thread without being in its way: in short slices, and when the page has
 * nothing better to do. Only what is urgent, and what waits before it, takes its turn among the page's own tasks.
 */

/** No added task over 4 ms (docs/BUDGETS.md), the share of the job that runs when the slice ends included. */
const SLICE_MS = 2;
const HURRY_MS = 20;

/** Jobs are done in the order they come in. An urgent one brings those before it forward too. */
export interface WorkQueue<Job> {
  push(job: Job, isUrgent: boolean): void;
  /** Does what one longer slice allows, now: the page is going away. */
  hurry(): void;
}

/** @param work does one job, whose share of a slice can't be cut short; one that throws costs itself alone */
export function createWorkQueue<Job>(work: (job: Job) => void): WorkQueue<Job> {
  const jobs: Job[] = [];
  let done = 0;
  /** Up to here the jobs are urgent, or stand before one that is. */
  let urgent = 0;
  const soon = createTask('user-visible', () => slice(SLICE_MS));
  const idle = createTask('background', () => slice(SLICE_MS));

  function slice(budgetMs: number): void {
    const until = performance.now() + budgetMs;
    while (done < jobs.length) {
      attempt(jobs[done++] as Job);
      if (performance.now() >= until) break;
    }
    // Of a queue that never empties, what is done must not be kept.
    jobs.splice(0, done);
    urgent = Math.max(0, urgent - done);
    done = 0;
    if (urgent > 0) soon();
    else if (jobs.length > 0) idle();
  }

  /** Errors of ours are none of the page's, and those after it are no worse for it. */
  function attempt(job: Job): void {
    try {
      work(job);
    } catch {}
  }

  return {
    push(job, isUrgent) {
      jobs.push(job);
      if (isUrgent) {
        urgent = jobs.length;
        slice(SLICE_MS);
      } else {
        idle();
      }
    },
    hurry() {
      slice(HURRY_MS);
    },
  };
}

/**
 * Has `run` called in a task of its own, once however often it is asked for before. Not by a timer: those stand still in
 * hidden tabs.
 */
function createTask(priority: TaskPriority, run: () => void): () => void {
  let isAsked = false;
  const start = () => {
    isAsked = false;
    run();
  };
  return () => {
    if (!isAsked) void scheduler.postTask(start, { priority });
    isAsked = true;
  };
}
