/**
 * Does small jobs in order on the page's main thread without holding it: after a slice's worth of work the rest waits
 * for a later task. Tasks come from a MessageChannel, since timers stand still in hidden tabs.
 */

/** design.md section 9 allows no added task over 4 ms; the job that runs when the slice ends needs its share. */
const SLICE_MS = 2;

export interface WorkQueue<Job> {
  push(job: Job): void;
  /** Does what one longer slice allows, now: the page is going away. */
  hurry(): void;
}

const HURRY_MS = 20;

export function createWorkQueue<Job>(work: (job: Job) => void): WorkQueue<Job> {
  const jobs: Job[] = [];
  let done = 0;
  let scheduled = false;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    scheduled = false;
    slice(SLICE_MS);
  };

  function slice(budgetMs: number): void {
    const until = performance.now() + budgetMs;
    while (done < jobs.length) {
      work(jobs[done++] as Job);
      if (performance.now() >= until) break;
    }
    if (done < jobs.length) {
      if (!scheduled) port2.postMessage(null);
      scheduled = true;
    } else {
      jobs.length = 0;
      done = 0;
    }
  }

  return {
    push(job) {
      jobs.push(job);
      if (!scheduled) slice(SLICE_MS);
    },
    hurry() {
      slice(HURRY_MS);
    },
  };
}
