/** From what a tab reported to the row that is stored: tokens nobody saw are inferred, and the whole is estimated. */
import { dayOf, tzOffsetMin } from '../model/calendar/day.ts';
import { estimated } from '../model/footprint/estimate.ts';
import { withInferredTokens } from '../model/footprint/unseen-tokens.ts';
import type { Observation } from '../model/usage/observation.ts';
import type { UsageRequest } from '../model/usage/usage.ts';

/** What an observation does not say. */
export interface Circumstances {
  readonly id: string;
  readonly device: string;
  /** Epoch ms of arrival. */
  readonly now: number;
  /** Server zone the person chose; null for the site's own. */
  readonly zone: string | null;
  /** Under which an export knows it. */
  readonly alias?: string | undefined;
}

/** A message may have had to wait for the background; two processes may read two clocks. */
const OLDEST_MS = 24 * 3_600_000;
const NEWEST_MS = 2 * 60_000;

/** The row for an observation, as if nothing were stored of it yet. */
export function toRequest(observation: Observation, circumstances: Circumstances): UsageRequest {
  const {
    endpoint: _,
    key: __,
    thinkingMs,
    understood,
    shape: ___,
    measured: ____,
    advice: _____,
    exportKey: ______,
    ...usage
  } = observation;
  const { id, device, now, zone, alias } = circumstances;
  const at = Math.min(now + NEWEST_MS, Math.max(now - OLDEST_MS, observation.at));
  const settled = usage.outcome === 'complete' || usage.outcome === 'stopped';
  const whole = withInferredTokens(usage, { thinkingMs, unread: understood === false && settled });
  return {
    ...whole,
    id,
    device,
    at,
    day: dayOf(at),
    tzOffsetMin: tzOffsetMin(at),
    provenance: 'live',
    rowRev: 0,
    ...(alias === undefined ? {} : { alias }),
    ...estimated(whole, zone),
  };
}

/** The row of a request that is not heard of any more: what was known of it, and the rest inferred. */
export function toCut(request: UsageRequest, zone: string | null): UsageRequest {
  const cut: UsageRequest = { ...request, outcome: 'cut' };
  const whole = withInferredTokens(cut, { thinkingMs: null, unread: true });
  return { ...whole, ...estimated(whole, zone) };
}
