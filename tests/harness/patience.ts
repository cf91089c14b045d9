/**
 * How long tests wait for what must come. A busy machine is waited for, and what never comes is told by this all the
 * same: no test is to have a shorter measure of its own.
 */
export const PATIENCE_MS = 120_000;

/** For `expect.poll`. */
export const PATIENCE = { timeout: PATIENCE_MS, interval: 50 };
