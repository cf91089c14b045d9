import { expect, it } from 'vitest';
import { suggestGoal } from '../../../src/model/summaries/week-goal.ts';
import type { WeekSummary } from '../../../src/model/summaries/week-summary.ts';

/** A week after usual ones of so many requests and images; images made it where that is asked for. */
const week = (requests: number, images: number, byImages: boolean) =>
  ({
    cause: byImages ? { members: [{ of: 'class', key: 'image' }] } : null,
    usual: { requests, images },
  }) as unknown as WeekSummary;

it.each([
  [19, 0, false, null],
  [20, 0, false, { of: 'requests', most: 18 }],
  [23, 0, false, { of: 'requests', most: 20 }],
  [100, 0, false, { of: 'requests', most: 90 }],
  [112, 0, false, { of: 'requests', most: 100 }],
  [30, 3, true, { of: 'requests', most: 25 }],
  [30, 4, true, { of: 'images', most: 3 }],
])('%d requests and %d images a week, driven by images %s: %o', (requests, images, byImages, goal) => {
  expect(suggestGoal(week(requests, images, byImages), null)).toEqual(goal);
});

it('suggests no goal where the one there is asks for as much', () => {
  const suggested = (most: number) => suggestGoal(week(100, 0, false), { of: 'requests', most });
  expect([89, 90].map(suggested)).toEqual([null, null]);
  expect(suggested(91)).toEqual({ of: 'requests', most: 90 });
  expect(suggestGoal(week(100, 0, false), { of: 'images', most: 90 })).toEqual({ of: 'requests', most: 90 });
});
