/** When a page over the store reads anew: every so often while it is looked at, and right after it changed something. */

/** A popup is open for seconds and a reading takes about a millisecond: cheaper than keeping a line open. */
const REFRESH_MS = 2_000;

/** Both ends of it: who reads, and who changes. */
export interface Watch {
  /** Calls when there may be something new; returns what ends it. */
  watch(changed: () => void): () => void;
  /** Something was changed by this page itself. */
  touch(): void;
}

/** Calls every `refreshMs` while the page is in sight, as it comes into sight, and at each `touch`. */
export function createWatch(refreshMs = REFRESH_MS): Watch {
  const watchers = new Set<() => void>();

  function watch(changed: () => void): () => void {
    const refresh = (): void => {
      if (document.visibilityState === 'visible') changed();
    };
    const timer = setInterval(refresh, refreshMs);
    document.addEventListener('visibilitychange', refresh);
    watchers.add(changed);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', refresh);
      watchers.delete(changed);
    };
  }

  return {
    watch,
    touch() {
      for (const changed of watchers) changed();
    },
  };
}
