import { expect, it } from 'vitest';
import { firstGood } from './tries.ts';

/** What is found by one look after the other, and how many there were. */
async function lookedAt(...found: readonly boolean[]) {
  let looks = 0;
  const last = await firstGood(
    async () => found[looks++],
    (each) => each === true,
  );
  return { last, looks };
}

it('looks again where it is not as it should be, three times in all', async () => {
  expect(await lookedAt(true)).toEqual({ last: true, looks: 1 });
  expect(await lookedAt(false, true)).toEqual({ last: true, looks: 2 });
  expect(await lookedAt(false, false, true)).toEqual({ last: true, looks: 3 });
  expect(await lookedAt(false, false, false, true)).toEqual({ last: false, looks: 3 });
});
