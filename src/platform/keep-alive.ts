/** Keeps the background alive while it works on something long. */
import { browser } from './browser.ts';

/** Chromium ends a worker that called no extension API for 30 s; what it does in IndexedDB does not count. */
const CALL_MS = 20_000;

/** @returns what ends it */
export function keepAlive(): () => void {
  const calling = setInterval(() => void browser.runtime.getPlatformInfo().catch(() => undefined), CALL_MS);
  return () => clearInterval(calling);
}
