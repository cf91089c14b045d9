/** When a page over the store reads anew: every so often while it is looked at, and right after it changed something. */

/** A popup is open for seconds and a reading takes about a millisecond: cheaper than keeping a line open. */
const REFRESH_MS = 2_000;
/** A million requests take seconds to be counted: of the time a page is looked at, no more than a tenth is spent so. */
const REST_SHARE = 9;

/** Both ends of it: who reads, and who changes. */
export interface Watch {
  /** Calls when there may be something new, to have it read; returns what ends it. */
  watch(changed: () => Promise<void>): () => void;
  /** Something was changed by this page itself. */
  touch(): void;
}

/**
 * Calls every `refreshMs` while the page is in sight, as it comes into sight, and at each `touch`. But for a touch, one
 * reading at a time, and a rest after each that grows with it.
 */
export function createWatch(refreshMs = REFRESH_MS): Watch {
  const watchers = new Set<() => Promise<void>>();

  function watch(changed: () => Promise<void>): () => void {
    let isReading = false;
    let restsUntilMs = 0;
    const read = async (): Promise<void> => {
      if (document.visibilityState !== 'visible' || isReading) return;
      isReading = true;
      const startMs = performance.now();
      try {
        await changed();
      } finally {
        const endMs = performance.now();
        restsUntilMs = endMs + REST_SHARE * (endMs - startMs);
        isReading = false;
      }
    };
    const seen = (): void => void read();
    const timer = setInterval(() => {
      if (performance.now() >= restsUntilMs) void read();
    }, refreshMs);
    document.addEventListener('visibilitychange', seen);
    watchers.add(changed);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', seen);
      watchers.delete(changed);
    };
  }

  return {
    watch,
    touch() {
      for (const changed of watchers) void changed();
    },
  };
}
