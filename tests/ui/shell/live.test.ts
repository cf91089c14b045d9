/** When a page reads anew, by a clock of the test's own. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWatch } from '../../../src/ui/shell/live.ts';

const EVERY_MS = 2_000;

/** A page that is looked at, or not. */
class Page extends EventTarget {
  visibilityState: 'visible' | 'hidden' = 'visible';

  become(state: 'visible' | 'hidden'): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

let page: Page;

beforeEach(() => {
  vi.useFakeTimers();
  page = new Page();
  vi.stubGlobal('document', page);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Notes when each reading began and ended, in ms of the watch. */
function watched(tookMs: number) {
  const { watch, touch } = createWatch(EVERY_MS);
  const startMs = performance.now();
  const began: number[] = [];
  let most = 0;
  let open = 0;
  const end = watch(async () => {
    began.push(performance.now() - startMs);
    open += 1;
    most = Math.max(most, open);
    if (tookMs > 0) await new Promise((resolve) => setTimeout(resolve, tookMs));
    open -= 1;
  });
  return { began, touch, end, most: () => most };
}

describe('a page that is looked at', () => {
  it('reads every two seconds what is read at once', async () => {
    const { began } = watched(0);
    await vi.advanceTimersByTimeAsync(3 * EVERY_MS);
    expect(began).toEqual([2_000, 4_000, 6_000]);
  });

  it('reads one thing at a time where a reading takes longer than that, and rests nine times as long', async () => {
    const { began, most } = watched(5_000);
    await vi.advanceTimersByTimeAsync(110_000);
    expect(began).toEqual([2_000, 52_000, 102_000]);
    expect(most()).toBe(1);
  });

  it('reads at once what it changed itself, whatever is being read', async () => {
    const { began, touch } = watched(5_000);
    await vi.advanceTimersByTimeAsync(3_000);
    touch();
    expect(began).toEqual([2_000, 3_000]);
  });

  it('reads on after a reading that failed', async () => {
    const { watch } = createWatch(EVERY_MS);
    const read = vi.fn(async () => undefined);
    read.mockRejectedValueOnce(new Error('a page without its words'));
    const failed = vi.fn();
    process.once('unhandledRejection', failed);
    watch(read);
    await vi.advanceTimersByTimeAsync(2 * EVERY_MS);
    expect(read).toHaveBeenCalledTimes(2);
    vi.useRealTimers();
    await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce());
  });
});

describe('a page out of sight', () => {
  it('reads nothing, and at once as it comes into sight', async () => {
    const { began } = watched(0);
    page.become('hidden');
    await vi.advanceTimersByTimeAsync(5 * EVERY_MS + 1_000);
    expect(began).toEqual([]);
    page.become('visible');
    expect(began).toEqual([11_000]);
  });
});

it('reads no more once it ended', async () => {
  const { began, touch, end } = watched(0);
  end();
  touch();
  page.become('visible');
  await vi.advanceTimersByTimeAsync(5 * EVERY_MS);
  expect(began).toEqual([]);
});
