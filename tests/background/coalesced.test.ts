import { expect, it } from 'vitest';
import { coalesced } from '../../src/background/coalesced.ts';

/** Work that ends when it is told to, and how often it began. */
function work() {
  const state = { begun: 0, end: () => {}, fail: () => {} };
  const run = coalesced(
    () =>
      new Promise<void>((resolve, reject) => {
        state.begun += 1;
        state.end = resolve;
        state.fail = () => reject(new Error('no disk'));
      }),
  );
  return { state, run };
}

/** Whatever can begin by itself has begun. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

it('what is asked for at once is one run, and what comes while it is under way one more, after it', async () => {
  const { state, run } = work();
  const first = [run(), run()];
  await settled();
  expect(state.begun).toBe(1);
  const more = [run(), run()];
  await settled();
  expect(state.begun, 'the first is under way').toBe(1);
  state.end();
  await Promise.all(first);
  await settled();
  expect(state.begun).toBe(2);
  state.end();
  await Promise.all(more);
  const last = run();
  await settled();
  expect(state.begun).toBe(3);
  state.end();
  await last;
});

it('a run that fails keeps none after it back', async () => {
  const { state, run } = work();
  const first = run();
  await settled();
  const second = run();
  state.fail();
  await expect(first).rejects.toThrow('no disk');
  await settled();
  expect(state.begun).toBe(2);
  state.end();
  await second;
});
