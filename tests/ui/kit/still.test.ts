/** What stands still is drawn where it shows something else, and then alone. */
import type { Component } from 'preact';
import { expect, it } from 'vitest';
import { still } from '../../../src/ui/kit/still.tsx';

interface Shown {
  readonly text: string;
  readonly times: number;
  readonly onPress: () => void;
}

it('goes by what is seen of its properties, and by nothing else', () => {
  const Part = still(
    () => null,
    ({ text, times }: Shown) => [text, times],
  );
  const before: Shown = { text: 'a', times: Number.NaN, onPress: () => undefined };
  const part = new (Part as new (props: Shown) => Component<Shown>)(before);
  const isDrawnFor = (next: Shown) => part.shouldComponentUpdate?.(next, {}, {});
  expect(isDrawnFor({ ...before, onPress: () => undefined })).toBe(false);
  expect(isDrawnFor({ ...before, text: 'b' })).toBe(true);
  expect(isDrawnFor({ ...before, times: 1 })).toBe(true);
});
