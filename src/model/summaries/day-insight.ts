/** The one sentence of the popup: what made the day, or that it is a quiet one. */
import type { UsageRequest } from '../usage/usage.ts';
import { biggestCause, type Cause } from './biggest-cause.ts';
import type { DayRecord, DaySummary } from './summary.ts';

/** Either is said only when the rows carry it. */
export type Insight =
  | { readonly type: 'cause'; readonly cause: Cause }
  | { readonly type: 'calm'; readonly day: string; readonly usual: number };

/** A day is called quiet late, when it can hardly fill up any more, and against a usual level worth comparing with. */
const CALM = { fromHour: 20, leastUsual: 8, share: 0.5 };

/**
 * @param requests of the day, as far as they are known
 * @param hour Local hour, 0 to 23: an unfinished day is not compared with a finished one.
 */
export function insightOf(
  { rows }: DayRecord,
  summary: DaySummary,
  requests: readonly UsageRequest[],
  hour: number,
): Insight | null {
  const own = rows.filter(({ day }) => day === summary.day);
  const cause = biggestCause({ rows: own, requests, meteredDays: 1 }, null);
  return cause ? { type: 'cause', cause } : calmOf(summary, hour);
}

function calmOf({ requests, week }: DaySummary, hour: number): Insight | null {
  const today = week.at(-1);
  if (!today || today.usual === null || hour < CALM.fromHour || today.usual < CALM.leastUsual) return null;
  return requests <= today.usual * CALM.share ? { type: 'calm', day: today.day, usual: today.usual } : null;
}
