/** What lies next is read once, while what came before it is taken in. */
import { expect, it } from 'vitest';
import { readingAhead } from '../../src/store/reading-ahead.ts';

interface Reading {
  readonly after: number | null;
  readonly most: number;
  readonly end: (found: number | undefined) => void;
  readonly fail: () => void;
}

/** What is read is noted, and comes when it is told to: the place of what was found, undefined past the last. */
function reader() {
  const readings: Reading[] = [];
  const next = readingAhead(
    (after: number | null, most: number) =>
      new Promise<number | undefined>((resolve, reject) => {
        readings.push({ after, most, end: resolve, fail: () => reject(new Error('no disk')) });
      }),
    (found) => found,
  );
  const asked = () => readings.map(({ after, most }) => [after, most]);
  return { next, readings, asked };
}

/** All that follows from what was told so far. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

it('what lies next is read once it is known where, and not again as it is asked for', async () => {
  const { next, readings, asked } = reader();
  const first = next(null, 5);
  expect(asked()).toEqual([[null, 5]]);
  readings[0]?.end(1);
  expect(await first).toBe(1);
  expect(asked()).toEqual([
    [null, 5],
    [1, 5],
  ]);
  const second = next(1, 5);
  await settled();
  expect(asked()).toHaveLength(2);
  readings[1]?.end(undefined);
  expect(await second).toBeUndefined();
  await settled();
  expect(asked()).toHaveLength(2);
});

it.each([
  ['another place', 2, 5],
  ['another number', 1, 6],
])('%s than was read ahead is read by itself', async (_, after, most) => {
  const { next, readings, asked } = reader();
  const first = next(null, 5);
  readings[0]?.end(1);
  await first;
  const other = next(after, most);
  expect(asked().at(-1)).toEqual([after, most]);
  readings[2]?.end(9);
  expect(await other).toBe(9);
});

it('what could not be read ahead is read again as it is asked for', async () => {
  const { next, readings, asked } = reader();
  const first = next(null, 5);
  readings[0]?.end(1);
  await first;
  readings[1]?.fail();
  await settled();
  const second = next(1, 5);
  expect(asked()).toHaveLength(3);
  readings[2]?.fail();
  await expect(second).rejects.toThrow('no disk');
});

it('what is read ahead stays so where what was before it can’t be read in the end', async () => {
  const { next, readings, asked } = reader();
  const first = next(null, 5);
  readings[0]?.end(1);
  await first;
  // It is asked for elsewhere, and the one that was read ahead fails late.
  const other = next(7, 5);
  readings[2]?.end(8);
  expect(await other).toBe(8);
  readings[1]?.fail();
  await settled();
  const third = next(8, 5);
  await settled();
  expect(asked()).toEqual([
    [null, 5],
    [1, 5],
    [7, 5],
    [8, 5],
  ]);
  readings[3]?.end(undefined);
  expect(await third).toBeUndefined();
});
