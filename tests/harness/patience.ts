/** How long tests wait for what must come: a busy machine is waited for, and what never comes is told by it all the same. */
export const PATIENCE_MS = 120_000;

/** For `expect.poll`. */
export const PATIENCE = { timeout: PATIENCE_MS, interval: 50 };
