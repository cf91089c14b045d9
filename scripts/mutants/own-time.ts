/** How long a process took by its own doing, however busy the machine is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A clock that stands still while the process, or one that it started, waits for a processor. It is exact where it is
 * read often; on systems that don't tell who waits (all but Linux) it is the time of the wall.
 * @returns what reads it: milliseconds since this call
 */
export function ownClock(pid: number): () => number {
  let totalMs = 0;
  let lookedAt = performance.now();
  let waited = waitedMs(pid);
  return () => {
    const now = performance.now();
    const before = waited;
    waited = waitedMs(pid);
    const lostMs = [...waited].reduce((sum, [each, ms]) => sum + ms - (before.get(each) ?? 0), 0);
    totalMs += Math.max(0, now - lookedAt - lostMs);
    lookedAt = now;
    return totalMs;
  };
}

/** How long it and each it started have waited for a processor since it began, by its id, in milliseconds. */
function waitedMs(pid: number): Map<number, number> {
  const started = readProc(`${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
  // The second number, in nanoseconds (the kernel's sched-stats.rst); of its main thread, in which JavaScript runs.
  const msOf = (each: number) => Number(readProc(`${each}/schedstat`).split(' ')[1] ?? 0) / 1_000_000;
  return new Map([pid, ...started].map((each) => [each, msOf(each)]));
}

/** '' where there is no such process, or nothing of the kind. */
function readProc(path: string): string {
  try {
    return readFileSync(join('/proc', path), 'utf8').trim();
  } catch {
    return '';
  }
}
