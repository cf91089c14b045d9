/** What works on something long calls an extension API often enough that Chromium doesn't end its worker (30 s). */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const CALLED_MS = 20_000;

let calls: number;
let answer: () => Promise<unknown>;

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
  calls = 0;
  answer = async () => ({});
  const getPlatformInfo = () => {
    calls++;
    return answer();
  };
  vi.stubGlobal('browser', { runtime: { getPlatformInfo } });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const load = () => import('../../src/platform/keep-alive.ts');

it('calls again and again, until it is ended', async () => {
  const { keepAlive } = await load();
  const end = keepAlive();
  expect(calls).toBe(0);
  await vi.advanceTimersByTimeAsync(3 * CALLED_MS);
  expect(calls).toBe(3);
  end();
  await vi.advanceTimersByTimeAsync(3 * CALLED_MS);
  expect(calls).toBe(3);
});

it('goes on after a call that fails', async () => {
  const { keepAlive } = await load();
  answer = async () => {
    throw new Error('the browser is about to end');
  };
  const end = keepAlive();
  await vi.advanceTimersByTimeAsync(2 * CALLED_MS);
  expect(calls).toBe(2);
  end();
});
