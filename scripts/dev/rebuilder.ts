/** One build at a time, of all that changed until it starts; what changes meanwhile is the next one's. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Editors write several files at once, and some of them twice. */
const SETTLE_MS = 100;

export interface Rebuilder {
  /** Settles once nothing is being built and nothing waits. */
  start(): Promise<void>;
  changed(path: string): void;
  /** The same for what runs already; starts nothing. */
  idle(): Promise<void>;
}

/**
 * @param build must not reject
 * @param settle lets a burst of changes come to its end
 */
export function createRebuilder(
  build: (paths: readonly string[]) => Promise<void>,
  settle: () => Promise<unknown> = () => sleep(SETTLE_MS),
): Rebuilder {
  const waiting = new Set<string>();
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    do {
      await settle();
      const paths = [...waiting];
      waiting.clear();
      await build(paths);
    } while (waiting.size > 0);
    running = undefined;
  }

  function start(): Promise<void> {
    running ??= run();
    return running;
  }

  return {
    start,
    changed(path) {
      waiting.add(path);
      void start();
    },
    idle: async () => running,
  };
}
