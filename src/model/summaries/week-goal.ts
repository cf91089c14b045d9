/** A person's own goal for a week, and one that may be next. */
import type { Goal } from '../settings/settings.ts';
import { isOfImages } from './biggest-cause.ts';
import type { Totals } from './summary.ts';
import type { WeekSummary } from './week-summary.ts';

/** How a week stands against its goal. */
export interface GoalProgress {
  readonly goal: Goal;
  readonly used: number;
  readonly isKept: boolean;
}

/** What was used, in the goal's own unit; energy by its central value. */
export function progressOf(goal: Goal, totals: Totals): GoalProgress {
  const used = {
    requests: totals.requests,
    images: totals.images,
    energyWh: totals.footprint.energyWh.central,
  };
  return { goal, used: used[goal.of], isKept: used[goal.of] <= goal.most };
}

/** A goal asks for this much less than usual: enough to notice, little enough to keep. */
const GOAL_SHARE = 0.9;
/** Fewer than these leave nothing to aim at. */
const LEAST = { requests: 20, images: 4 } as const;

/**
 * A goal for the next week: of images where they drove this one, else of requests; a little under the usual week.
 * Null where too little is known or used, or the goal there is asks for as much already.
 */
export function suggestGoal({ cause, usual }: WeekSummary, goal: Goal | null): Goal | null {
  if (!usual) return null;
  const of = isOfImages(cause) && usual.images >= LEAST.images ? 'images' : 'requests';
  if (usual[of] < LEAST[of]) return null;
  const most = roundedDown(usual[of] * GOAL_SHARE);
  return goal?.of === of && goal.most <= most ? null : { of, most };
}

/** To a number a person can keep in mind. */
function roundedDown(count: number): number {
  const step = count >= 100 ? 10 : count >= 20 ? 5 : 1;
  return Math.floor(count / step) * step;
}
